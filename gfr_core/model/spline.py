"""From 68 correspondences to a dense grid: a smoothing thin-plate spline, differentiable and batched.

Sources: Bookstein, *Principal warps*, PAMI 1989; smoothing as Wahba, *Spline models for observational data*, 1990.
"""

import torch
from torch import Tensor

from gfr_core.model.warp import identity_grid
from gfr_core.shapes import Grids, Points

REACH = 1.1
"""Beyond this the spline is asked at the edge instead: far from every landmark it would run away."""


def spline_grid(points: Points, guide_points: Points, smoothing: Tensor, size: int) -> Grids:
    """The smooth grid that sends `points` to `guide_points`. B S S 2, float32.

    Solves, for each axis, min sum |f(p_i) - q_i|^2 + smoothing * bending energy of f, whose solution is affine plus a
    weighted sum of r^2 log r around the points.

    Args:
        points: B N 2, landmarks of the degraded face in [-1, 1].
        guide_points: B N 2, the same landmarks in the guide.
        smoothing: scalar, >= 0; 0 passes through every point.
        size: S.
    """
    here, there = points.float(), guide_points.float()
    batch, count, _ = here.shape
    affine = torch.cat([torch.ones_like(here[..., :1]), here], dim=-1)  # B N 3
    bend = _kernel(here, here) + smoothing.float() * torch.eye(count, device=here.device)
    system = torch.cat(
        [
            torch.cat([bend, affine], dim=2),
            torch.cat([affine.mT, here.new_zeros(batch, 3, 3)], dim=2),
        ],
        dim=1,
    )  # B N+3 N+3
    solved = torch.linalg.solve(system, torch.cat([there, here.new_zeros(batch, 3, 2)], dim=1))
    identity = identity_grid(batch, size, size, like=here)
    asked = identity.reshape(batch, size * size, 2).clamp(-REACH, REACH)
    around = _kernel(asked, here)  # B SS N
    linear = torch.cat([torch.ones_like(asked[..., :1]), asked], dim=-1)
    grid: Grids = around @ solved[:, :count] + linear @ solved[:, count:]
    return grid.view(batch, size, size, 2)


def _kernel(a: Points, b: Tensor) -> Tensor:
    squared = (a[:, :, None, :] - b[:, None, :, :]).square().sum(dim=-1)
    return 0.5 * squared * squared.clamp_min(1e-12).log()
