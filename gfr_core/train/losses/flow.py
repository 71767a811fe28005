"""WarpNet's losses: landmarks, dense grid, smoothness. All on grids in [-1, 1]."""

import torch
from torch import Tensor

from gfr_core.model.warp import grid_at_points
from gfr_core.shapes import Grids, Planes, Points


def landmark_loss(grid: Grids, points: Points, guide_points: Points) -> Tensor:
    """Mean over the landmarks of |grid(p_i) - q_i|^2 (eq. 9).

    Normalised per point. The authors' code averages over the whole map instead, which makes its weight about 0.04 a
    point.

    Args:
        points, guide_points: B 68 2, the same landmark in the sharp picture and in the guide.
    """
    return (grid_at_points(grid, points) - guide_points).square().sum(dim=-1).mean()


def landmark_distance(grid: Grids, points: Points, guide_points: Points) -> Tensor:
    """Mean over the landmarks of |grid(p_i) - q_i|: as `landmark_loss`, but a few bad points do not drown the rest."""
    return point_loss(grid_at_points(grid, points), guide_points)


def point_loss(found: Points, known: Points) -> Tensor:
    """Mean distance of found landmarks from the known ones (B 68 2), per point: what a point-finding WarpNet learns."""
    distances: Tensor = torch.linalg.vector_norm(found - known, dim=-1)
    return distances.mean()


def dense_grid_loss(grid: Grids, known: Grids, weight: Planes) -> Tensor:
    """L1 between the grid and the known one: sum(weight |grid - known|) / sum(weight). `weight` is B 1 H W."""
    apart = (grid - known).abs().sum(dim=-1)[:, None]
    return (apart * weight).sum() / weight.sum().clamp_min(1e-6)


def total_variation(offset: Grids) -> Tensor:
    """Mean squared differences along x and y (eq. 10), measured on grid minus identity.

    On the absolute grid, as in the authors' code, it would fight the identity.
    """
    across = offset[:, :, 1:] - offset[:, :, :-1]
    down = offset[:, 1:] - offset[:, :-1]
    return across.square().mean() + down.square().mean()


def bending(offset: Grids) -> Tensor:
    """Mean squared second differences along x and y, in half pixels: zero for every affine map."""
    in_half_px = offset * offset.shape[1]
    across = in_half_px[:, :, 2:] - 2 * in_half_px[:, :, 1:-1] + in_half_px[:, :, :-2]
    down = in_half_px[:, 2:] - 2 * in_half_px[:, 1:-1] + in_half_px[:, :-2]
    return across.square().mean() + down.square().mean()
