"""WarpNet F_w: where to sample the guide so that it takes the pose and expression of the degraded face.

Paper, section 3.1: eight 4x4 stride-2 convolutions down to one pixel, eight transposed ones back, no skip connections,
output = the grid. Ours differs (see docs/decisions): the bottleneck also gives an affine map, and the decoder's output
is an offset added to it, so the untrained network is the identity. `GFRNetConfig` can ask for the paper's form.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from gfr_core.model.blocks import double, encoder, last
from gfr_core.model.config import GFRNetConfig
from gfr_core.model.warp import compose, identity_grid, warp
from gfr_core.shapes import Grids, Images, OtherGrids, OtherImages, Points

NEAR_ZERO = 0.01


class WarpNet(nn.Module):
    """(degraded, guide) -> grid. B 3 S S twice -> B S S 2, with S = `config.warp_size`; other sizes are resampled."""

    def __init__(self, config: GFRNetConfig) -> None:
        super().__init__()
        self.config = config
        widths = config.widths(config.warp_width, config.warp_levels)
        self.encoder = encoder(6, widths)
        self.decoder = nn.ModuleList(double(a, b) for a, b in zip(widths[:0:-1], widths[-2::-1], strict=True))
        self.last = last(widths[0], 2, scale=NEAR_ZERO if config.residual_grid else 1.0)
        self.affine = nn.Linear(widths[-1], 6) if config.affine_head else None
        if self.affine is not None:
            nn.init.zeros_(self.affine.weight)
            nn.init.zeros_(self.affine.bias)

    def forward(self, degraded: Images, guide: Images) -> OtherGrids:
        """The grid at S x S, after `config.warp_passes` looks."""
        degraded, guide = self.at_own_size(degraded), self.at_own_size(guide)
        grid = self.look(degraded, guide).grid
        for _ in range(self.config.warp_passes - 1):
            grid = compose(grid, self.look(degraded, warp(guide, grid)).grid)
        return grid

    def look(self, degraded: Images, guide: Images) -> "Look":
        """One pass over both pictures at S x S."""
        features = torch.cat([degraded, guide], dim=1) * 2 - 1
        for layer in self.encoder:
            features = layer(features)
        bottleneck = features  # B C 1 1
        for layer in self.decoder:
            features = layer(features)
        bend = self.last(features).float().permute(0, 2, 3, 1)  # B S S 2
        return self._assemble(bottleneck.flatten(1).float(), bend)

    def _assemble(self, bottleneck: Tensor, bend: Grids) -> "Look":
        batch, height, width, _ = bend.shape
        if not self.config.residual_grid:
            grid = torch.tanh(bend)
            return Look(grid, grid - identity_grid(batch, height, width, like=grid))
        base = identity_grid(batch, height, width, like=bend)
        if self.affine is not None:
            base = base + apply_affine(self.affine(bottleneck).float(), base)
        return Look(base + bend, bend)

    def at_own_size(self, images: Images) -> OtherImages:
        """Pictures as WarpNet looks at them: B 3 S S."""
        size = self.config.warp_size
        if images.shape[-2:] == (size, size):
            return images
        return functional.interpolate(images, size=(size, size), mode="bicubic", align_corners=False, antialias=True)


@dataclass(frozen=True, slots=True)
class Look:
    """One pass of WarpNet.

    Attributes:
        grid: B S S 2, the result.
        bend: B S S 2, the part of it that smoothness is asked of: what the affine head does not explain.
        points, guide_points: B 68 2 in [-1, 1], where a WarpNet that looks for landmarks found them; else None.
    """

    grid: Grids
    bend: Grids
    points: Points | None = None
    guide_points: Points | None = None


def apply_affine(numbers: Tensor, identity: Grids) -> Grids:
    """Displacement by affine maps. `numbers` is B 6: a b c d e f of dx = a x + b y + c and dy = d x + e y + f."""
    rows = numbers.view(-1, 1, 2, 3)  # B 1 2 3
    batch, height, width, _ = identity.shape
    flat = identity.reshape(batch, height * width, 2)
    moved = (rows[..., :2] * flat[:, :, None, :]).sum(dim=-1) + rows[..., 2]  # B HW 2
    return moved.view(batch, height, width, 2)
