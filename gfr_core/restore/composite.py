"""The change of a crop back into the picture: only the change, only under the mask, in the picture's own levels."""

import numpy as np
from numpy.typing import NDArray

from gfr_core.geometry import SquareCrop
from gfr_core.media.frame import Pixels
from gfr_core.restore.crop import rect_inside, spread
from gfr_core.restore.mask import trimmed

Plane = NDArray[np.float32]


def add_change(pixels: Pixels, picture_mask: Plane, change: NDArray[np.float32], mask: Plane, crop: SquareCrop) -> None:
    """Add a crop's change to the picture, in place, and note where in the picture's mask.

    Because the change is added and not the restored crop pasted, the picture keeps its own finer detail, no change
    means no difference, and what rounds to no whole level leaves the pixel as it was.

    Args:
        pixels: H W 3, uint8 or uint16; altered.
        picture_mask: H W in [0, 1]; altered. Where another face has been put already, only what is left to 1 is added.
        change: S S 3, restored minus degraded, [-1, 1].
        mask: S S in [0, 1].
        crop: where the S x S lie in the picture.
    """
    rect = rect_inside(crop, *pixels.shape[:2])
    if rect.empty:
        return
    covered = picture_mask[rect.place]
    weight = np.minimum(trimmed(spread(mask, crop, rect)), 1 - covered)
    largest = np.iinfo(pixels.dtype).max
    steps = np.rint(spread(change, crop, rect) * weight[..., None] * largest).astype(np.int32)
    pixels[rect.place] = np.clip(pixels[rect.place] + steps, 0, largest)
    covered += weight


def changed_outside(source: Pixels, result: Pixels, picture_mask: Plane) -> int:
    """How many pixels differ where the mask is 0. Counted by comparing every pixel, not by trusting the way here."""
    rows = np.flatnonzero((source.reshape(len(source), -1) != result.reshape(len(result), -1)).any(axis=1))
    if len(rows) == 0:
        return 0
    span = slice(int(rows[0]), int(rows[-1]) + 1)  # the rest is equal: a 12-megapixel picture in 20 ms
    differs = source[span] != result[span]
    changed = differs[..., 0] | differs[..., 1] | differs[..., 2]
    return int(np.count_nonzero(changed & (picture_mask[span] == 0)))
