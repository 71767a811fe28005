"""The same network, quicker on a CPU: no arithmetic is changed but the order of sums.

Three things cost more than their arithmetic there. The layers around the bottleneck see a few pixels and have the
largest weights, and oneDNN brings 16 to 32 MB of them into its own order in every call: RecNet's second decoder layer
at width 64 (1024 to 512 channels, 2 x 2 pixels) takes 22 ms of one core where a product of matrices takes 4. A
BatchNorm that no longer learns reads and writes every feature once more; it is folded into the convolution before it. A
transposed convolution to three channels runs at a fifth of a convolution's rate; it is one to twelve channels,
shuffled. `benchmarks/restore.py` prints the network as written beside this one.
"""

from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.fusion import fuse_conv_bn_eval

FEW, VERY_FEW = 16, 4
"""Pixels (of all pictures of a batch together, on the layer's smaller side) up to which the product is quicker: for
weights that outgrow a core's cache, and for smaller ones."""
LARGE = 2**21
"""Numbers in the weights that outgrow it."""


FEW_CHANNELS = 4
TAPS = (((0, 3), (1, 1)), ((1, 2), (2, 0)))
"""For the even and the odd output pixel along one side: (place in the 3x3 kernel, place in the 4x4 kernel)."""


def quick_on_cpu(network: nn.Module) -> nn.Module:
    """The network, in evaluation mode, with its layers replaced in place by quicker ones of the same result."""
    for parent in list(network.modules()):
        if isinstance(parent, nn.Sequential):
            _fold_norms(parent)
    for parent in list(network.modules()):
        for name, layer in list(parent.named_children()):
            if isinstance(layer, nn.Conv2d | nn.ConvTranspose2d) and _is_halving(layer):
                setattr(parent, name, _quick(layer))
    return network


def _fold_norms(layers: nn.Sequential) -> None:
    for (name, layer), (norm_name, norm) in pairwise(list(layers.named_children())):
        if isinstance(layer, nn.Conv2d | nn.ConvTranspose2d) and isinstance(norm, nn.BatchNorm2d) and not norm.training:
            transposed = isinstance(layer, nn.ConvTranspose2d)
            setattr(layers, name, fuse_conv_bn_eval(layer, norm, transpose=transposed))
            setattr(layers, norm_name, nn.Identity())


def _quick(layer: nn.Conv2d | nn.ConvTranspose2d) -> nn.Module:
    if isinstance(layer, nn.Conv2d):
        return _QuickDown(layer)
    return _ShuffledUp(layer) if layer.out_channels <= FEW_CHANNELS else _QuickUp(layer)


def _is_halving(layer: nn.Conv2d | nn.ConvTranspose2d) -> bool:
    """4x4, stride 2, padding 1, nothing else: what `gfr_core.model.blocks` is made of."""
    shape = (layer.kernel_size, layer.stride, layer.padding, layer.dilation, layer.groups, layer.output_padding)
    return shape == ((4, 4), (2, 2), (1, 1), (1, 1), 1, (0, 0)) and layer.padding_mode == "zeros"


class _QuickDown(nn.Module):
    """B C H W -> B C' H/2 W/2."""

    def __init__(self, layer: nn.Conv2d) -> None:
        super().__init__()
        self.layer = layer
        self.matrix = nn.Buffer(layer.weight.detach().flatten(1).contiguous())  # C' 16C
        self.few = FEW if layer.weight.numel() >= LARGE else VERY_FEW

    def forward(self, features: Tensor) -> Tensor:
        """The layer's own result."""
        batch, _, height, width = features.shape
        if batch * height * width > 4 * self.few:
            return self.layer(features)  # type: ignore[no-any-return]
        patches = functional.unfold(features, kernel_size=4, stride=2, padding=1).transpose(1, 2)  # B N 16C
        product = functional.linear(patches, self.matrix, self.layer.bias)  # B N C'
        return product.transpose(1, 2).reshape(batch, -1, height // 2, width // 2)


class _QuickUp(nn.Module):
    """B C H W -> B C' 2H 2W."""

    def __init__(self, layer: nn.ConvTranspose2d) -> None:
        super().__init__()
        self.layer = layer
        self.matrix = nn.Buffer(layer.weight.detach().flatten(1).contiguous())  # C 16C'
        self.few = FEW if layer.weight.numel() >= LARGE else VERY_FEW

    def forward(self, features: Tensor) -> Tensor:
        """The layer's own result."""
        batch, _, height, width = features.shape
        if batch * height * width > self.few:
            return self.layer(features)  # type: ignore[no-any-return]
        patches = torch.matmul(features.flatten(2).transpose(1, 2), self.matrix)  # B N 16C'
        size = (2 * height, 2 * width)
        picture = functional.fold(patches.transpose(1, 2), size, kernel_size=4, stride=2, padding=1)
        return picture if self.layer.bias is None else picture + self.layer.bias[:, None, None]


class _ShuffledUp(nn.Module):
    """B C H W -> B C' 2H 2W: each of the four output pixels of an input pixel is a channel of a 3x3 convolution."""

    def __init__(self, layer: nn.ConvTranspose2d) -> None:
        super().__init__()
        self.convolution = nn.Conv2d(layer.in_channels, 4 * layer.out_channels, kernel_size=3, padding=1)
        weight = layer.weight.new_zeros(layer.out_channels, 2, 2, layer.in_channels, 3, 3)
        for row, taps_y in enumerate(TAPS):
            for column, taps_x in enumerate(TAPS):
                for y, from_y in taps_y:
                    for x, from_x in taps_x:
                        weight[:, row, column, :, y, x] = layer.weight[:, :, from_y, from_x].T
        bias = layer.weight.new_zeros(layer.out_channels) if layer.bias is None else layer.bias
        self.convolution.weight = nn.Parameter(weight.flatten(0, 2), requires_grad=False)
        self.convolution.bias = nn.Parameter(bias.detach().repeat_interleave(4), requires_grad=False)

    def forward(self, features: Tensor) -> Tensor:
        """The layer's own result."""
        return functional.pixel_shuffle(self.convolution(features), 2)
