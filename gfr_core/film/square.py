"""A square of a grey picture in another size, quickly: for comparing and following, not for restoring."""

import cv2
import numpy as np
from numpy.typing import NDArray

from gfr_core.geometry import SquareCrop

Grey = NDArray[np.uint8]


def seen_square(grey: Grey, square: SquareCrop, size: int) -> Grey:
    """The square of the picture (H W), size x size. Beyond the picture its border goes on.

    It is blurred before it is shrunk by more than half, because cv2 samples single pixels.
    """
    step = square.side / size
    matrix = np.array([[step, 0, square.x + step / 2 - 0.5], [0, step, square.y + step / 2 - 0.5]])
    if step > 2:
        grey, corner = _softened(grey, square, step / 2)
        matrix[:, 2] -= corner
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    cut = cv2.warpAffine(grey, matrix, (size, size), flags=flags, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(cut, dtype=np.uint8)


def _softened(grey: Grey, square: SquareCrop, sigma_px: float) -> tuple[Grey, tuple[int, int]]:
    """The part of the picture around the square, blurred, and its corner (x, y) in the picture."""
    height, width = grey.shape
    margin = 3 * sigma_px
    left, right = _inside(square.x - margin, square.x + square.side + margin, width)
    top, bottom = _inside(square.y - margin, square.y + square.side + margin, height)
    part = cv2.GaussianBlur(grey[top:bottom, left:right], (0, 0), sigma_px, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(part, dtype=np.uint8), (left, top)


def _inside(low: float, high: float, limit: int) -> tuple[int, int]:
    """The whole pixels between two edges; at least one."""
    first = min(max(0, int(low)), limit - 1)
    return first, max(first + 1, min(limit, int(high) + 1))
