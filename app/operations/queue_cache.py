"""Pictures that were on the desk a moment ago: their pixels and results, as far as there is room."""

from collections import OrderedDict
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtGui import QImage

from app.documents.restoration import FaceOutcome, Restored, StepPictures
from app.documents.source import Source
from gfr_core.restore.outcome import Steps

MOST_BYTES = 200_000_000
"""What pictures that are not on the desk may take. One of 12 megapixels takes 100 MB, its result as much, what became
of a large face 23. With 600 MB the whole program came to 1.7 GB; it is to stay below 1.5
(`benchmarks/open_results.py`)."""


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """One picture off the desk.

    Attributes:
        source: its pixels; None when they had to go: the file has them.
        outcomes: what became of its faces.
        result: the picture made of them; None when there was none or it had to go: outcomes make it again.
        is_unsaved: no file holds the result.
        has_no_file: the pixels are nowhere else, and never go.
    """

    source: Source | None
    outcomes: tuple[FaceOutcome, ...] = ()
    result: Restored | None = None
    is_unsaved: bool = False
    has_no_file: bool = False

    @property
    def size(self) -> int:
        """Bytes that it takes."""
        return _size_of_source(self.source) + _size_of_result(self.result) + sum(map(_size_of_outcome, self.outcomes))


class PictureCache:
    """Keeps what was left last. Pixels go first, results of faces after them."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._kept: OrderedDict[int, Kept] = OrderedDict()

    @property
    def size(self) -> int:
        """Bytes that all take."""
        return sum(kept.size for kept in self._kept.values())

    def peek(self, key: int) -> Kept | None:
        """What is kept of a picture."""
        return self._kept.get(key)

    def take(self, key: int) -> Kept | None:
        """What is kept of a picture, which goes back onto the desk."""
        return self._kept.pop(key, None)

    def keep(self, key: int, kept: Kept) -> None:
        """Keeps a picture that leaves the desk."""
        self._kept[key] = kept
        self._kept.move_to_end(key)
        self._make_room()

    def clear(self) -> None:
        """Lets go of everything."""
        self._kept.clear()

    def _make_room(self) -> None:
        size = self.size
        for shrink in (_without_pixels, _without_outcomes):
            for key, kept in list(self._kept.items()):
                if size <= self._most_bytes:
                    return
                self._kept[key] = shrink(kept)
                size -= kept.size - self._kept[key].size


def _without_pixels(kept: Kept) -> Kept:
    return kept if kept.has_no_file else replace(kept, source=None, result=None)


def _without_outcomes(kept: Kept) -> Kept:
    return kept if kept.has_no_file else replace(kept, outcomes=())


def _size_of_source(source: Source | None) -> int:
    if source is None:
        return 0
    own = 0 if source.shown is source.frame.pixels else source.shown.nbytes
    return source.frame.pixels.nbytes + own + source.image.sizeInBytes() * 4 // 3


def _size_of_result(result: Restored | None) -> int:
    return 0 if result is None else result.frame.pixels.nbytes + result.image.sizeInBytes() * 4 // 3


def _size_of_outcome(outcome: FaceOutcome) -> int:
    return _size_of_parts(outcome.result.steps) + _size_of_parts(outcome.pictures)


def _size_of_parts(whole: Steps | StepPictures | None) -> int:
    """Bytes of all arrays and images that a value is made of."""
    if whole is None:
        return 0
    return sum(_size_of_part(getattr(whole, name)) for name in whole.__dataclass_fields__)


def _size_of_part(part: object) -> int:
    if isinstance(part, np.ndarray):
        return int(part.nbytes)
    if isinstance(part, QImage):
        return part.sizeInBytes()
    inner = getattr(part, "__dataclass_fields__", ())
    return sum(_size_of_part(getattr(part, name)) for name in inner)
