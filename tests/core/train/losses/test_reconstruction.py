import pytest
import torch
from torch import Tensor

from gfr_core.train.losses.reconstruction import frequency_loss, l2_loss, weighted_l1_loss

SHARP = torch.rand(2, 3, 16, 16, generator=torch.Generator().manual_seed(1))


def plain_l1(restored: Tensor, sharp: Tensor) -> Tensor:
    return weighted_l1_loss(restored, sharp, torch.ones_like(sharp[:, :1]))


def test_equal_pictures_cost_nothing() -> None:
    weight = torch.ones(2, 1, 16, 16)
    assert l2_loss(SHARP, SHARP) == 0
    assert weighted_l1_loss(SHARP, SHARP, weight) == 0
    assert frequency_loss(SHARP, SHARP) == 0


def test_a_constant_difference_has_its_closed_form() -> None:
    weight = torch.rand(2, 1, 16, 16)
    assert l2_loss(SHARP + 0.1, SHARP) == pytest.approx(0.01, rel=1e-4)
    assert weighted_l1_loss(SHARP + 0.1, SHARP, weight) == pytest.approx(0.1, rel=1e-4)
    # the spectrum of a constant is one coefficient, 0.1 * 16, among 16 x 9 complex numbers
    assert frequency_loss(SHARP + 0.1, SHARP) == pytest.approx(1.6 / (16 * 9 * 2), rel=1e-3)


def test_a_difference_where_the_weight_is_zero_is_free() -> None:
    weight = torch.ones(2, 1, 16, 16)
    weight[..., :8] = 0
    other = SHARP.clone()
    other[..., :8] += 0.5
    assert weighted_l1_loss(other, SHARP, weight) == 0


def test_weights_that_are_all_alike_weigh_nothing() -> None:
    other = SHARP.flip(3)
    weighted = weighted_l1_loss(other, SHARP, torch.full((2, 1, 16, 16), 3.0))
    torch.testing.assert_close(weighted, (other - SHARP).abs().mean())


def test_the_spectrum_of_half_precision_is_taken_in_float32() -> None:
    restored, sharp = SHARP.flip(3).bfloat16(), SHARP.bfloat16()
    assert frequency_loss(restored, sharp).dtype == torch.float32
    torch.testing.assert_close(frequency_loss(restored, sharp), frequency_loss(SHARP.flip(3), SHARP), rtol=0.01, atol=0)


@pytest.mark.parametrize("loss", [l2_loss, plain_l1, frequency_loss])
def test_gradients_are_exact(loss) -> None:  # type: ignore[no-untyped-def]  # one signature for all
    rng = torch.Generator().manual_seed(2)
    restored = torch.rand(1, 3, 4, 4, dtype=torch.float64, generator=rng).requires_grad_()
    sharp = torch.rand(1, 3, 4, 4, dtype=torch.float64, generator=rng)
    assert torch.autograd.gradcheck(lambda r: loss(r, sharp), (restored,))
