"""Choosing among the faces of a picture."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from gfr_core.commands.faces import box_of, choose_faces, no_face
from gfr_core.commands.wishes import FaceWish
from gfr_core.errors import GfrError
from gfr_core.faces.face import Face
from gfr_core.faces.find import FaceFinder
from gfr_core.geometry import Box, Points68
from gfr_core.media.frame import Frame
from tests.core.restore.faces import landmarks

GROUP = Frame(np.zeros((200, 400, 3), np.uint8), "group.jpg")
SMALL, LARGE, MIDDLE = Box(10, 10, 40, 40), Box(100, 10, 90, 90), Box(300, 10, 60, 60)


class Known:
    """A detector that is told where the faces are, and a landmarker that draws them there."""

    name = "known"

    def __init__(self, *boxes: Box) -> None:
        self._boxes = boxes

    def detect(self, pixels: NDArray[np.uint8]) -> list[Face]:
        return [Face(box, 0.9, self.name) for box in self._boxes]

    def landmarks(self, pixels: NDArray[np.uint8], box: Box) -> Points68:
        return landmarks(box.x, box.y, box.side)


def finder(*boxes: Box) -> FaceFinder:
    known = Known(*boxes)
    return FaceFinder(known, known)


def wanted(wish: FaceWish, *boxes: Box) -> list[int]:
    """Left edges of the faces chosen."""
    return [round(face.box.x) for face in choose_faces(GROUP, finder(*boxes), wish).wanted]


def test_a_single_face_is_taken_without_a_word() -> None:
    chosen = choose_faces(GROUP, finder(LARGE), FaceWish())
    assert (len(chosen.wanted), chosen.note) == (1, "")


def test_of_several_the_largest_is_taken_and_said() -> None:
    chosen = choose_faces(GROUP, finder(SMALL, LARGE, MIDDLE), FaceWish())
    assert [round(face.box.x) for face in chosen.wanted] == [100]
    assert chosen.note == (
        "3 faces were found; restored the largest, number 2 from the left. --face N chooses another, --all takes all."
    )


def test_numbers_count_from_the_left() -> None:
    assert wanted(FaceWish(number=3), LARGE, SMALL, MIDDLE) == [300]


def test_all_takes_all_from_the_left() -> None:
    assert wanted(FaceWish(every=True), MIDDLE, SMALL, LARGE) == [10, 100, 300]


def test_a_box_by_hand_asks_no_detector() -> None:
    chosen = choose_faces(GROUP, finder(), FaceWish(box=(100, 20, 80, 80)))
    assert (chosen.found, len(chosen.wanted)) == ((), 1)


def test_a_number_too_high_says_how_many_there_are() -> None:
    with pytest.raises(GfrError) as caught:
        choose_faces(GROUP, finder(SMALL, LARGE), FaceWish(number=3))
    assert caught.value.message == "There is no face 3 in 'group.jpg'; 2 faces were found."


def test_no_face_at_all_offers_the_box() -> None:
    with pytest.raises(GfrError) as caught:
        choose_faces(GROUP, finder(), FaceWish())
    assert caught.value.message == no_face(GROUP).message == "No face was found in 'group.jpg'."
    assert "--box" in caught.value.hint


def test_a_box_is_told_to_a_hundredth_of_a_pixel() -> None:
    face = replace(Face(LARGE, 1.0, "hand"), box=Box(1.005001, 2, 3.999, 4))
    assert box_of(face) == (1.01, 2, 4.0, 4)
