"""What was changed, apart from the picture: the mask, and a patch that turns the source into the output.

Both are of the source's size and depth. Where the mask file is 0 the output is the source, bit for bit. The patch laid
over the source (straight alpha, rounded to nearest) is the output, bit for bit.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gfr_core.errors import GfrError
from gfr_core.media.formats import Kind, kind_for_writing
from gfr_core.media.frame import Frame, Metadata, Pixels

Plane = NDArray[np.float32]
_BAND = 256
_KINDS = (Kind.PNG, Kind.TIFF)


def check_part_path(path: Path, what: str) -> None:
    """Returns when a mask or patch can be written to `path` exactly.

    Args:
        path: where to.
        what: how to call it: "mask".

    Raises:
        GfrError: its ending is neither PNG's nor TIFF's.
    """
    if kind_for_writing(path) not in _KINDS:
        raise GfrError(f"'{path.name}' is no name for a {what}; it is kept exactly as PNG or TIFF only.", "Use .png.")


def mask_frame(source: Frame, mask: Plane, name: str) -> Frame:
    """The mask (H W in [0, 1]) as a grey picture at the source's depth: 0 exactly where nothing could change."""
    levels = _levels(mask, _largest(source.pixels)).astype(source.pixels.dtype)
    return Frame(np.repeat(levels[:, :, None], 3, axis=2), name, grey=True, metadata=Metadata(dpi=source.metadata.dpi))


def patch_frame(source: Frame, result: Pixels, mask: Plane, name: str) -> Frame:
    """The changed pixels, with the mask as alpha, transparent black elsewhere.

    The colours are those that, laid over the source at this alpha, give the result. Where no colour is bright or dark
    enough for that, alpha is raised above the mask as far as it must be.

    Args:
        source: the picture before.
        result: H W 3 after, of the same depth.
        mask: H W in [0, 1].
        name: of the patch.
    """
    colours, alpha = np.zeros_like(source.pixels), np.zeros_like(source.pixels[:, :, 0])
    for place in _bands(mask):
        colours[place], alpha[place] = _unblended(source.pixels[place], result[place], mask[place])
    metadata = replace(source.metadata, exif=None, xmp=None)
    return Frame(colours, name, alpha, metadata=metadata)


def _bands(mask: Plane) -> Iterator[tuple[slice, slice]]:
    """Where the mask is not empty, some rows at a time: the arithmetic needs twenty times the picture's memory."""
    for top in range(0, len(mask), _BAND):
        rows = slice(top, top + _BAND)
        columns = np.flatnonzero((mask[rows] > 0).any(axis=0))
        if columns.size:
            yield rows, slice(columns[0], columns[-1] + 1)


def _unblended(before: Pixels, after: Pixels, mask: Plane) -> tuple[NDArray[Any], NDArray[Any]]:
    """Colours and alpha, so that round((alpha colour + (largest - alpha) before) / largest) is `after`.

    Rounding the colour moves the blend by at most alpha / (2 largest): below half a level unless alpha is full, and
    then the colour is `after` itself.
    """
    largest, dtype = _largest(before), before.dtype
    low = before.astype(np.int64)
    change = after.astype(np.int64) - low
    room = np.maximum(np.where(change > 0, largest - low, low), 1)
    needed = -(-np.abs(change) * largest // room)
    alpha = np.maximum(_levels(mask, largest), needed.max(axis=2))
    colour = low + np.rint(change * largest / np.maximum(alpha, 1)[:, :, None]).astype(np.int64)
    return np.where(alpha[:, :, None] > 0, colour, 0).astype(dtype), alpha.astype(dtype)


def _levels(mask: Plane, largest: int) -> NDArray[np.int64]:
    """Whole levels; what is above 0 by however little stays above."""
    return np.maximum(np.rint(mask * largest), mask > 0).astype(np.int64)


def _largest(pixels: Pixels) -> int:
    return int(np.iinfo(pixels.dtype).max)
