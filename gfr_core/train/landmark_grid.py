"""A dense grid from 68 correspondences: a smoothing thin-plate spline.

Source: Bookstein, *Principal warps*, PAMI 1989; smoothing as Wahba, *Spline models for observational data*, 1990. Used
where two different photographs show one person and no exact grid exists.
"""

import numpy as np
import torch
from jaxtyping import Float
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from gfr_core.shapes import Points
from gfr_core.train.pose import Array, coarse_points, enlarge

Places = Float[Tensor, "B M 2"]

SMOOTHING = 2e-3
"""Trades exactness at the landmarks (noisy by 1-2 px) for smoothness between them."""


def landmark_grid(target: Array, guide: Array, size: int) -> NDArray[np.float32]:
    """The smooth grid that sends the landmarks of the target to those of the guide.

    Args:
        target: 68 x 2, pixels of the target crop.
        guide: 68 x 2, pixels of the guide crop. Both crops are `size` x `size`.

    Returns:
        S S 2, positions in the guide in [-1, 1].
    """
    here = (target + 0.5) * (2 / size) - 1
    there = (guide + 0.5) * (2 / size) - 1
    count = len(here)
    system = np.zeros((count + 3, count + 3))
    system[:count, :count] = _kernel(here, here) + SMOOTHING * np.eye(count)
    system[:count, count:] = np.concatenate([np.ones((count, 1)), here], axis=1)
    system[count:, :count] = system[:count, count:].T
    solved = np.linalg.solve(system, np.concatenate([there, np.zeros((3, 2))]))
    asked = np.clip((coarse_points(size) + 0.5) * (2 / size) - 1, -1.1, 1.1)
    values = _kernel(asked, here) @ solved[:count] + solved[count] + asked @ solved[count + 1 :]
    return enlarge(values, size)


def _kernel(a: Array, b: Array) -> Array:
    squared = ((a[:, None, :] - b[None, :, :]) ** 2).sum(axis=-1)
    return np.asarray(0.5 * squared * np.log(np.maximum(squared, 1e-12)))


def landmark_places(target: Points, guide: Points, asked: Places) -> Places:
    """Where the same spline sends the points `asked`, for a batch on its device. B M 2, all positions in [-1, 1].

    Args:
        target: B 68 2, landmarks in the target crop.
        guide: B 68 2, the same landmarks in the guide crop.
        asked: B M 2, in the target crop.
    """
    here = target.double()  # a batch of 71 x 71 systems costs little, and in float32 they lose 1e-3
    count = here.shape[1]
    affine = torch.cat([torch.ones_like(here[..., :1]), here], dim=-1)  # B 68 3
    bend = _kernels(here, here) + SMOOTHING * torch.eye(count, device=here.device, dtype=here.dtype)
    lower = torch.cat([affine.mT, affine.new_zeros(len(here), 3, 3)], dim=-1)
    system = torch.cat([torch.cat([bend, affine], dim=-1), lower], dim=1)  # B 71 71
    wanted = functional.pad(guide.double(), (0, 0, 0, 3))
    # Unchecked: checking waits for the device, and smoothing keeps the system regular.
    solved: Tensor = torch.linalg.solve_ex(system, wanted, check_errors=False).result  # B 71 2
    places = asked.double().clamp(-1.1, 1.1)
    linear = torch.cat([torch.ones_like(places[..., :1]), places], dim=-1)
    values: Places = (_kernels(places, here) @ solved[:, :count] + linear @ solved[:, count:]).float()
    return values


def _kernels(a: Tensor, b: Tensor) -> Tensor:
    squared = (a[:, :, None, :] - b[:, None, :, :]).square().sum(dim=-1)
    return 0.5 * squared * squared.clamp_min(1e-12).log()
