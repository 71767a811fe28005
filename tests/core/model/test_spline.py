import numpy as np
import torch

from gfr_core.model.spline import spline_grid
from gfr_core.model.warp import grid_at_points, identity_grid
from gfr_core.train.landmark_grid import SMOOTHING, landmark_grid
from tests.core.train.small_run import face_points


def some_points(count: int, seed: int = 0) -> torch.Tensor:
    generator = torch.Generator().manual_seed(seed)
    return torch.rand(count, 20, 2, generator=generator) * 1.4 - 0.7


def test_without_smoothing_the_grid_sends_every_point_to_its_partner() -> None:
    points, partners = some_points(2), some_points(2) + 0.1 * some_points(2, seed=1)
    grid = spline_grid(points, partners, torch.tensor(1e-6), 128)
    assert (grid_at_points(grid, points) - partners).abs().max() < 5e-3


def test_points_that_do_not_move_give_the_identity() -> None:
    points = some_points(1)
    identity = identity_grid(1, 16, 16, like=points)
    assert torch.allclose(spline_grid(points, points, torch.tensor(0.01), 16), identity, atol=1e-4)


def test_much_smoothing_leaves_the_best_affine_map() -> None:
    points = some_points(1)
    moved = points @ torch.tensor([[0.9, 0.2], [-0.1, 1.1]]) + torch.tensor([0.1, 0.0])
    grid = spline_grid(points, moved + 0.05 * some_points(1, seed=2), torch.tensor(1e5), 16)
    across = grid[:, :, 2:] - 2 * grid[:, :, 1:-1] + grid[:, :, :-2]
    assert across.abs().max() < 1e-3


def test_it_equals_the_spline_that_training_uses() -> None:
    target, guide = face_points(60, 64), face_points(70, 60) + np.random.default_rng(0).normal(0, 1, (68, 2))
    wanted = torch.from_numpy(landmark_grid(target, guide, 64))
    here, there = (torch.tensor((p + 0.5) * (2 / 64) - 1, dtype=torch.float32)[None] for p in (target, guide))
    found = spline_grid(here, there, torch.tensor(SMOOTHING), 64)[0]
    apart = (found - wanted)[4:-4, 4:-4].abs()  # that one is interpolated from a coarse grid, this one float32
    assert apart.max() < 6e-3
    assert apart.mean() < 3e-4


def test_gradients_reach_both_sets_of_points() -> None:
    points, partners = some_points(1).requires_grad_(), some_points(1, seed=1).requires_grad_()
    loss = spline_grid(points, partners, torch.tensor(0.01), 8).square().mean()
    loss.backward()  # type: ignore[no-untyped-call]  # torch has no type for it
    assert points.grad is not None
    assert partners.grad is not None
    assert partners.grad.abs().max() > 0
