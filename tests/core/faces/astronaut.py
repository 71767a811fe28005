"""A real face that comes with scikit-image, and where its features are."""

import numpy as np
from numpy.typing import NDArray
from skimage import data

from gfr_core.geometry import Box

EYES = np.array([[204.0, 101.0], [248.0, 103.0]])
"""Centres of her eyes in the picture, left-hand first, read off by eye; good to 3 px."""

FACE = Box(179.0, 88.0, 94.0, 90.0)
"""About the box of her landmarks."""


def astronaut() -> NDArray[np.uint8]:
    """512 512 3, RGB."""
    return np.asarray(data.astronaut(), dtype=np.uint8)  # type: ignore[no-untyped-call]
