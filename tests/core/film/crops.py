"""Crops of the photograph's face, moved by known amounts."""

import cv2
import numpy as np
from numpy.typing import NDArray

from gfr_core.sample import photograph

SIZE = 256
Floats = NDArray[np.float32]


def crop(x: float = 0.0, y: float = 0.0, *, noise: float = 0.0, seed: int = 0, blur: float = 0.0) -> Floats:
    """The face, its content moved by (x, y) pixels. S S 3 in [0, 1]."""
    matrix = np.array([[1.0, 0, x - 96], [0, 1.0, y - 6]])
    seen = cv2.warpAffine(photograph(), matrix, (SIZE, SIZE), flags=cv2.INTER_CUBIC).astype(np.float32) / 255
    if blur:
        seen = np.asarray(cv2.GaussianBlur(seen, (0, 0), blur), dtype=np.float32)
    return (seen + noise * np.random.default_rng(seed).normal(0, 1, seen.shape)).astype(np.float32)


def disc(radius: float = 70.0) -> Floats:
    """1 in the middle of the crop. S S."""
    y, x = np.mgrid[:SIZE, :SIZE] - SIZE / 2
    return np.asarray(np.hypot(x, y) < radius, dtype=np.float32)
