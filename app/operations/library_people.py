"""Change who is in the library, and what is said of them. Everything can be undone in the library's own history."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.documents.desk import Desk
from app.jobs.job import Job
from app.messages import Message, Tone
from app.operations.library_shelf import LibraryShelf
from app.translation import tr
from gfr_core.progress import Reporter

if TYPE_CHECKING:
    from gfr_core.library.files import Relinked
    from gfr_core.library.records import NewPortrait, PersonRecord, PortraitRecord
    from gfr_core.library.store import Library


class LibraryPeople:
    """What can be done with people and portraits that are in the library."""

    def __init__(self, desk: Desk, shelf: LibraryShelf) -> None:
        self._desk, self._shelf = desk, shelf

    def add(
        self, name: str, portraits: tuple[NewPortrait, ...] = (), then: Callable[[int], None] | None = None
    ) -> None:
        """Adds somebody with portraits; `then` is told the number."""
        addition = _Addition(name, portraits, then)
        self._shelf.change(tr("add {name}").format(name=name), addition.add, addition.take_back, addition.tell)

    def add_portraits(self, person: int, name: str, portraits: tuple[NewPortrait, ...]) -> None:
        """Adds portraits to somebody who is there."""
        words = tr("add a portrait of {name}") if len(portraits) == 1 else tr("add {count} portraits of {name}")
        more = _MorePortraits(person, portraits)
        self._shelf.change(words.format(count=len(portraits), name=name), more.add, more.take_back)

    def rename(self, person: PersonRecord, name: str) -> None:
        """Gives another name; a blank one is not taken."""
        name = " ".join(name.split())
        if name and name != person.name:
            self._shelf.change(
                tr("rename {name}").format(name=person.name),
                lambda library: library.rename_person(person.id, name),
                lambda library: library.rename_person(person.id, person.name),
            )

    def describe(self, person: PersonRecord, tags: str, notes: str) -> None:
        """Other tags, given with commas between them, and other notes."""
        if (tags.strip(), notes.strip()) != (", ".join(person.tags), person.notes):
            self._shelf.change(
                tr("describe {name}").format(name=person.name),
                lambda library: library.describe_person(person.id, tags, notes),
                lambda library: library.describe_person(person.id, person.tags, person.notes),
            )

    def delete(self, person: PersonRecord) -> None:
        """Takes somebody out of the library with their portraits. The pictures stay where they are."""
        self._shelf.change(
            tr("delete {name}").format(name=person.name),
            lambda library: library.delete_person(person.id),
            lambda library: library.restore_person(person.id),
        )

    def delete_portrait(self, portrait: PortraitRecord) -> None:
        """Takes a portrait out of the library."""
        self._shelf.change(
            tr("remove {name}").format(name=portrait.name),
            lambda library: library.delete_portrait(portrait.id),
            lambda library: library.restore_portrait(portrait.id),
        )

    def describe_portrait(self, portrait: PortraitRecord, tags: str, notes: str) -> None:
        """Other tags and notes of a portrait."""
        if (tags.strip(), notes.strip()) != (", ".join(portrait.tags), portrait.notes):
            self._shelf.change(
                tr("describe {name}").format(name=portrait.name),
                lambda library: library.describe_portrait(portrait.id, tags, notes),
                lambda library: library.describe_portrait(portrait.id, portrait.tags, portrait.notes),
            )

    def relink(self, folder: Path) -> Job[Relinked]:
        """Looks in a folder and below for pictures that were moved or renamed."""
        return self._shelf.run(
            tr("Looking for moved pictures in {name}").format(name=folder.name),
            lambda library, report: _relink(library, folder, report),
            self._tell,
            trouble=tr("Could not look for pictures in {name}").format(name=folder.name),
        )

    def _tell(self, relinked: Relinked) -> None:
        count, lost = len(relinked.places), len(relinked.missing)
        if not count and not lost:
            self._desk.notice.show(Message(Tone.INFO, tr("No picture of the library is missing")))
            return
        title = (
            tr("1 picture was found again")
            if count == 1
            else tr("{count} pictures were found again").format(count=count)
        )
        names = ", ".join(sorted({each.name for each in relinked.missing})[:5])
        words = tr("Not found: {names}.") if lost <= 5 else tr("Not found: {names} and {count} more.")
        text = words.format(names=names, count=lost - 5) if lost else ""
        self._desk.notice.show(Message(Tone.WARNING if lost else Tone.INFO, title, text))
        self._shelf.refresh()


class _Addition:
    """Adds somebody the first time, and brings the same one back when it is done again."""

    def __init__(self, name: str, portraits: tuple[NewPortrait, ...], then: Callable[[int], None] | None) -> None:
        self._name, self._portraits, self._then = name, portraits, then
        self._person: int | None = None

    def tell(self) -> None:
        if self._person is not None and self._then is not None:
            self._then(self._person)

    def add(self, library: Library) -> None:
        if self._person is None:
            self._person = library.add_person(self._name)
            library.add_portraits(self._person, self._portraits)
        else:
            library.restore_person(self._person)

    def take_back(self, library: Library) -> None:
        if self._person is not None:
            library.delete_person(self._person)


class _MorePortraits:
    """Adds portraits; takes back only those that were not there before."""

    def __init__(self, person: int, portraits: tuple[NewPortrait, ...]) -> None:
        self._person, self._portraits = person, portraits
        self._added: list[int] = []

    def add(self, library: Library) -> None:
        library.restore_person(self._person)  # who is linked to somebody on the desk may have been deleted since
        before = {portrait.id for portrait in library.portraits(self._person)}
        self._added = [key for key in library.add_portraits(self._person, self._portraits) if key not in before]

    def take_back(self, library: Library) -> None:
        for portrait in self._added:
            library.delete_portrait(portrait)


def _relink(library: Library, folder: Path, report: Reporter) -> Relinked:
    from gfr_core.library.files import relink

    relinked = relink(library.portraits(), folder, report)
    if relinked.places:
        library.point(relinked.places)
    return relinked
