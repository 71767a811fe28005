"""Snapshots: earlier results with a name, kept as what they change in their source."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.documents.patch import Patch
from app.translation import tr
from gfr_core.errors import GfrError
from gfr_core.media.frame import Pixels

MOST_BYTES = 512_000_000
"""What all snapshots together may take, packed. A face of 1024 pixels takes about two million."""
CACHE_BYTES = 256_000_000
"""What unpacked pictures may take, beside those that are being looked at."""


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """One earlier result.

    Attributes:
        number: its identity; never given twice.
        name: what the user calls it.
        of: the key of its source.
        patch: what it changes there.
    """

    number: int
    name: str
    of: str
    patch: Patch


@dataclass(frozen=True, slots=True, eq=False)
class UnpackedSnapshot:
    """A snapshot ready to be shown: the picture for the screen, and its pixels at the depth of the file."""

    image: QImage
    pixels: Pixels

    @property
    def size(self) -> int:
        """Bytes it takes, its halves included."""
        return self.image.sizeInBytes() * 4 // 3 + self.pixels.nbytes


class SnapshotsDocument(QObject):
    """All snapshots of this session, also those of pictures that are not open now."""

    snapshots_changed = Signal()
    unpacked_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._snapshots: tuple[Snapshot, ...] = ()
        self._unpacked: OrderedDict[int, UnpackedSnapshot] = OrderedDict()
        self._next_number = 1

    @property
    def snapshots(self) -> tuple[Snapshot, ...]:
        """All, by number."""
        return self._snapshots

    @property
    def size(self) -> int:
        """Bytes that all of them take, packed."""
        return sum(each.patch.size for each in self._snapshots)

    @property
    def cache_size(self) -> int:
        """Bytes that the unpacked ones take."""
        return sum(each.size for each in self._unpacked.values())

    def of(self, source_key: str | None) -> tuple[Snapshot, ...]:
        """The snapshots of one source."""
        return tuple(each for each in self._snapshots if each.of == source_key)

    def with_number(self, number: int) -> Snapshot | None:
        """One snapshot; None when it is gone."""
        return next((each for each in self._snapshots if each.number == number), None)

    def unpacked(self, number: int) -> UnpackedSnapshot | None:
        """Its picture; None when it has to be unpacked first."""
        return self._unpacked.get(number)

    def number_for_next(self) -> int:
        """A number that no snapshot had before."""
        self._next_number += 1
        return self._next_number - 1

    def check_room(self, patch: Patch) -> None:
        """Looks whether one more can be kept.

        Raises:
            GfrError: there is no room for it.
        """
        if self.size + patch.size > MOST_BYTES:
            words = tr(
                "There is no room for another snapshot: {taken:.0f} MB of {most:.0f} MB are taken, "
                "this one needs {needed:.0f}."
            )
            sizes = {"taken": self.size / 1e6, "most": MOST_BYTES / 1e6, "needed": patch.size / 1e6}
            raise GfrError(words.format(**sizes), tr("Remove one."))

    def add(self, snapshot: Snapshot) -> None:
        """Adds one; by number, so that one taken away comes back to its old place."""
        self._snapshots = tuple(sorted((*self._snapshots, snapshot), key=lambda each: each.number))
        self.snapshots_changed.emit()

    def remove(self, number: int) -> None:
        """Takes one away."""
        self._change(lambda each: None if each.number == number else each)
        self._unpacked.pop(number, None)

    def rename(self, number: int, name: str) -> None:
        """Calls one by another name."""
        self._change(lambda each: replace(each, name=name) if each.number == number else each)

    def keep(self, number: int, unpacked: UnpackedSnapshot, in_view: frozenset[int]) -> None:
        """Keeps an unpacked picture, and drops those longest not looked at beyond `CACHE_BYTES`; never one in view."""
        self._unpacked[number] = unpacked
        self._unpacked.move_to_end(number)
        for old in list(self._unpacked):
            if old not in in_view | {number} and self.cache_size > CACHE_BYTES:
                del self._unpacked[old]
        self.unpacked_changed.emit()

    def drop_unpacked(self) -> None:
        """Lets go of all unpacked pictures: another source is open."""
        self._unpacked.clear()

    def _change(self, changed: Callable[[Snapshot], Snapshot | None]) -> None:
        after = (changed(each) for each in self._snapshots)
        self._snapshots = tuple(each for each in after if each is not None)
        self.snapshots_changed.emit()
