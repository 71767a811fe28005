"""The same network, quicker on a CPU: no arithmetic is changed but the order of sums.

The layers around the bottleneck see a few pixels and have the largest weights. There oneDNN spends its time on bringing
16 to 32 MB of weights into its own order, in every call: RecNet's second decoder layer (1024 to 512 channels, 2 x 2
pixels) takes 22 ms of one core where a product of matrices takes 4. `benchmarks/restore.py` prints both.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

FEW = 16
"""Pixels (of all pictures of a batch together, on the layer's smaller side) up to which the product is quicker."""


def quick_on_cpu(network: nn.Module) -> nn.Module:
    """Replaces, in place, every 4x4 stride-2 layer by one that multiplies matrices where there are few pixels.

    Weights must lie in their usual order (not channels last), or every call would copy them.
    """
    for parent in list(network.modules()):
        for name, layer in list(parent.named_children()):
            if isinstance(layer, nn.Conv2d | nn.ConvTranspose2d) and _is_halving(layer):
                setattr(parent, name, _QuickUp(layer) if isinstance(layer, nn.ConvTranspose2d) else _QuickDown(layer))
    return network


def _is_halving(layer: nn.Conv2d | nn.ConvTranspose2d) -> bool:
    """4x4, stride 2, padding 1, nothing else: what `gfr_core.model.blocks` is made of."""
    shape = (layer.kernel_size, layer.stride, layer.padding, layer.dilation, layer.groups, layer.output_padding)
    return shape == ((4, 4), (2, 2), (1, 1), (1, 1), 1, (0, 0)) and layer.padding_mode == "zeros"


class _QuickDown(nn.Module):
    """B C H W -> B C' H/2 W/2."""

    def __init__(self, layer: nn.Conv2d) -> None:
        super().__init__()
        self.layer = layer

    def forward(self, features: Tensor) -> Tensor:
        """The layer's own result."""
        batch, _, height, width = features.shape
        if batch * height * width > 4 * FEW:
            return self.layer(features)  # type: ignore[no-any-return]
        weight = self.layer.weight.flatten(1)  # C' 16C
        patches = functional.unfold(features, kernel_size=4, stride=2, padding=1).transpose(1, 2)  # B N 16C
        product = functional.linear(patches, weight, self.layer.bias)  # B N C'
        return product.transpose(1, 2).reshape(batch, -1, height // 2, width // 2)


class _QuickUp(nn.Module):
    """B C H W -> B C' 2H 2W."""

    def __init__(self, layer: nn.ConvTranspose2d) -> None:
        super().__init__()
        self.layer = layer

    def forward(self, features: Tensor) -> Tensor:
        """The layer's own result."""
        batch, _, height, width = features.shape
        if batch * height * width > FEW:
            return self.layer(features)  # type: ignore[no-any-return]
        weight = self.layer.weight.flatten(1)  # C 16C'
        patches = torch.matmul(features.flatten(2).transpose(1, 2), weight)  # B N 16C'
        size = (2 * height, 2 * width)
        picture = functional.fold(patches.transpose(1, 2), size, kernel_size=4, stride=2, padding=1)
        return picture if self.layer.bias is None else picture + self.layer.bias[:, None, None]
