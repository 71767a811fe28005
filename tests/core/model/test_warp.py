from math import floor

import pytest
import torch
from torch import Tensor

from gfr_core.model.warp import compose, flow_px, grid_at_points, identity_grid, resize_grid, sample_grid, warp


def slow_warp(guide: Tensor, grid: Tensor) -> Tensor:
    """Eq. 2 as a loop: the weighted sum of the four neighbours of each position, the border repeated."""
    count, channels, guide_height, guide_width = guide.shape
    height, width = grid.shape[1:3]
    out = torch.zeros(count, channels, height, width, dtype=guide.dtype)
    for b in range(count):
        for i in range(height):
            for j in range(width):
                x = min(max((float(grid[b, i, j, 0]) + 1) * guide_width / 2 - 0.5, 0), guide_width - 1)
                y = min(max((float(grid[b, i, j, 1]) + 1) * guide_height / 2 - 0.5, 0), guide_height - 1)
                for row in {floor(y), min(floor(y) + 1, guide_height - 1)}:
                    for column in {floor(x), min(floor(x) + 1, guide_width - 1)}:
                        weight = (1 - abs(x - column)) * (1 - abs(y - row))
                        out[b, :, i, j] += weight * guide[b, :, row, column]
    return out


def some_grid(count: int, height: int, width: int, seed: int = 0) -> Tensor:
    generator = torch.Generator().manual_seed(seed)
    wobble = torch.randn(count, height, width, 2, generator=generator, dtype=torch.float64) * 0.2
    return identity_grid(count, height, width, like=wobble) + wobble


def test_identity_grid_returns_the_guide() -> None:
    guide = torch.rand(2, 3, 12, 20)
    assert torch.allclose(warp(guide, identity_grid(2, 12, 20, like=guide)), guide, atol=1e-6)


def test_a_shifted_grid_shifts_the_guide() -> None:
    guide = torch.rand(1, 3, 8, 16)
    shifted = identity_grid(1, 8, 16, like=guide) + torch.tensor([2 * 3 / 16, 0.0])
    assert torch.allclose(warp(guide, shifted)[..., :-3], guide[..., 3:], atol=1e-5)


def test_positions_outside_take_the_border() -> None:
    guide = torch.rand(1, 3, 8, 8)
    outside = torch.full((1, 4, 4, 2), 5.0)
    assert torch.allclose(warp(guide, outside), guide[:, :, -1:, -1:].expand(1, 3, 4, 4))


def test_the_warp_equals_equation_2_as_a_slow_loop() -> None:
    guide = torch.rand(2, 3, 7, 9, dtype=torch.float64)
    grid = some_grid(2, 5, 6)
    assert torch.allclose(warp(guide, grid), slow_warp(guide, grid), atol=1e-12)


def test_the_warps_gradients_are_exact() -> None:
    guide = torch.rand(1, 3, 4, 4, dtype=torch.float64, requires_grad=True)
    grid = (some_grid(1, 3, 3) * 0.7).requires_grad_()
    assert torch.autograd.gradcheck(warp, (guide, grid))


def test_resizing_keeps_the_identity_and_every_shift_exact() -> None:
    small = identity_grid(1, 16, 16, like=torch.zeros(1)) + torch.tensor([0.25, -0.125])
    large = identity_grid(1, 64, 48, like=torch.zeros(1)) + torch.tensor([0.25, -0.125])
    assert torch.allclose(resize_grid(small, 64, 48), large, atol=1e-6)
    assert resize_grid(small, 16, 16) is small


def test_resizing_keeps_an_affine_map_exact_away_from_the_border() -> None:
    def affine(side: int) -> Tensor:
        return identity_grid(1, side, side, like=torch.zeros(1)) @ torch.tensor([[0.8, 0.1], [-0.2, 1.1]])

    assert (resize_grid(affine(16), 64, 64) - affine(64))[:, 8:-8, 8:-8].abs().max() < 1e-5


def test_composing_with_the_identity_changes_nothing() -> None:
    grid = some_grid(1, 8, 8)
    identity = identity_grid(1, 8, 8, like=grid)
    assert torch.allclose(compose(grid, identity), grid, atol=1e-12)
    assert torch.allclose(compose(identity, grid), grid, atol=1e-12)


def test_two_shifts_compose_to_their_sum() -> None:
    identity = identity_grid(1, 8, 8, like=torch.zeros(1, dtype=torch.float64))
    first, then = identity + 0.1, identity + torch.tensor([0.05, -0.2], dtype=torch.float64)
    wanted = identity + torch.tensor([0.15, -0.1], dtype=torch.float64)
    assert torch.allclose(compose(first, then), wanted, atol=1e-12)


def test_a_grid_read_at_pixel_centres_is_the_grid() -> None:
    grid = some_grid(1, 6, 6)
    centres = identity_grid(1, 6, 6, like=grid)
    assert torch.allclose(sample_grid(grid, centres), grid, atol=1e-12)
    assert torch.allclose(grid_at_points(grid, centres.reshape(1, 36, 2)), grid.reshape(1, 36, 2), atol=1e-12)


def test_flow_is_the_displacement_in_guide_pixels() -> None:
    identity = identity_grid(1, 4, 4, like=torch.zeros(1))
    flow = flow_px(identity + torch.tensor([2 / 100, 4 / 50]), 50, 100)
    assert flow[0, 2, 3].tolist() == pytest.approx([1.0, 2.0], abs=1e-4)
