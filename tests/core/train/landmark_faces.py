"""Made-up photographs with known landmarks: dots where the mean face has its points."""

import cv2
import numpy as np

from gfr_core.faces.plausible import MEAN_SHAPE
from gfr_core.train.landmark_photos import LandmarkPhoto


def dotted_photo(*, side: int = 160, unit: float = 40.0, shift: tuple[float, float] = (0.0, 0.0)) -> LandmarkPhoto:
    """A mean face of dark dots on light grey, its outer eye corners `unit` pixels apart, moved from the middle."""
    points = unit * MEAN_SHAPE + (side - 1) / 2 + np.array(shift)
    pixels = np.full((side, side, 3), 200, np.uint8)
    for x, y in points:
        cv2.circle(pixels, (round(16 * x), round(16 * y)), 24, (30, 30, 30), -1, cv2.LINE_AA, 4)
    return LandmarkPhoto(pixels, points, "nobody", "drawn")
