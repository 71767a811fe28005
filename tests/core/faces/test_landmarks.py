"""The landmarker that comes with the program, on a real face."""

import numpy as np
import pytest

from gfr_core.faces.landmarks import NetLandmarker
from gfr_core.faces.plausible import is_plausible
from gfr_core.geometry import Box
from tests.core.faces.astronaut import EYES, FACE, astronaut


@pytest.fixture(scope="module")
def landmarker() -> NetLandmarker:
    return NetLandmarker.load()


def eyes_of(
    points: np.ndarray[tuple[int, int], np.dtype[np.float64]],
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    return np.stack([points[36:42].mean(axis=0), points[42:48].mean(axis=0)])


def test_the_eyes_are_where_they_are(landmarker: NetLandmarker) -> None:
    points = landmarker.landmarks(astronaut(), FACE)
    assert points.shape == (68, 2)
    np.testing.assert_allclose(eyes_of(points), EYES, atol=3)


@pytest.mark.parametrize("shift", [(-10, 0), (10, 6), (0, -9)])
@pytest.mark.parametrize("factor", [0.85, 1.18])
def test_a_poor_box_hardly_matters(landmarker: NetLandmarker, shift: tuple[int, int], factor: float) -> None:
    x, y = FACE.centre
    width, height = FACE.w * factor, FACE.h * factor
    box = Box(x + shift[0] - width / 2, y + shift[1] - height / 2, width, height)
    np.testing.assert_allclose(eyes_of(landmarker.landmarks(astronaut(), box)), EYES, atol=4)


def test_landmarks_move_with_the_picture(landmarker: NetLandmarker) -> None:
    whole = landmarker.landmarks(astronaut(), FACE)
    cut = landmarker.landmarks(
        np.ascontiguousarray(astronaut()[40:, 100:]), Box(FACE.x - 100, FACE.y - 40, FACE.w, FACE.h)
    )
    np.testing.assert_allclose(cut + np.array([100, 40]), whole, atol=0.3)


def test_several_faces_at_once_equal_one_by_one(landmarker: NetLandmarker) -> None:
    boxes = [FACE, Box(FACE.x + 5, FACE.y, FACE.w, FACE.h)]
    together = landmarker.landmarks_of_all(astronaut(), boxes)
    for points, box in zip(together, boxes, strict=True):
        np.testing.assert_allclose(points, landmarker.landmarks(astronaut(), box), atol=0.05)


def test_no_boxes_give_no_landmarks(landmarker: NetLandmarker) -> None:
    assert landmarker.landmarks_of_all(astronaut(), []) == []


@pytest.mark.parametrize("picture", [np.zeros((64, 64, 3), np.uint8), np.full((20, 300, 3), 255, np.uint8)])
def test_a_featureless_picture_gives_finite_points(
    landmarker: NetLandmarker, picture: np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]
) -> None:
    assert np.isfinite(landmarker.landmarks(picture, Box(0, 0, 20, 20))).all()


def test_a_face_over_the_border_still_makes_a_face(landmarker: NetLandmarker) -> None:
    cut = np.ascontiguousarray(astronaut()[:, 200:])
    points = landmarker.landmarks(cut, Box(FACE.x - 200, FACE.y, FACE.w, FACE.h))
    assert np.isfinite(points).all()
    assert is_plausible(points)


def test_fewer_than_one_pass_is_refused() -> None:
    with pytest.raises(ValueError, match="passes is 0, wanted at least 1"):
        NetLandmarker.load(passes=0)
