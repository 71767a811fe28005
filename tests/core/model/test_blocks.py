import torch
from torch import nn

from gfr_core.model.blocks import Residual, convolution, double, encoder, halve, last


def test_halve_halves_and_double_doubles() -> None:
    pictures = torch.rand(2, 3, 16, 24)
    assert halve(3, 5)(pictures).shape == (2, 5, 8, 12)
    assert double(3, 5)(pictures).shape == (2, 5, 32, 48)


def test_the_first_encoder_layer_has_no_norm_and_the_others_have_one() -> None:
    normed = [any(isinstance(part, nn.BatchNorm2d) for part in layer.modules()) for layer in encoder(6, (4, 8, 8))]
    assert normed == [False, True, True]


def test_a_last_layer_scaled_to_zero_says_nothing() -> None:
    assert last(4, 2, scale=0.0)(torch.rand(1, 4, 8, 8)).abs().max() == 0


def test_a_convolution_keeps_the_size_or_divides_it_by_its_stride() -> None:
    pictures = torch.rand(2, 3, 16, 24)
    assert convolution(3, 5)(pictures).shape == (2, 5, 16, 24)
    assert convolution(3, 5, stride=2)(pictures).shape == (2, 5, 8, 12)


def test_a_silent_residual_returns_its_input() -> None:
    block = Residual(4)
    for parameter in block.second.parameters():
        nn.init.zeros_(parameter)
    features = torch.rand(2, 4, 8, 8)
    assert torch.equal(block(features), features)
