"""What makes a restored face steady: grids averaged along the motion, and results blended with their neighbours.

A grid says where in the portrait every pixel of a crop comes from. Grids of neighbouring frames are brought onto a
frame by the motion of the crops before they are averaged: of a still head it is the plain average, of a moving one the
average of what belongs to the same place of the face, so that nothing lags. The restored crops are blended likewise,
but only where the motion can be trusted and where the old film shows the same there: what is hidden, blinks or speaks
is left alone, so there are no ghosts. Slow changes of light stay those of the frame's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from gfr_core.film.motion import Motion, luma

Floats = NDArray[np.float32]
Plane = NDArray[np.float32]

GRID_REACH = 6
"""Frames either way whose grids are averaged."""
BLEND_REACH = 2
"""Frames either way whose restored crops are blended in."""
GRID_SPREAD = 3.0
"""Standard deviation of the weights of the grids at full strength, frames."""
LEAST_TRUST = 0.02
"""A grid that cannot be trusted anywhere near still counts so much: something must be taken."""
SLOW = 1 / 12
"""Standard deviation of what counts as light, share of the crop."""
COARSE = 64
"""Side at which light is compared."""
SAME = 2.0
"""Deviations of the noise up to which two places of the old film show the same."""
LEAST_NOISE = 1.5 / 255
SOFT = 1 / 128
"""Standard deviation of the blur before places are compared, share of the crop: grain differs, faces do not."""


@dataclass(frozen=True, slots=True, eq=False)
class NearGrid:
    """The grid of a frame near by.

    Attributes:
        away: frames from the one that is smoothed; 0 for its own.
        grid: S S 2, positions in the guide, [-1, 1].
        motion: from the frame that is smoothed to it.
    """

    away: int
    grid: Floats
    motion: Motion


@dataclass(frozen=True, slots=True, eq=False)
class NearFace:
    """A restored face near by.

    Attributes:
        restored: S S 3.
        degraded: S S 3, what the old film shows of it.
        motion: from the frame that is steadied to it.
    """

    restored: Floats
    degraded: Floats
    motion: Motion


def smooth_grid(near: Sequence[NearGrid], strength: float) -> Floats:
    """The grid of a frame from those near by, S S 2.

    Args:
        near: at least one. The frame's own need not be among them.
        strength: 0 takes the nearest alone, 1 spreads over about six frames.

    Raises:
        ValueError: there is none.
    """
    if not near:
        raise ValueError("near is empty; wanted at least one grid")
    nearest = min(near, key=lambda each: (abs(each.away), each.away))
    if strength == 0 or len(near) == 1:
        return _brought(nearest)
    spread = 2 * (strength * GRID_SPREAD) ** 2
    total = np.zeros_like(nearest.grid)
    weights = np.zeros(nearest.grid.shape[:2], np.float32)
    for each in near:
        by_time = np.float32(np.exp((nearest.away**2 - each.away**2) / spread))
        weight = by_time * np.maximum(each.motion.trust, np.float32(LEAST_TRUST))
        total += weight[..., None] * _brought(each)
        weights += weight
    return np.asarray(total / weights[..., None], dtype=np.float32)


def steadied(restored: Floats, degraded: Floats, near: Sequence[NearFace], strength: float) -> Floats:
    """The restored crop (S S 3) blended with those near by; 0 leaves it alone, 1 makes it one of equals."""
    if strength == 0 or not near:
        return restored
    total, here = restored.copy(), luma(degraded)
    weights = np.ones(restored.shape[:2], np.float32)
    for each in near:
        differs = here - each.motion.fetched(luma(each.degraded), sharp=False)
        light = _slow(differs)
        weight = np.float32(strength) * each.motion.trust * _sameness(differs - light)
        total += weight[..., None] * (each.motion.fetched(each.restored) + light[..., None])
        weights += weight
    total /= weights[..., None]
    return np.clip(total, 0, 1, out=total)


def _brought(near: NearGrid) -> Floats:
    return near.grid if near.away == 0 else near.motion.fetched(near.grid, sharp=False)


def _slow(difference: Plane) -> Plane:
    """The slow part of a difference in brightness: light, not drawing. S S."""
    size = difference.shape[0]
    coarse = cv2.resize(difference, (COARSE, COARSE), interpolation=cv2.INTER_AREA)
    soft = cv2.GaussianBlur(coarse, (0, 0), SLOW * COARSE, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(cv2.resize(soft, (size, size), interpolation=cv2.INTER_LINEAR), dtype=np.float32)


def _sameness(differs: Plane) -> Plane:
    """Where two pictures show the same, from their difference: 1 within its noise, falling to 0. S S."""
    soft = np.asarray(cv2.GaussianBlur(differs, (0, 0), SOFT * differs.shape[0]), dtype=np.float32)
    noise = max(LEAST_NOISE, 1.4826 * float(np.median(np.abs(soft))))
    soft /= np.float32(SAME * noise)
    return np.asarray(np.exp(-(soft * soft)), dtype=np.float32)
