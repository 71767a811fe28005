"""Sampling a guide at a grid (eq. 2), and what grids can do.

A grid is B H W 2: for every output pixel the absolute position in the guide, x before y, where -1 and 1 are the outer
edges of the corner pixels (`align_corners=False`). The authors' code mixes the two conventions; here there is one.
"""

import torch
from torch import Tensor
from torch.nn import functional

from gfr_core.shapes import Features, Grids, OtherFeatures, OtherGrids, Points


def identity_grid(batch: int, height: int, width: int, *, like: Tensor) -> Grids:
    """The grid that samples every pixel where it is. B H W 2, on the device of `like`, float32 or wider."""
    dtype = torch.promote_types(like.dtype, torch.float32)
    x = (torch.arange(width, device=like.device, dtype=dtype) + 0.5) * (2 / width) - 1
    y = (torch.arange(height, device=like.device, dtype=dtype) + 0.5) * (2 / height) - 1
    grid = torch.stack(torch.meshgrid(x, y, indexing="xy"), dim=-1)  # H W 2
    return grid.expand(batch, height, width, 2)


def warp(guide: OtherFeatures, grid: Grids) -> Features:
    """The guide sampled bilinearly at `grid` (eq. 2); positions outside it take its border.

    Guide and grid may differ in height and width: the output has the grid's. Any number of channels.
    """
    return functional.grid_sample(guide, grid, mode="bilinear", padding_mode="border", align_corners=False)


def resize_grid(grid: Grids, height: int, width: int) -> OtherGrids:
    """The same map for an output of another size. Only the offset is interpolated, so the identity stays exact.

    Bicubic with a = -0.5 (what torch uses when antialiasing): with torch's other kernel an affine map would ripple.
    """
    batch, old_height, old_width, _ = grid.shape
    if (old_height, old_width) == (height, width):
        return grid
    offset = grid - identity_grid(batch, old_height, old_width, like=grid)
    planes = functional.interpolate(
        offset.permute(0, 3, 1, 2), size=(height, width), mode="bicubic", align_corners=False, antialias=True
    )
    return planes.permute(0, 2, 3, 1) + identity_grid(batch, height, width, like=grid)


def sample_grid(grid: Grids, positions: OtherGrids) -> OtherGrids:
    """Where `grid` sends the given positions (B H W 2, in [-1, 1]): interpolates the offset, not the position."""
    batch, height, width, _ = grid.shape
    offset = (grid - identity_grid(batch, height, width, like=grid)).permute(0, 3, 1, 2)
    at = functional.grid_sample(offset, positions, mode="bilinear", padding_mode="border", align_corners=False)
    return positions + at.permute(0, 2, 3, 1)


def compose(first: Grids, then: OtherGrids) -> OtherGrids:
    """One grid for two warps: `warp(guide, compose(first, then))` is about `warp(warp(guide, first), then)`.

    "About", because the guide is sampled once instead of twice: sharper, and the reason to compose. The result has the
    size of `then`.
    """
    return sample_grid(first, then)


def grid_at_points(grid: Grids, points: Points) -> Points:
    """Where `grid` sends single points (B N 2, in [-1, 1])."""
    return sample_grid(grid, points[:, :, None, :])[:, :, 0, :]


def flow_px(grid: Grids, guide_height: int, guide_width: int) -> Grids:
    """Displacement in guide pixels: grid minus identity. B H W 2."""
    batch, height, width, _ = grid.shape
    scale = torch.tensor([guide_width / 2, guide_height / 2], device=grid.device, dtype=grid.dtype)
    return (grid - identity_grid(batch, height, width, like=grid)) * scale
