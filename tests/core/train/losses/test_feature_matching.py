import pytest
import torch

from gfr_core.train.losses.feature_matching import feature_matching_loss


def layers(seed: int) -> list[torch.Tensor]:
    rng = torch.Generator().manual_seed(seed)
    return [torch.rand(2, 2 * n, 8 // n, 8 // n, dtype=torch.float64, generator=rng) for n in (1, 2, 4)]


def test_equal_features_cost_nothing() -> None:
    assert feature_matching_loss(layers(1), layers(1)) == 0


def test_every_layer_counts_the_same_whatever_its_size() -> None:
    sharp = layers(1)
    for place in range(3):
        restored = [layer + 0.3 * (place == i) for i, layer in enumerate(sharp)]
        assert float(feature_matching_loss(restored, sharp)) == pytest.approx(0.1)


def test_no_gradient_reaches_the_sharp_side() -> None:
    restored, sharp = layers(1), layers(2)
    for layer in [*restored, *sharp]:
        layer.requires_grad_()
    feature_matching_loss(restored, sharp).backward()  # type: ignore[no-untyped-call]  # torch has no type for it
    assert all(layer.grad is not None for layer in restored)
    assert all(layer.grad is None for layer in sharp)


def test_gradients_are_exact() -> None:
    restored = [layer.requires_grad_() for layer in layers(1)]
    assert torch.autograd.gradcheck(lambda *found: feature_matching_loss(found, layers(2)), tuple(restored))


@pytest.mark.parametrize(("found", "known"), [(3, 2), (0, 0)])
def test_features_of_another_judge_are_refused(found: int, known: int) -> None:
    with pytest.raises(ValueError, match=f"features of {found} and {known} layers"):
        feature_matching_loss(layers(1)[:found], layers(2)[:known])
