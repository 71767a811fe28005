"""A dense grid from 68 correspondences: a smoothing thin-plate spline.

Source: Bookstein, *Principal warps*, PAMI 1989; smoothing as Wahba, *Spline models for observational data*, 1990. Used
where two different photographs show one person and no exact grid exists.
"""

import numpy as np
from numpy.typing import NDArray

from gfr_core.train.pose import Array, coarse_points, enlarge

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
