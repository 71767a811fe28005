import numpy as np

from gfr_core.train.landmark_grid import landmark_grid
from tests.core.train.small_run import face_points


def test_an_affine_change_of_the_landmarks_gives_that_affine_grid() -> None:
    target = face_points(60, 64)
    guide = target @ np.array([[0.9, 0.1], [-0.1, 1.1]]).T + (6, 3)
    grid = landmark_grid(target, guide, 128)
    ys, xs = np.mgrid[0:128, 0:128]
    places = np.stack([xs, ys], axis=-1) @ np.array([[0.9, 0.1], [-0.1, 1.1]]).T + (6, 3)
    assert np.abs(grid - ((places + 0.5) / 64 - 1))[8:-8, 8:-8].max() < 1e-3


def test_one_moved_landmark_pulls_its_neighbourhood_but_not_all_the_way() -> None:
    target = face_points(60, 64)
    guide = target.copy()
    guide[30] += (4, 0)
    x, y = np.rint(target[30]).astype(int)
    moved = (landmark_grid(target, guide, 128)[y, x, 0] + 1) * 64 - 0.5 - x
    assert 0.5 < moved < 4.5
