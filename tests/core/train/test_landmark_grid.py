import numpy as np
import torch

from gfr_core.train.device_pose import enlarge_batch
from gfr_core.train.landmark_grid import landmark_grid, landmark_places
from gfr_core.train.pose import coarse_points
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


def test_splines_of_a_batch_are_the_splines_alone() -> None:
    rng = np.random.default_rng(0)
    targets = [face_points(60 + 10 * n, 64) for n in range(3)]
    guides = [target + rng.normal(0, 3, target.shape) for target in targets]
    here, there, asked = (
        torch.from_numpy((np.stack(points) + 0.5) / 64 - 1).float()
        for points in (targets, guides, [coarse_points(128)] * 3)
    )
    grids = enlarge_batch(landmark_places(here, there, asked), 128)
    for grid, target, guide in zip(grids, targets, guides, strict=True):
        assert np.abs(grid.numpy() - landmark_grid(target, guide, 128)).max() < 1e-4
