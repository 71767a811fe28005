import numpy as np
import pytest

from gfr_core.geometry import FLIPPED_68, Box
from gfr_core.train.face_shape import FURTHEST, SHAPED, sample_shape
from gfr_core.train.pose import PoseRange, coarse_points, sample_pose
from tests.core.train.small_run import face_points

POINTS = face_points(120, 150)


def test_left_and_right_of_the_table_are_mirror_landmarks() -> None:
    for (left, right), _, _ in SHAPED:
        assert FLIPPED_68[left] == right


def test_a_change_is_symmetrical_and_bounded() -> None:
    pushes = sample_shape(np.random.default_rng(1), 0.02)
    amounts = dict(zip(pushes.landmarks, pushes.amounts, strict=True))
    for (left, right), _, _ in SHAPED:
        mirrored = amounts[left] * (-1, 1) if left != right else amounts[left]
        assert np.allclose(amounts[right], mirrored)
    assert np.abs(pushes.amounts).max() <= FURTHEST * 2 * 0.02


def test_its_spread_is_the_deviation_asked_for() -> None:
    chins = [sample_shape(np.random.default_rng(seed), 0.02) for seed in range(400)]
    down = [pushes.amounts[pushes.landmarks.index(8), 1] / 2 for pushes in chins]
    assert np.std(down) == pytest.approx(0.02, rel=0.2)


@pytest.mark.parametrize("seed", range(6))
def test_a_face_of_another_shape_can_still_be_undone(seed: int) -> None:
    rng = np.random.default_rng(seed)
    pose = sample_pose(rng, POINTS, 128, PoseRange(), mirrored=False, shape=sample_shape(rng, 0.02))
    asked = coarse_points(128)
    inside = np.all(np.abs(asked - np.asarray(Box(0, 0, 128, 128).centre)) < 64, axis=1)
    assert np.abs(pose.forward(pose.inverse(asked)) - asked)[inside].max() < 0.4
