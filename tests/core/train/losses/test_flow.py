import pytest
import torch

from gfr_core.model.warp import identity_grid
from gfr_core.train.losses.flow import bending, dense_grid_loss, landmark_distance, landmark_loss, total_variation

IDENTITY = identity_grid(2, 16, 16, like=torch.zeros(1, dtype=torch.float64))


def test_the_right_grid_has_no_landmark_loss_and_a_shift_its_square() -> None:
    points = torch.rand(2, 68, 2, dtype=torch.float64) * 1.5 - 0.75
    assert landmark_loss(IDENTITY, points, points) < 1e-20
    shift = torch.tensor([0.3, -0.4], dtype=torch.float64)
    assert landmark_loss(IDENTITY + shift, points, points) == pytest.approx(0.25)
    assert landmark_distance(IDENTITY + shift, points, points) == pytest.approx(0.5)


def test_landmark_loss_is_exact_in_its_gradient() -> None:
    grid = (IDENTITY[:1, ::4, ::4] * 0.9).clone().requires_grad_()
    points = torch.rand(1, 5, 2, dtype=torch.float64) * 0.8
    assert torch.autograd.gradcheck(lambda g: landmark_loss(g, points, points + 0.1), (grid,))


def test_dense_loss_counts_only_where_the_weight_is() -> None:
    known = IDENTITY.clone()
    known[:, :, 8:] += 1.0
    weight = torch.zeros(2, 1, 16, 16, dtype=torch.float64)
    weight[:, :, :, :8] = 1
    assert dense_grid_loss(IDENTITY, known, weight) == 0
    assert dense_grid_loss(IDENTITY, known, 1 - weight) == pytest.approx(2.0)


def test_a_constant_offset_has_no_variation_and_a_ramp_its_slope() -> None:
    assert total_variation(torch.full((1, 8, 8, 2), 0.7)) == 0
    ramp = torch.zeros(1, 8, 8, 2)
    ramp[..., 0] = torch.arange(8) * 0.1
    assert total_variation(ramp) == pytest.approx(0.01 / 2, abs=1e-6)


def test_an_affine_offset_does_not_bend_and_a_parabola_does() -> None:
    affine = IDENTITY * 0.3 + 0.1
    assert bending(affine) < 1e-18
    parabola = torch.zeros(1, 8, 8, 2)
    parabola[..., 1] = (torch.arange(8.0) ** 2)[:, None]
    assert bending(parabola) == pytest.approx((2 * 8) ** 2 / 2)
