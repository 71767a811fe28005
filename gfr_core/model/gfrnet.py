"""GFRNet: WarpNet, the warp, RecNet in one."""

from typing import NamedTuple

from torch import nn

from gfr_core.model.config import GFRNetConfig
from gfr_core.model.point_warpnet import PointWarpNet
from gfr_core.model.recnet import RecNet
from gfr_core.model.refiner import GridRefiner
from gfr_core.model.warp import identity_grid, resize_grid, warp
from gfr_core.model.warpnet import WarpNet
from gfr_core.shapes import Grids, Images, OtherImages


class GFRNetOutput(NamedTuple):
    """What one call gives. All at the size of the input.

    Attributes:
        restored: B 3 H W.
        warped_guide: B 3 H W, the guide sampled at `grid`.
        grid: B H W 2, positions in the guide, [-1, 1].
    """

    restored: Images
    warped_guide: Images
    grid: Grids


class GFRNet(nn.Module):
    """(degraded, guide) -> restored (paper, figure 2). Every variant of table 1 by its configuration."""

    def __init__(self, config: GFRNetConfig) -> None:
        super().__init__()
        self.config = config
        self.warpnet: WarpNet | PointWarpNet | None = None
        if config.uses_warp:
            self.warpnet = PointWarpNet(config) if config.warp_kind == "points" else WarpNet(config)
        self.refiner = GridRefiner(config) if config.uses_warp and config.refine_passes else None
        self.recnet = RecNet(config)

    def forward(self, degraded: Images, guide: OtherImages) -> GFRNetOutput:
        """Restore B crops. Both pictures B 3 H W of equal size, RGB in [0, 1].

        Raises:
            ValueError: the two differ in size, or a side is not a multiple of 2 ** `rec_levels`.
        """
        self._check(degraded, guide)
        grid = self.grid_for(degraded, guide)
        warped_guide = warp(guide, grid) if self.warpnet is not None else guide
        return GFRNetOutput(self.recnet(degraded, warped_guide), warped_guide, grid)

    def grid_for(self, degraded: Images, guide: Images) -> Grids:
        """WarpNet's grid, refined, at the pictures' own size; the identity in a variant without warp."""
        batch, _, height, width = degraded.shape
        if self.warpnet is None:
            return identity_grid(batch, height, width, like=degraded)
        grid = self.warpnet(degraded, guide)
        if self.refiner is not None:
            grid = self.refiner(degraded, guide, grid)[-1]
        return resize_grid(grid, height, width)

    def _check(self, degraded: Images, guide: OtherImages) -> None:
        if degraded.shape != guide.shape:
            raise ValueError(f"degraded is {tuple(degraded.shape)}, guide is {tuple(guide.shape)}; they must be equal")
        step = 2**self.config.rec_levels
        height, width = degraded.shape[-2:]
        if height % step or width % step:
            raise ValueError(f"pictures are {height} x {width}; both sides must be multiples of {step}")
