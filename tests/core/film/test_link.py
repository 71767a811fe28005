import cv2
import numpy as np
import pytest

from gfr_core.film.link import SURELY_ALIKE, agreement, likeness, look_of, pairs_of
from gfr_core.geometry import Box
from tests.core.film.moving import Pose, face_of, picture

Plane = np.ndarray[tuple[int, ...], np.dtype[np.float32]]


def look(pose: Pose, shift: float = 0.0) -> tuple[Box, Plane]:
    grey = np.asarray(cv2.cvtColor(picture([pose]), cv2.COLOR_RGB2GRAY), dtype=np.uint8)
    box = face_of(pose).box
    moved = Box(box.x + shift, box.y, box.w, box.h)
    return moved, look_of(grey, moved)


HERE, THERE, WALL = look(Pose()), look(Pose(x=150, y=90, scale=0.9, light=0.8)), look(Pose(), shift=-90)


def test_a_face_is_like_itself_elsewhere_and_in_another_light_and_unlike_the_wall() -> None:
    assert likeness(HERE[1], HERE[1]) == pytest.approx(1)
    assert likeness(HERE[1], THERE[1]) > 0.9
    assert likeness(HERE[1], WALL[1]) < SURELY_ALIKE


def test_a_box_a_little_off_is_still_the_face() -> None:
    assert likeness(HERE[1], look(Pose(), shift=3.0)[1]) > 0.9


def test_a_face_that_was_followed_belongs_to_what_overlaps_it() -> None:
    box, plane = look(Pose(x=140))
    assert agreement(*HERE, box, plane, is_lost=False) > 1
    assert agreement(*HERE, *WALL, is_lost=False) == 0


def test_a_lost_face_is_recognised_nearby_by_its_look_and_not_by_its_place() -> None:
    assert agreement(*HERE, *THERE, is_lost=True) > SURELY_ALIKE
    assert agreement(*HERE, HERE[0], WALL[1], is_lost=True) == 0
    far = Box(HERE[0].x + 3 * HERE[0].w, HERE[0].y, HERE[0].w, HERE[0].h)
    assert agreement(*HERE, far, HERE[1], is_lost=True) == 0


def test_the_surest_pairs_are_made_first_and_each_only_once() -> None:
    assert pairs_of([[0.5, 0.9], [0.8, 0.85], [0.0, 0.0]]) == [(0, 1), (1, 0)]
    assert pairs_of([]) == []
    assert pairs_of([[], []]) == []
