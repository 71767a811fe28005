"""A second look at the grid: (degraded, guide as warped so far) -> by how much the warp is still off.

Ours, not the paper's. A WarpNet that looks at each picture by itself is right to about 2 px of 256, and those 2 px cost
RecNet more than anything else (docs/benchmark.md). Once the guide lies nearly right, what is left can be seen by laying
the two pictures over each other, as optical flow does: a small U-Net on luma gives a dense offset, several times with
the same weights. Sources of the idea: Ilg et al., *FlowNet 2.0*, CVPR 2017 (stacked networks on warped pictures).
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from gfr_core.model.blocks import Residual, convolution, double, halve
from gfr_core.model.config import GFRNetConfig
from gfr_core.model.warp import compose, identity_grid, resize_grid, warp
from gfr_core.shapes import Images, OtherGrids, OtherPlanes, Planes

NEAR_ZERO = 0.01
LUMA = (0.299, 0.587, 0.114)


class GridRefiner(nn.Module):
    """Mends a grid. Pictures are seen at `config.refine_size` (S); grids come back at S / 2.

    128 px are enough: a face degraded by 2 or more holds no more than that.
    """

    def __init__(self, config: GFRNetConfig) -> None:
        super().__init__()
        self.config = config
        width = config.refine_width
        self.stem = halve(2, width, norm=False)
        self.quarter = halve(width, 2 * width)
        self.eighth = nn.Sequential(halve(2 * width, 4 * width), _block(4 * width))
        self.sixteenth = nn.Sequential(halve(4 * width, 6 * width), _block(6 * width), _block(6 * width))
        self.to_eighth = double(6 * width, 4 * width)
        self.to_quarter = nn.Sequential(convolution(8 * width, 4 * width), double(4 * width, 2 * width))
        self.to_half = nn.Sequential(convolution(4 * width, 2 * width), double(2 * width, width))
        self.join = nn.Sequential(convolution(2 * width, width), Residual(width))
        self.offset = nn.Conv2d(width, 2, kernel_size=3, padding=1)
        nn.init.zeros_(self.offset.bias)  # type: ignore[arg-type]  # a convolution made with a bias
        self.offset.weight.data.mul_(NEAR_ZERO)

    def forward(self, degraded: Images, guide: Images, grid: OtherGrids) -> list[Tensor]:
        """The mended grid after each pass, the last one last; B S/2 S/2 2 each.

        Each pass starts from the grid of the one before without teaching it (its gradient ends there).

        Args:
            degraded, guide: of equal size, any.
            grid: at any size.
        """
        seen, portrait = self.seen(degraded), self.seen(guide)
        size = self.config.refine_size
        grids: list[Tensor] = []
        for _ in range(self.config.refine_passes):
            before = resize_grid(grids[-1].detach() if grids else grid, size, size)
            grids.append(compose(before, self.correction(seen, warp(portrait, before))))
        return grids

    def correction(self, degraded: Planes, warped_guide: Planes) -> OtherGrids:
        """Where in the warped guide each place of the degraded picture is found: identity plus offset. B S/2 S/2 2."""
        half = self.stem(torch.cat([normalised(degraded), normalised(warped_guide)], dim=1))
        quarter = self.quarter(half)
        eighth = self.eighth(quarter)
        top = self.to_eighth(self.sixteenth(eighth))
        top = self.to_quarter(torch.cat([top, eighth], dim=1))
        top = self.to_half(torch.cat([top, quarter], dim=1))
        offset: Tensor = self.offset(self.join(torch.cat([top, half], dim=1))).float().permute(0, 2, 3, 1)
        batch, height, width, _ = offset.shape
        return offset + identity_grid(batch, height, width, like=offset)

    def seen(self, pictures: Images) -> OtherPlanes:
        """Luma at S x S: colour differs between two photographs of one person more than it helps."""
        size = self.config.refine_size
        # sums, not a convolution: autocast would round it
        luma: Tensor = LUMA[0] * pictures[:, :1] + LUMA[1] * pictures[:, 1:2] + LUMA[2] * pictures[:, 2:]
        if luma.shape[-2:] == (size, size):
            return luma
        return functional.interpolate(luma, size=(size, size), mode="bicubic", align_corners=False, antialias=True)


def normalised(luma: Planes) -> Planes:
    """Each picture with mean 0 and deviation 1: two photographs differ in exposure."""
    mean, deviation = luma.mean(dim=(2, 3), keepdim=True), luma.std(dim=(2, 3), keepdim=True)
    even: Tensor = (luma - mean) / (deviation + 0.02)
    return even


def _block(channels: int) -> nn.Sequential:
    """A residual block behind a leaky layer; the ReLU first, because a `Residual` adds to features >= 0."""
    return nn.Sequential(nn.ReLU(), Residual(channels))
