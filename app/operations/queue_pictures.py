"""The queue of pictures: add, remove, reorder, and go from one to another."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QUndoStack

from app.documents.desk import Desk
from app.documents.project import QueueItem
from app.jobs.job import Job
from app.messages import Message, Tone
from app.operations.dispatch import Dispatch
from app.operations.open_source import OpenedSource, OpenSource
from app.operations.project_keeping import Keeping
from app.operations.project_snapshot import treatment_on_desk
from app.operations.queue_edits import AddPictures, RemovePicture, ReorderPictures
from app.translation import tr
from gfr_core.errors import GfrError
from gfr_core.progress import Progress, Reporter
from gfr_core.project.schema import FileEntry, SourceEntry


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """A file that can be opened; `frame` is 0 for a clip and None for a still."""

    path: Path
    frame: int | None


@dataclass(frozen=True, slots=True)
class FoundPictures:
    """What became of a handful of files; the reasons are sentences."""

    good: tuple[FoundPicture, ...]
    bad: tuple[tuple[str, str], ...]


class EditQueue:
    """Changes of the queue can be undone. What was said about a picture stays with it wherever the desk goes."""

    def __init__(self, desk: Desk, dispatch: Dispatch, keeping: Keeping, open_source: OpenSource) -> None:
        self._desk, self._dispatch, self._open_source = desk, dispatch, open_source
        self._history, self._pictures = keeping.history, keeping.pictures

    def add(self, paths: Sequence[Path]) -> Job[FoundPictures]:
        """Puts files at the end of the queue. One that cannot be used does not keep the others out; it is told of.
        On an empty desk the first of them is opened."""
        names = paths[0].name if len(paths) == 1 else tr("{count} pictures").format(count=len(paths))
        return self._dispatch.on_io(
            Job(
                tr("Adding {names}").format(names=names),
                lambda report: look_at(paths, report),
                self._take,
                trouble=tr("Could not add {names}").format(names=names),
            )
        )

    def remove(self, key: int) -> None:
        """Takes a picture out of the queue; the one after it comes on the desk when it was there."""
        item = self._desk.project.item(key)
        if item is None:
            return
        command = RemovePicture(self._desk.project, item, self._take_off)
        is_here = self._desk.project.current is item
        heir = self._heir(frozenset({key})) if is_here else None
        stack: QUndoStack = self._history if heir is None else self._history.stack_of(heir.key)
        if is_here and heir is None:
            self._pictures.keep()
            self._history.activate(None)
        stack.push(command)

    def move(self, key: int, by: int) -> None:
        """Moves a picture up (negative) or down in the queue."""
        keys = [item.key for item in self._desk.project.items]
        if key not in keys:
            return
        place = keys.index(key)
        keys.insert(max(0, min(len(keys) - 1, place + by)), keys.pop(place))
        self.set_order(keys)

    def set_order(self, keys: Sequence[int]) -> None:
        """Takes another order of the same pictures."""
        if list(keys) != [item.key for item in self._desk.project.items]:
            self._history.push(ReorderPictures(self._desk.project, keys))

    def go_to(self, key: int) -> Job[OpenedSource] | None:
        """Puts a picture of the queue on the desk; None when that took no reading."""
        item = self._desk.project.item(key)
        if item is None or item is self._desk.project.current:
            return None
        return self._open_source.open_item(item)

    def step(self, by: int) -> Job[OpenedSource] | None:
        """Goes to the next picture (1) or the one before (-1)."""
        item = self._desk.project.neighbour(by)
        return None if item is None else self.go_to(item.key)

    def _take(self, found: FoundPictures) -> None:
        project = self._desk.project
        new = [each for each in found.good if project.item_of(each.path, each.frame) is None]
        items = [self._item(each) for each in new]
        if items:
            self._history.push(AddPictures(project, items, self._take_off))
        message = _message_of(found, len(found.good) - len(new))
        if items and self._desk.source.source is None:
            self.go_to(items[0].key)
        if message is not None:
            self._desk.notice.show(message)

    def _item(self, found: FoundPicture) -> QueueItem:
        treatment = treatment_on_desk(self._desk)
        file = FileEntry(found.path.as_posix())
        return QueueItem(SourceEntry(self._desk.project.key_for_next(), file, found.frame, treatment=treatment))

    def _take_off(self, keys: frozenset[int]) -> None:
        """Out of the queue; when the desk has one of them, the next one comes there."""
        project = self._desk.project
        is_here = project.current is not None and project.current.key in keys
        heir = self._heir(keys) if is_here else None
        if is_here:
            self._open_source.cancel()
            self._pictures.keep()
            self._pictures.clear()
        project.remove(keys)
        if heir is not None:
            self._history.activate(heir.key)
            self.go_to(heir.key)

    def _heir(self, keys: frozenset[int]) -> QueueItem | None:
        """The picture that comes on the desk when these go: the next one that stays, else the one before."""
        items, current = self._desk.project.items, self._desk.project.current
        place = items.index(current) if current in items else 0
        after = [item for item in items[place:] if item.key not in keys]
        before = [item for item in items[:place] if item.key not in keys]
        return next(iter(after + before[::-1]), None)


def look_at(paths: Sequence[Path], report: Reporter) -> FoundPictures:
    """Which of the files are pictures or clips, by their content. For the I/O lane."""
    from gfr_core.media.formats import STILLS, Kind
    from gfr_core.media.opening import kind_of

    good: list[FoundPicture] = []
    bad: list[tuple[str, str]] = []
    for number, path in enumerate(paths):
        report(Progress(number / len(paths), tr("Looking at {name}").format(name=path.name)))
        try:
            kind = kind_of(path)
        except GfrError as error:
            bad.append((path.name, error.message))
            continue
        if kind in STILLS or kind is Kind.CLIP:
            good.append(FoundPicture(path.absolute(), 0 if kind is Kind.CLIP else None))
        else:
            bad.append(
                (
                    path.name,
                    tr("'{name}' holds {kind} data, which cannot be read.").format(name=path.name, kind=kind.value),
                )
            )
    return FoundPictures(tuple(dict.fromkeys(good)), tuple(bad))


def _message_of(found: FoundPictures, known: int) -> Message | None:
    if found.bad:
        first, reason = found.bad[0]
        names = first if len(found.bad) == 1 else tr("{count} files").format(count=len(found.bad))
        others = ", ".join(name for name, _ in found.bad[1:])
        text = (
            tr("{reason} Nor could these be used: {others}.").format(reason=reason, others=others) if others else reason
        )
        return Message(
            Tone.ERROR,
            tr("Could not add {names}").format(names=names),
            text,
            tr("The others are in the queue.") * bool(found.good),
        )
    if known:
        return Message(
            Tone.INFO,
            tr("In the queue already"),
            tr("{known} of {count} were left out.").format(known=known, count=len(found.good)),
        )
    return None
