from pathlib import Path

import numpy as np
import pytest
import torch

from gfr_core.train.device_pose import PoseWarps, coarse_batch, enlarge_batch, head_depths
from gfr_core.train.face_shape import sample_shape
from gfr_core.train.index import Photo
from gfr_core.train.pairs import moved_points
from gfr_core.train.pose import PoseRange, coarse_points, enlarge, head_depth, sample_pose
from tests.core.train.small_run import face_points

CPU = torch.device("cpu")
FACES = [face_points(120 + 20 * n, 150) for n in range(4)]
POSES = [
    sample_pose(
        np.random.default_rng(n),
        points,
        64,
        PoseRange(),
        mirrored=bool(n % 2),
        shape=sample_shape(np.random.default_rng(n), 0.02) if n > 1 else None,  # another number of bends
    )
    for n, points in enumerate(FACES)
]
WARPS = PoseWarps.of(POSES).to(CPU)
POINTS = torch.from_numpy(np.stack(FACES)).float()


def test_poses_of_a_batch_move_points_as_they_do_alone() -> None:
    for moved, pose, points in zip(WARPS.forward(POINTS), POSES, FACES, strict=True):
        assert np.allclose(moved.numpy(), pose.forward(points), atol=1e-3)


def test_inverses_of_a_batch_are_the_inverses_alone() -> None:
    found = WARPS.inverse(coarse_batch(len(POSES), 64, CPU))
    for places, pose in zip(found, POSES, strict=True):
        assert np.allclose(places.numpy(), pose.inverse(coarse_points(64)), atol=2e-3)


def test_landmarks_of_mirrored_crops_are_renumbered() -> None:
    moved = WARPS.moved_points(POINTS)
    for number, (pose, points) in enumerate(zip(POSES, FACES, strict=True)):
        photo = Photo("someone", Path("never_read.jpg"), points)
        assert np.allclose(moved[number].numpy(), moved_points(pose, photo), atol=1e-3)


def test_places_on_the_face_are_the_same() -> None:
    places = POSES[2].inverse_map()
    batch = torch.from_numpy(places)[None].expand(len(POSES), -1, -1, -1)
    assert np.allclose(WARPS.on_face(batch)[2].numpy(), POSES[2].on_face(places), atol=1e-5)


def test_the_depth_of_the_head_is_the_same() -> None:
    centred = np.random.default_rng(0).normal(0, 1, (50, 2))
    depths = head_depths(*torch.from_numpy(centred).unbind(dim=1))
    assert np.allclose(depths.numpy(), head_depth(centred), atol=1e-12)


@pytest.mark.parametrize("size", [32, 96])
def test_enlarging_a_batch_is_enlarging_each(size: int) -> None:
    coarse = coarse_points(size) + np.random.default_rng(0).normal(0, 1, coarse_points(size).shape)
    batch = enlarge_batch(torch.from_numpy(np.stack([coarse, coarse * 2])).float(), size)
    assert np.allclose(batch[0].numpy(), enlarge(coarse, size), atol=1e-3)
    assert np.allclose(batch[1].numpy(), 2 * batch[0].numpy(), atol=1e-3)
