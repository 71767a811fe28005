import copy

import pytest
import torch
from torch import nn

from gfr_core.model.blocks import double, halve, last
from gfr_core.model.gfrnet import GFRNet
from gfr_core.restore.cpu_layers import quick_on_cpu
from tests.core.checkpoint.weights import TINY


def layer(*, up: bool, bias: bool) -> nn.Module:
    torch.manual_seed(0)
    kind = nn.ConvTranspose2d if up else nn.Conv2d
    return kind(5, 7, kernel_size=4, stride=2, padding=1, bias=bias)


@pytest.mark.parametrize("up", [True, False])
@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("size", [(2, 2), (2, 4), (4, 4), (8, 8), (16, 16)])
@pytest.mark.parametrize("batch", [1, 3])
def test_few_pixels_or_many_the_result_is_the_layers_own(
    up: bool, bias: bool, size: tuple[int, int], batch: int
) -> None:
    original = layer(up=up, bias=bias)
    quick = quick_on_cpu(nn.Sequential(copy.deepcopy(original)))
    features = torch.randn(batch, 5, *size)
    torch.testing.assert_close(quick(features), original(features))


def test_a_single_pixel_can_be_doubled() -> None:
    original = layer(up=True, bias=True)
    quick = quick_on_cpu(nn.Sequential(copy.deepcopy(original)))
    features = torch.randn(1, 5, 1, 1)
    torch.testing.assert_close(quick(features), original(features))


def test_every_layer_of_the_networks_is_replaced() -> None:
    for block in (halve(3, 4), double(3, 4), nn.Sequential(last(3, 4))):
        names = [type(module).__name__ for module in quick_on_cpu(block).modules()]
        assert {"_QuickUp", "_QuickDown", "_ShuffledUp"} & set(names)


def test_a_norm_that_no_longer_learns_is_folded_away() -> None:
    torch.manual_seed(0)
    for block in (halve(3, 4), double(3, 4)):
        block(torch.rand(4, 3, 16, 16) * 3 + 1)  # so that the running mean and variance are not 0 and 1
        block.eval()
        features = torch.randn(1, 3, 16, 16)
        wanted = block(features)
        quick = quick_on_cpu(block)
        assert not any(isinstance(part, nn.BatchNorm2d) for part in quick.modules())
        torch.testing.assert_close(quick(features), wanted)


def test_a_norm_that_still_learns_is_left_alone() -> None:
    assert any(isinstance(part, nn.BatchNorm2d) for part in quick_on_cpu(halve(3, 4).train()).modules())


@pytest.mark.parametrize("bias", [True, False])
def test_few_channels_are_shuffled_into_place(bias: bool) -> None:
    torch.manual_seed(0)
    original = nn.ConvTranspose2d(5, 3, kernel_size=4, stride=2, padding=1, bias=bias)
    features = torch.randn(2, 5, 6, 8)
    quick = quick_on_cpu(nn.Sequential(copy.deepcopy(original)))
    torch.testing.assert_close(quick(features), original(features))


@pytest.mark.parametrize(
    "options",
    [
        {"kernel_size": 3, "padding": 1},
        {"kernel_size": 4, "stride": 2},
        {"kernel_size": 4, "stride": 2, "padding": 1, "padding_mode": "reflect"},
    ],
)
def test_other_layers_are_left_alone(options: dict[str, int]) -> None:
    network = quick_on_cpu(nn.Sequential(nn.Conv2d(3, 4, **options)))  # type: ignore[arg-type]  # as a table of options
    assert type(network[0]) is nn.Conv2d  # type: ignore[index]  # a Sequential


def test_a_whole_network_gives_the_same_picture_and_grid() -> None:
    torch.manual_seed(0)
    network = GFRNet(TINY).eval()
    pair = torch.rand(2, 1, 3, 32, 32)
    with torch.inference_mode():
        wanted = network(*pair)
        got = quick_on_cpu(network)(*pair)
    torch.testing.assert_close(got.restored, wanted.restored)
    torch.testing.assert_close(got.grid, wanted.grid)
