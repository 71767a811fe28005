import cv2
import numpy as np
import pytest

from gfr_core.film.follow import Motion, follow
from gfr_core.geometry import Box, apply_map
from tests.core.film.moving import Pose, face_of, picture, truth

Grey = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]


def grey(*poses: Pose) -> Grey:
    return np.asarray(cv2.cvtColor(picture(poses), cv2.COLOR_RGB2GRAY), dtype=np.uint8)


@pytest.mark.parametrize(
    "after",
    [Pose(x=133.3, y=98.6), Pose(x=150, y=110), Pose(scale=0.84), Pose(roll=6.0), Pose(x=136, scale=0.77, roll=-4.0)],
)
def test_shift_size_and_turn_are_found(after: Pose) -> None:
    before = Pose()
    motion = follow(grey(before), grey(after), face_of(before).box)
    assert motion is not None
    missed = np.linalg.norm(motion.of_points(truth(before)) - truth(after), axis=1)
    assert missed.mean() < 0.5
    assert motion.scale == pytest.approx(after.scale / before.scale, abs=0.015)
    assert motion.kept > 0.5


def test_light_that_changes_a_little_does_not_lead_astray() -> None:
    motion = follow(grey(Pose()), grey(Pose(x=133, light=1.1)), face_of(Pose()).box)
    assert motion is not None
    assert np.linalg.norm(motion.of_points(truth(Pose())) - truth(Pose(x=133)), axis=1).mean() < 1


def test_a_face_that_is_gone_is_not_followed() -> None:
    rng = np.random.default_rng(0)
    noise = rng.integers(0, 256, (200, 260), dtype=np.uint8)
    assert follow(grey(Pose()), noise, face_of(Pose()).box) is None


def test_nothing_to_hold_on_to_is_not_followed() -> None:
    flat = np.full((200, 260), 90, np.uint8)
    assert follow(flat, flat, Box(80, 60, 70, 70)) is None
    assert follow(grey(Pose()), grey(Pose()), Box(100, 100, 5, 5)) is None


def test_a_box_moves_and_grows_with_the_points_and_stays_upright() -> None:
    turn = np.deg2rad(30)
    matrix = np.array([[2 * np.cos(turn), -2 * np.sin(turn), 5.0], [2 * np.sin(turn), 2 * np.cos(turn), 7.0]])
    motion = Motion(matrix, 1.0)
    box = motion.of_box(Box(10, 20, 30, 40))
    assert (box.w, box.h) == pytest.approx((60, 80))
    assert np.array(box.centre) == pytest.approx(apply_map(matrix, np.array([[24.5, 39.5]]))[0] + 0.5)
