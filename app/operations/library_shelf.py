"""The user's library on its lane: opened when first needed, read again after every change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QUndoCommand, QUndoStack

from app.documents.desk import Desk
from app.jobs.job import Job
from app.messages import Message, Tone
from app.operations.dispatch import Dispatch
from app.preflight import forget_cv2_plugins
from app.translation import tr
from gfr_core.errors import GfrError
from gfr_core.progress import Progress, Reporter

if TYPE_CHECKING:
    from gfr_core.library.records import PersonRecord, PortraitRecord
    from gfr_core.library.store import Library

T = TypeVar("T")
Change = Callable[["Library"], None]


class OpenLibrary:
    """The one open library. For the library's lane only.

    Args:
        path: its file; None for nowhere: then there is no library to open.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._library: Library | None = None

    def get(self) -> Library:
        """The library, opened when it is not yet."""
        if self._library is None:
            from gfr_core.library.store import Library

            if self._path is None:
                raise GfrError(tr("This window has no data folder, so it has no library."))
            forget_cv2_plugins()
            self._library = Library.open(self._path)
        return self._library

    def news(self) -> tuple[str, ...]:
        """What was found on opening, told once."""
        library = self.get()
        notes, library.notes = library.notes, ()
        return notes

    def close(self) -> None:
        """Lets go of the file."""
        library, self._library = self._library, None
        if library is not None:
            library.close()


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """What was read of the library: everybody, and the portraits of the one looked at."""

    people: list[PersonRecord]
    is_read_only: bool
    news: tuple[str, ...]
    person: int | None = None
    portraits: list[PortraitRecord] = field(default_factory=list)
    faults: dict[int, str] = field(default_factory=dict)


class LibraryShelf:
    """Reads the library for the window and changes it. What changes it can be undone, by `undo`: a history of its own,
    because the library outlives pictures and projects."""

    def __init__(self, desk: Desk, dispatch: Dispatch, path: Path | None = None) -> None:
        self._desk, self._dispatch = desk, dispatch
        self._open = OpenLibrary(path)
        self.undo = QUndoStack()

    def refresh(self, search: str | None = None) -> Job[Shown]:
        """Reads who is there; with `search` only who it finds, from now on."""
        document = self._desk.library
        if search is not None:
            document.search = search
        wanted, person = document.search, document.shown
        return self.run(
            tr("Reading the library"),
            lambda library, report: _read(library, self._open, wanted, person.id if person else None, report),
            self._show,
            trouble=tr("Could not read the library"),
        )

    def show_person(self, person: int | None) -> Job[Shown] | None:
        """Looks at somebody's portraits, and whether their pictures are still what they were."""
        self._desk.library.show_person(person)
        return self.refresh() if person is not None else None

    def change(self, text: str, change: Change, back: Change, then: Callable[[], None] | None = None) -> None:
        """Changes the library in a way that can be undone.

        Args:
            text: what is done, as the history calls it: "delete Ada".
            change: does it, also again after it was undone. On the library's lane.
            back: undoes it. There too.
            then: called whenever it was done.
        """
        self.undo.push(_ChangeLibrary(self, text, change, back, then))

    def apply(self, text: str, change: Change, then: Callable[[], None] | None = None) -> None:
        """Makes a change and reads again what it changed."""
        self.run(
            tr("Library: {text}").format(text=text),
            lambda library, _report: change(library),
            lambda _nothing: then() if then is not None else None,
            trouble=tr("Could not {text}").format(text=text),
        )
        self.refresh()

    def run(
        self,
        title: str,
        work: Callable[[Library, Reporter], T],
        then: Callable[[T], None] | None = None,
        *,
        trouble: str = "",
    ) -> Job[T]:
        """Runs work that needs the library on its lane."""
        return self._dispatch.on_library(
            Job(title, lambda report: _with_library(self._open, work, report), then, trouble=trouble)
        )

    def close(self) -> None:
        """Lets go of the library. Only when its lane is closed."""
        self._open.close()

    def _show(self, shown: Shown) -> None:
        document = self._desk.library
        document.set_people(shown.people, is_read_only=shown.is_read_only)
        if document.shown is not None and document.shown.id == shown.person:
            document.set_portraits(shown.portraits, shown.faults)
        if shown.news:
            self._desk.notice.show(Message(Tone.WARNING, tr("Your library"), " ".join(shown.news)))


class _ChangeLibrary(QUndoCommand):
    def __init__(
        self, shelf: LibraryShelf, text: str, change: Change, back: Change, then: Callable[[], None] | None
    ) -> None:
        super().__init__(text)
        self._shelf, self._change, self._back, self._then = shelf, change, back, then

    def redo(self) -> None:
        self._shelf.apply(self.text(), self._change, self._then)

    def undo(self) -> None:
        self._shelf.apply(tr("undo “{what}”").format(what=self.text()), self._back)


def _with_library(holder: OpenLibrary, work: Callable[[Library, Reporter], T], report: Reporter) -> T:
    report(Progress(0.0, tr("Opening the library")))
    return work(holder.get(), report)


def _read(library: Library, holder: OpenLibrary, search: str, person: int | None, report: Reporter) -> Shown:
    people, news = library.people(search), holder.news()
    if person is None:
        return Shown(people, library.is_read_only, news)
    portraits = library.portraits(person)
    return Shown(people, library.is_read_only, news, person, portraits, _faults(portraits, report))


def _faults(portraits: list[PortraitRecord], report: Reporter) -> dict[int, str]:
    """Number -> what is wrong with the picture, for those that are not what they were."""
    from gfr_core.library.files import in_words, state_of

    faults = {}
    for number, portrait in enumerate(portraits):
        report(Progress(number / len(portraits), tr("Looking for {name}").format(name=portrait.name)))
        try:
            words = in_words(portrait, state_of(portrait))
        except GfrError as error:
            words = error.message
        if words:
            faults[portrait.id] = words
    return faults
