import numpy as np
import torch

from gfr_core.model.config import GFRNetConfig
from gfr_core.model.point_warpnet import PointWarpNet, placement
from gfr_core.model.warp import identity_grid
from tests.core.train.small_run import face_points

TINY = GFRNetConfig(warp_kind="points", warp_width=4, warp_size=32, warp_passes=2, rec_levels=2, width=4)


def net() -> PointWarpNet:
    torch.manual_seed(0)
    return PointWarpNet(TINY).eval()


def pictures(count: int, side: int, seed: int = 0) -> torch.Tensor:
    return torch.rand(count, 3, side, side, generator=torch.Generator().manual_seed(seed))


def test_two_equal_pictures_give_the_identity() -> None:
    same = pictures(2, 64)
    grid = net()(same, same)
    assert grid.shape == (2, 8, 8, 2)
    assert (grid - identity_grid(2, 8, 8, like=grid)).abs().max() < 1e-2


def test_one_of_a_batch_equals_a_batch_of_one() -> None:
    warpnet, degraded, guide = net(), pictures(3, 64), pictures(3, 64, seed=1)
    together, alone = warpnet.look(degraded, guide), warpnet.look(degraded[1:2], guide[1:2])
    assert together.points is not None
    assert alone.points is not None
    assert torch.allclose(together.points[1:2], alone.points, atol=1e-4)


def test_other_sizes_are_resampled_to_its_own() -> None:
    assert net().at_own_size(pictures(1, 128)).shape == (1, 3, 64, 64)
    assert net()(pictures(1, 128), pictures(1, 128)).shape == (1, 8, 8, 2)


def test_the_square_around_a_rolled_face_stands_upright() -> None:
    turn = np.deg2rad(20)
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    points = torch.tensor(face_points(0.8, 0.0) @ rotation.T + 0.1, dtype=torch.float32)[None]
    place = placement(points)
    inverse = torch.linalg.inv(place[0, :, :2])
    within = (points[0] - place[0, :, 2]) @ inverse.T
    left, right = within[36:42].mean(dim=0), within[42:48].mean(dim=0)
    assert abs(float(left[1] - right[1])) < 1e-4
    assert torch.allclose((within.amin(dim=0) + within.amax(dim=0)) / 2, torch.zeros(2), atol=1e-4)
    assert float(within.abs().max()) - 1 / 1.6 < 1e-4


def test_every_parameter_learns() -> None:
    warpnet = net().train()
    look = warpnet.look(pictures(2, 64), pictures(2, 64, seed=1))
    look.grid.square().mean().backward()  # type: ignore[no-untyped-call]  # torch has no type for it
    assert all(parameter.grad is not None for parameter in warpnet.parameters())
