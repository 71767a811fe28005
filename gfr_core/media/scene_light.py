"""Floating-point light (OpenEXR) as the 16-bit picture that faces are found and restored in, and back."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

MAPPING = "Light from 0 to 1 was shown through the sRGB curve at 16 bits; light above 1 was shown as white."
"""What `shown` does, in words for the user."""

_TOP = 65535


def shown(light: NDArray[Any]) -> NDArray[np.uint16]:
    """Linear light as 16 bits: cut to [0, 1], then the curve of IEC 61966-2-1. Not-a-number becomes black."""
    clipped = np.clip(np.nan_to_num(light.astype(np.float32), nan=0.0, posinf=1.0, neginf=0.0), 0.0, 1.0)
    curved = np.where(clipped <= 0.0031308, 12.92 * clipped, 1.055 * clipped ** (1 / 2.4) - 0.055)
    return np.asarray(np.rint(curved * _TOP), np.uint16)


def light_of(values: NDArray[Any]) -> NDArray[np.float32]:
    """The inverse of `shown` for uint16 values: linear light in [0, 1]."""
    curved = values.astype(np.float32) / np.float32(_TOP)
    return np.asarray(np.where(curved <= 0.04045, curved / 12.92, ((curved + 0.055) / 1.055) ** 2.4), np.float32)
