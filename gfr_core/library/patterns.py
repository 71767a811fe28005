"""Uniform local binary patterns: for each pixel, which of its 8 neighbours are no darker than it.

Source: Ojala, Pietikainen, Maenpaa, *Multiresolution Gray-Scale and Rotation Invariant Texture Classification with
Local Binary Patterns*, PAMI 2002. The same as scikit-image's "nri_uniform" up to the names of the patterns; importing
that would hold up the window for a third of a second.
"""

import math

import numpy as np
from numpy.typing import NDArray

NEIGHBOURS = 8
COUNT = 59
"""Patterns with at most two changes around the circle, 58 of them, and one for all others."""


def uniform_patterns(plane: NDArray[np.uint8], radius: int) -> NDArray[np.int64]:
    """The pattern of every pixel (H W), 0 to 58. Beyond the border the picture's last pixels go on."""
    codes = np.zeros(plane.shape, np.int64)
    around = np.pad(plane.astype(np.float64), radius + 1, mode="edge")
    for bit in range(NEIGHBOURS):
        angle = 2 * math.pi * bit / NEIGHBOURS
        down, across = round(-radius * math.sin(angle), 5), round(radius * math.cos(angle), 5)
        codes |= (_moved(around, down, across, radius + 1) >= plane).astype(np.int64) << bit
    return _pattern_of_code()[codes]


def _moved(around: NDArray[np.float64], down: float, across: float, margin: int) -> NDArray[np.float64]:
    """The plane without its margin, each pixel taken from elsewhere, between pixels linearly."""
    rows, columns = around.shape[0] - 2 * margin, around.shape[1] - 2 * margin
    top, left = math.floor(down), math.floor(across)
    share_down, share_across = down - top, across - left
    value = np.zeros((rows, columns))
    for row, weight_down in ((top, 1 - share_down), (top + 1, share_down)):
        for column, weight_across in ((left, 1 - share_across), (left + 1, share_across)):
            if weight_down * weight_across > 0:
                y, x = margin + row, margin + column
                value += weight_down * weight_across * around[y : y + rows, x : x + columns]
    return value


def _pattern_of_code() -> NDArray[np.int64]:
    """256 codes -> patterns, numbered in the order of their codes."""
    codes = np.arange(256)
    changes = sum(((codes >> bit) & 1) ^ ((codes >> ((bit + 1) % NEIGHBOURS)) & 1) for bit in range(NEIGHBOURS))
    is_uniform = np.asarray(changes) <= 2
    patterns = np.full(256, COUNT - 1, np.int64)
    patterns[is_uniform] = np.arange(int(is_uniform.sum()))
    return patterns
