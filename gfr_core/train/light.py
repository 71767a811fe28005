"""Changes of light and colour between two photographs of one person."""

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.float32]

LUMA = np.array([0.299, 0.587, 0.114], dtype=np.float32)


def relight(pixels: NDArray[np.uint8], rng: np.random.Generator, strength: float = 1.0) -> Picture:
    """Another gamma, contrast, colour temperature and a linear fall-off of light. H W 3 uint8 -> float32 in [0, 1]."""
    gamma = np.exp(rng.normal(0, 0.16 * strength))
    contrast = np.exp(rng.normal(0, 0.10 * strength))
    gains = np.exp(rng.normal(0, 0.05 * strength, 3) + rng.normal(0, 0.09 * strength))
    tone = ((np.arange(256) / 255) ** gamma - 0.5) * contrast + 0.5
    table = (tone[:, None] * gains).astype(np.float32).reshape(256, 1, 3)
    lit = np.asarray(cv2.LUT(pixels, table), dtype=np.float32)
    lit *= _fall_off(rng, pixels.shape[0], pixels.shape[1], 0.10 * strength)
    return np.clip(lit, 0, 1)


def _fall_off(rng: np.random.Generator, height: int, width: int, slope: float) -> Picture:
    slope_x, slope_y = rng.normal(0, slope, 2)
    across = slope_x * np.linspace(-1, 1, width)[None, :, None]
    down = slope_y * np.linspace(-1, 1, height)[:, None, None]
    return np.asarray(1 + across + down, dtype=np.float32)


def grey(picture: Picture) -> Picture:
    """The luma (BT.601) in all three channels."""
    return np.repeat(np.asarray(picture @ LUMA, dtype=np.float32)[:, :, None], 3, axis=2)
