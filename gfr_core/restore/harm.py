"""Whether a restoration does an old face more harm than good: traces of how good the face was before.

Putting back a change c of a face that is e away from the truth helps most at strength <c, e> / <c, c>. Nobody knows e,
but clean, sharp inputs leave traces: detail in their finest octave, and little noise. `benchmarks/wrong_portraits.py`
teaches a score that strength from them, on inputs from not degraded at all to 16x and on noisy ones.
"""

from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from gfr_core.restore.likeness import Look, Plane, Traces, blurred

LEVELS = (
    "finest change",
    "next finest change",
    "noise",
    "noise, without edges",
    "finest detail",
    "fine detail",
    "coarse detail",
)
"""What is measured, in levels of 255."""
HARM = (*LEVELS, *(f"{name}, squared" for name in LEVELS))
"""What the traces are, in order: logarithms of the levels, and their squares. Neither very little noise nor much calls
for caution: the least is left by blur, and much noise is worth removing."""
BANDS_PX = (1.0, 2.0, 4.0)
LEAST = 0.05
"""Levels below which all is alike: much less than the rounding of an 8-bit picture, enlarged, leaves behind."""
LEAST_CHANGE = 0.25
"""A change that is smaller, in levels of 255, cannot be seen and does no harm."""
MAD_OF_NOISE = 1.4826
"""Standard deviation of normal noise over its median absolute value."""
NOISE_KERNEL = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32) / 6
"""Blind to straight edges; of noise with standard deviation 1 it leaves 1. Immerkaer, *Fast noise variance estimation*,
CVIU 1996."""


def harm_traces(look: Look) -> Traces:
    """The numbers that `HARM` names."""
    inside = look.mask > 0.5
    finest, next_finest, *_ = _bands(look.restored - look.degraded)
    noise = _noise(look.degraded)[inside]
    detail = (_typical(band[inside]) for band in _bands(look.degraded))
    mean_noise = float(np.sqrt(np.pi / 2) * np.abs(noise).mean()) * 255 if noise.size else 0.0
    levels = [look.spread(finest), look.spread(next_finest), mean_noise, _typical(noise), *detail]
    traces = np.log(np.maximum(levels, LEAST))
    return np.concatenate([traces, traces**2])


def changes_nothing(look: Look) -> bool:
    """The restoration left the face as it was."""
    return look.spread(look.restored - look.degraded) < LEAST_CHANGE


def _noise(plane: Plane) -> Plane:
    return np.asarray(cv2.filter2D(plane, -1, NOISE_KERNEL, borderType=cv2.BORDER_REFLECT_101), dtype=np.float32)


def _bands(plane: Plane) -> list[Plane]:
    """The plane octave by octave, the finest first."""
    levels = [plane]
    for sigma_px in BANDS_PX:
        levels.append(blurred(levels[-1], sigma_px))
    return [fine - coarse for fine, coarse in pairwise(levels)]


def _typical(values: NDArray[np.float32]) -> float:
    """Standard deviation read off the median, levels of 255: blind to what is rare and strong."""
    return MAD_OF_NOISE * float(np.median(np.abs(values))) * 255 if values.size else 0.0
