import pytest

from gfr_core.errors import GfrError
from gfr_core.pairing.guide_set import guide_from
from tests.core.restore.faces import face_at, frame, smooth_picture

PORTRAIT = frame(smooth_picture(90, 120), "mum.jpg")


def test_the_largest_face_of_a_portrait_guides() -> None:
    faces = [face_at(0, 0, 30), face_at(40, 10, 70), face_at(0, 40, 25)]
    guide = guide_from(PORTRAIT, faces)
    assert guide.face is faces[1]
    assert guide.name == "mum.jpg"
    assert guide.faces_found == 3


def test_a_portrait_without_a_face_says_which_and_what_to_do() -> None:
    with pytest.raises(GfrError) as caught:
        guide_from(PORTRAIT, [])
    assert caught.value.message == "Guide 'mum.jpg' shows no face."
    assert caught.value.hint == "Choose a photo whose face is at least 64 px wide."


def test_a_portrait_with_a_tiny_face_says_how_large_it_is() -> None:
    with pytest.raises(GfrError, match=r"The face in guide 'mum\.jpg' is only 20 px large\."):
        guide_from(PORTRAIT, [face_at(5, 5, 20)])
