"""The project: its pictures in the order of the work, which of them is on the desk, and the file that holds it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.documents.source import NumberedFace
from app.translation import tr
from gfr_core.project.schema import FaceEntry, PortraitEntry, SourceEntry


class RunState(Enum):
    """Whether the queue is being worked through. `PAUSED`: the picture at hand is finished, no other is begun."""

    IDLE = "idle"
    RUNNING = "running"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True, eq=False)
class QueueItem:
    """One picture of the project.

    Attributes:
        entry: what the project file says of it. For the picture on the desk the other documents know better.
        faces: the same faces as those of the entry; what can be undone refers to these very objects.
        selected: number of the selected face.
        next_number: the number that the next face gets.
        is_pasted: it came from the clipboard.
        thumbnail: null until it is made.
    """

    entry: SourceEntry
    faces: tuple[NumberedFace, ...] = ()
    selected: int | None = None
    next_number: int = 1
    is_pasted: bool = False
    thumbnail: QImage = field(default_factory=QImage)

    @property
    def key(self) -> int:
        """Its identity."""
        return self.entry.key

    @property
    def path(self) -> Path:
        """Its file."""
        return Path(self.entry.file.path)

    @property
    def name(self) -> str:
        """How to call it: the file's name, for a frame of a clip with its number."""
        if self.is_pasted:
            return tr("Pasted picture")
        return (
            self.path.name
            if self.entry.frame is None
            else tr("{name}, frame {frame}").format(name=self.path.name, frame=self.entry.frame)
        )

    def with_entry(self, **changes: object) -> "QueueItem":
        """The same with other values in its entry."""
        return replace(self, entry=replace(self.entry, **changes))  # type: ignore[arg-type]  # names decide the types


@dataclass(frozen=True, slots=True)
class LostPortrait:
    """A portrait that the project refers to and that could not be read. It stays in the project until it is found."""

    person: int
    entry: PortraitEntry


class ProjectDocument(QObject):
    """The pictures, the file, and how far the work on the queue is."""

    items_changed = Signal()
    current_changed = Signal()
    path_changed = Signal()
    outputs_changed = Signal()
    unsaved_changed = Signal()
    run_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[QueueItem, ...] = ()
        self._current: int | None = None
        self._path: Path | None = None
        self._outputs: Path | None = None
        self._lost: tuple[LostPortrait, ...] = ()
        self._is_unsaved = False
        self._run = RunState.IDLE
        self._working: int | None = None
        self._removed: dict[int, QueueItem] = {}
        self._next_key = 1

    @property
    def items(self) -> tuple[QueueItem, ...]:
        """All pictures, in the order of the work."""
        return self._items

    @property
    def current(self) -> QueueItem | None:
        """The picture on the desk."""
        return self.item(self._current)

    @property
    def path(self) -> Path | None:
        """The project's own file; None while it has none."""
        return self._path

    @property
    def name(self) -> str:
        """How to call the project."""
        return self._path.stem if self._path else tr("Untitled project")

    @property
    def outputs(self) -> Path | None:
        """The folder that results of the queue go to; None for beside each picture."""
        return self._outputs

    @property
    def lost(self) -> tuple[LostPortrait, ...]:
        """Portraits that could not be read."""
        return self._lost

    @property
    def is_unsaved(self) -> bool:
        """Work was done that no file of the user's own holds."""
        return self._is_unsaved

    @property
    def run(self) -> RunState:
        """Whether the queue is being worked through."""
        return self._run

    @property
    def working(self) -> int | None:
        """Key of the picture that is being restored."""
        return self._working

    def item(self, key: int | None) -> QueueItem | None:
        """The picture with this key."""
        return next((each for each in self._items if each.key == key), None)

    def item_of(self, path: Path, frame: int | None) -> QueueItem | None:
        """The picture that is this file, or this frame of it."""
        return next((each for each in self._items if (each.path, each.entry.frame) == (path, frame)), None)

    def neighbour(self, by: int) -> QueueItem | None:
        """The picture so many places after the one on the desk; None beyond the ends."""
        keys = [each.key for each in self._items]
        place = keys.index(self._current) + by if self._current in keys else 0
        return self._items[place] if 0 <= place < len(self._items) else None

    def key_for_next(self) -> int:
        """A key that no picture had before."""
        self._next_key += 1
        return self._next_key - 1

    def set_items(self, items: Iterable[QueueItem]) -> None:
        """Takes other pictures, or the same in another order."""
        self._items = tuple(items)
        self._next_key = max([self._next_key, *(each.key + 1 for each in self._items)])
        self.items_changed.emit()

    def insert(self, place: int, item: QueueItem) -> None:
        """Puts a picture into the queue."""
        self.set_items((*self._items[:place], item, *self._items[place:]))

    def replace(self, item: QueueItem) -> None:
        """Takes a new state of a picture that is there; one that is not is passed over."""
        if self.item(item.key) is not None:
            self.set_items(item if each.key == item.key else each for each in self._items)

    def remove(self, keys: frozenset[int]) -> None:
        """Takes pictures out of the queue."""
        self._removed.update({each.key: each for each in self._items if each.key in keys})
        self.set_items(each for each in self._items if each.key not in keys)

    def with_removed(self, key: int) -> QueueItem | None:
        """The picture as it was when it was taken out of the queue; forgotten once it was asked for."""
        return self._removed.pop(key, None)

    def set_current(self, key: int | None) -> None:
        """Says which picture is on the desk."""
        if key != self._current:
            self._current = key
            self.current_changed.emit()

    def set_path(self, path: Path | None) -> None:
        """Takes another file."""
        if path != self._path:
            self._path = path
            self.path_changed.emit()

    def set_outputs(self, folder: Path | None) -> None:
        """Takes another folder for results."""
        if folder != self._outputs:
            self._outputs = folder
            self.outputs_changed.emit()

    def set_lost(self, lost: Iterable[LostPortrait]) -> None:
        """Remembers portraits that could not be read."""
        self._lost = tuple(lost)

    def set_unsaved(self, *, unsaved: bool) -> None:
        """Tells whether there is work that no file of the user's own holds."""
        if unsaved != self._is_unsaved:
            self._is_unsaved = unsaved
            self.unsaved_changed.emit()

    def set_run(self, run: RunState, working: int | None) -> None:
        """Tells how far the work on the queue is."""
        if (run, working) != (self._run, self._working):
            self._run, self._working = run, working
            self.run_changed.emit()


def face_states(faces: Iterable[FaceEntry]) -> dict[str, int]:
    """How many faces are in which state."""
    counts: dict[str, int] = {}
    for face in faces:
        counts[face.state] = counts.get(face.state, 0) + 1
    return counts
