"""Out of the picture into the network's square and back, by the same resampling.

Pillow's bicubic, because it takes a box with fractions of a pixel and widens its kernel when it shrinks: a crop is
never aliased and never moved by half a pixel. Only the crop's rectangle is ever converted to float.
"""

from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from gfr_core.errors import GfrError
from gfr_core.geometry import SquareCrop
from gfr_core.media.frame import Pixels

SMALLEST, LARGEST = 256, 1024
"""Sides the network is given, px. Larger crops are shrunk; their own detail stays, because only the change returns."""
KERNEL = 2
"""Half the width of the bicubic kernel, in pixels of the coarser side."""


@dataclass(frozen=True, slots=True)
class Rect:
    """Whole pixels of a picture: `left` <= x < `right`, `top` <= y < `bottom`."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def place(self) -> tuple[slice, slice]:
        """Index of a picture: rows, columns."""
        return slice(self.top, self.bottom), slice(self.left, self.right)

    @property
    def empty(self) -> bool:
        """It holds no pixel."""
        return self.right <= self.left or self.bottom <= self.top


def network_size(crop: SquareCrop) -> int:
    """The smallest of 256, 512, 1024 that holds the crop's own pixels; 1024 for all larger ones."""
    size = SMALLEST
    while size < crop.side and size < LARGEST:
        size *= 2
    return size


def cut(pixels: Pixels, crop: SquareCrop, size: int) -> NDArray[np.float32]:
    """The crop resampled to `size` x `size`: size size 3, RGB in [0, 1]. Outside the picture its border goes on.

    Raises:
        GfrError: the crop has no pixel in common with the picture, or no size.
    """
    height, width = pixels.shape[:2]
    if not crop.side > 0 or rect_inside(crop, height, width, whole=False).empty:
        raise GfrError(
            f"The face's square (left {crop.x:.0f}, top {crop.y:.0f}, side {crop.side:.0f}) lies outside the picture "
            f"of {width} x {height}.",
            "Draw the box inside the picture.",
        )
    margin = KERNEL * ceil(max(1.0, crop.side / size)) + 1
    left, top = floor(crop.x) - margin, floor(crop.y) - margin
    right, bottom = ceil(crop.x + crop.side) + margin, ceil(crop.y + crop.side) + margin
    patch = _patch(pixels, Rect(left, top, right, bottom)).astype(np.float32)
    patch /= np.float32(np.iinfo(pixels.dtype).max)
    box = (crop.x - left, crop.y - top, crop.x - left + crop.side, crop.y - top + crop.side)
    return np.clip(_resample(patch, box, size, size), 0, 1)


def rect_inside(crop: SquareCrop, height: int, width: int, *, whole: bool = True) -> Rect:
    """The picture's pixels inside the crop; with `whole` only those that lie in it entirely."""
    low, high = (ceil, floor) if whole else (floor, ceil)
    return Rect(
        max(0, low(crop.x)),
        max(0, low(crop.y)),
        min(width, high(crop.x + crop.side)),
        min(height, high(crop.y + crop.side)),
    )


def spread(plane: NDArray[np.float32], crop: SquareCrop, rect: Rect) -> NDArray[np.float32]:
    """What the crop holds (S S or S S C) at the picture's pixels in `rect`, which lies inside the crop."""
    scale = plane.shape[0] / crop.side
    left, right = ((edge - crop.x) * scale for edge in (rect.left, rect.right))
    top, bottom = ((edge - crop.y) * scale for edge in (rect.top, rect.bottom))
    return _resample(plane, (left, top, right, bottom), rect.right - rect.left, rect.bottom - rect.top)


def _patch(pixels: Pixels, wanted: Rect) -> Pixels:
    """Copies only what is wanted; beyond the picture its border goes on."""
    height, width = pixels.shape[:2]
    rows = np.clip(np.arange(wanted.top, wanted.bottom), 0, height - 1)
    columns = np.clip(np.arange(wanted.left, wanted.right), 0, width - 1)
    inside: Pixels = pixels[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    patch: Pixels = inside[rows - rows[0]][:, columns - columns[0]]
    return patch


def _resample(
    plane: NDArray[np.float32], box: tuple[float, float, float, float], width: int, height: int
) -> NDArray[np.float32]:
    if plane.ndim == 3:
        channels = [_resample(plane[..., i], box, width, height) for i in range(plane.shape[2])]
        return np.stack(channels, axis=-1)
    image = Image.fromarray(np.ascontiguousarray(plane))  # mode F: float32, one channel
    limit_x, limit_y = image.size
    inside = (max(0.0, box[0]), max(0.0, box[1]), min(float(limit_x), box[2]), min(float(limit_y), box[3]))
    return np.asarray(image.resize((width, height), Image.Resampling.BICUBIC, box=inside))
