"""What made the old face bad, read off the face and its restoration: the blur and the pixels that lead back to it."""

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from gfr_core.geometry import SquareCrop

Plane = NDArray[np.float32]
Picture = NDArray[np.float32]

LEAST_BLUR, MOST_BLUR = 0.3 / 256, 12 / 256
"""Standard deviations that are tried, share of the crop. 12 of 256 px is more than the worst the networks learnt on."""
TRIED = 10
"""Blurs from the least to the most, evenly on a logarithmic scale: each 1.5 times the one before."""
PATIENCE = 3
"""The search ends when as many blurs in a row were no better: wide blurs take longest and are rarely wanted."""
NARROWED = 4
"""Golden-section steps around the best of them; they leave 3 % of doubt."""
GOLDEN = (5**0.5 - 1) / 2


@dataclass(frozen=True, slots=True)
class Redegradation:
    """Makes a restored face as bad as the old one: a Gaussian blur, then the pixels the old picture had.

    Attributes:
        blur_px: standard deviation, pixels of the crop; 0 for none.
        pixels: how many of the picture's own pixels the crop's side is long; the crop's size or more when the crop was
            not enlarged for the network.
    """

    blur_px: float
    pixels: int

    def of(self, picture: NDArray[np.float32]) -> NDArray[np.float32]:
        """The picture (S S or S S C) as the old camera would have given it."""
        blurred = _blurred(picture, self.blur_px)
        size = picture.shape[0]
        return blurred if self.pixels >= size else _resized(_resized(blurred, self.pixels), size)

    @staticmethod
    def fitted(restored: Picture, degraded: Picture, mask: Plane, crop: SquareCrop) -> "Redegradation":
        """The one that leads from `restored` (S S 3) to `degraded` with the least absolute difference under the mask.

        Absolute, not squared: what contradicts the old picture shall not decide how blurred it was. The pixels follow
        from the crop; only the blur is searched. Of equally good ones it is the least.
        """
        size, pixels = restored.shape[0], max(1, round(crop.side))
        bright, wanted = restored.mean(axis=-1), degraded.mean(axis=-1)
        weight = mask if mask.any() else np.ones_like(mask)

        def error(blur_px: float) -> float:
            return float((np.abs(Redegradation(blur_px, pixels).of(bright) - wanted) * weight).sum())

        return Redegradation(_least(error, size), pixels)


def _least(error: Callable[[float], float], size: int) -> float:
    """Where the error is least: no blur, or one found on the logarithmic scale and narrowed down."""
    tried = [0.0, *np.geomspace(LEAST_BLUR * size, MOST_BLUR * size, TRIED)]
    errors: list[float] = []
    for each in tried:
        errors.append(error(each))
        best = int(np.argmin(errors))
        if len(errors) - best > PATIENCE:
            break
    if best == 0:
        return 0.0
    low, high = tried[best - 1], tried[min(best + 1, TRIED)]
    narrowed = _narrowed(error, low, high)
    return narrowed if error(narrowed) < errors[best] else float(tried[best])


def _narrowed(error: Callable[[float], float], low: float, high: float) -> float:
    for _ in range(NARROWED):
        left, right = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
        low, high = (low, right) if error(left) <= error(right) else (left, high)
    return float((low + high) / 2)


def _blurred(picture: NDArray[np.float32], blur_px: float) -> NDArray[np.float32]:
    if blur_px == 0:
        return picture
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), sigmaX=blur_px, borderType=cv2.BORDER_REFLECT))


def _resized(picture: NDArray[np.float32], size: int) -> NDArray[np.float32]:
    """By the resampling with which crops are cut: Pillow's bicubic, widened when it shrinks."""
    if picture.ndim == 3:
        return np.stack([_resized(picture[..., i], size) for i in range(picture.shape[2])], axis=-1)
    plane = Image.fromarray(np.ascontiguousarray(picture))  # mode F: float32, one channel
    return np.asarray(plane.resize((size, size), Image.Resampling.BICUBIC), dtype=np.float32)
