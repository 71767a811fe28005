"""What a result changes in its source, packed without loss: a face is small, a photo is not."""

import zlib
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gfr_core.media.frame import Pixels

_QUICK = 1
"""zlib's quickest level; the best one saves a tenth and takes ten times as long."""


@dataclass(frozen=True, slots=True)
class Patch:
    """A rectangle of changes, modulo the pixels' type.

    Attributes:
        x, y: its upper left pixel.
        shape: its rows, columns and channels; no rows where nothing has changed.
        packed: what is to be added to the source there.
    """

    x: int
    y: int
    shape: tuple[int, int, int]
    packed: bytes

    @staticmethod
    def between(before: Pixels, after: Pixels) -> "Patch":
        """What leads from one picture to another of the same size and type.

        Raises:
            ValueError: size or type differ.
        """
        if before.shape != after.shape or before.dtype != after.dtype:
            raise ValueError(f"{after.shape} of {after.dtype} is no change of {before.shape} of {before.dtype}.")
        rows, columns = _changed(before, after)
        part = (rows, columns)
        change = np.ascontiguousarray(after[part] - before[part])
        return Patch(columns.start, rows.start, change.shape, zlib.compress(change.data, _QUICK))

    @property
    def size(self) -> int:
        """Bytes it takes in memory."""
        return len(self.packed)

    def on(self, before: Pixels) -> Pixels:
        """The changed picture, in memory of its own."""
        rows, columns, _ = self.shape
        after = before.copy()
        change: NDArray[Any] = np.frombuffer(zlib.decompress(self.packed), before.dtype).reshape(self.shape)
        after[self.y : self.y + rows, self.x : self.x + columns] += change
        return after


def _changed(before: Pixels, after: Pixels) -> tuple[slice, slice]:
    """Rows and columns from the first to the last change."""
    rows = np.fromiter((not np.array_equal(a, b) for a, b in zip(before, after, strict=True)), bool, len(before))
    if not rows.any():
        return slice(0, 0), slice(0, 0)
    tall = _extent(rows)
    changed: NDArray[np.bool_] = (before[tall] != after[tall]).any(axis=(0, 2))
    return tall, _extent(changed)


def _extent(flags: NDArray[np.bool_]) -> slice:
    places = np.flatnonzero(flags)
    return slice(int(places[0]), int(places[-1]) + 1)
