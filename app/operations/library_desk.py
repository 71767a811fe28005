"""Between the desk and the library: keep what is on the desk, use what is in the library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage, QUndoStack

from app.documents.desk import Desk
from app.documents.people import FIRST_KEY, Person, default_name
from app.documents.portraits import Portrait
from app.documents.qt_image import image_of
from app.jobs.job import Job
from app.messages import Message, Tone
from app.operations.library_people import LibraryPeople
from app.operations.library_shelf import LibraryShelf
from app.operations.people_edits import UsePerson
from app.translation import tr
from gfr_core.errors import GfrError
from gfr_core.faces.face import Face
from gfr_core.media.frame import Frame
from gfr_core.progress import Progress, Reporter

if TYPE_CHECKING:
    from gfr_core.library.records import NewPortrait, PersonRecord, PortraitRecord
    from gfr_core.library.store import Library

MOST_USED = 5
"""Portraits that come onto the desk at once, those that suit the face best: each is held in memory as a whole."""


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """Portraits read for the desk, and what the user must know of those that could not be used as they were."""

    portraits: tuple[tuple[Frame, QImage, PortraitRecord], ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """Portraits of the desk ready for the library, and the names of those that no file holds."""

    portraits: tuple[NewPortrait, ...]
    without_file: tuple[str, ...]


class LibraryDesk:
    """Keeps and uses."""

    def __init__(self, desk: Desk, shelf: LibraryShelf, people: LibraryPeople, undo: QUndoStack) -> None:
        self._desk, self._shelf, self._people, self._undo = desk, shelf, people, undo

    def keep(self, key: int) -> Job[Kept] | None:
        """Puts the portraits of somebody on the desk into the library; None when there are none."""
        person, portraits = self._desk.people.person(key), self._desk.portraits.portraits_of(key)
        if person is None or not portraits:
            return None
        return self._shelf.run(
            tr("Keeping the portraits of {name}").format(name=person.name),
            lambda _library, report: prepare(portraits, report),
            lambda kept: self._put(person, kept),
            trouble=tr("Could not keep the portraits of {name}").format(name=person.name),
        )

    def use(self, person: PersonRecord) -> Job[Taken]:
        """Puts somebody of the library on the desk, with the portraits that suit the selected face best, which becomes
        theirs. Can be undone on the desk."""
        selected = self._desk.source.selected
        face = selected.face if selected else None
        number = selected.number if selected else None
        return self._shelf.run(
            tr("Reading portraits of {name}").format(name=person.name),
            lambda library, report: take(library, person.id, face, report),
            lambda taken: self._lay(person, number, taken),
            trouble=tr("Could not use the portraits of {name}").format(name=person.name),
        )

    def _put(self, person: Person, kept: Kept) -> None:
        if kept.portraits:
            if person.library_id is None:
                self._people.add(person.name, kept.portraits, partial(self._desk.people.link, person.key))
            else:
                self._people.add_portraits(person.library_id, person.name, kept.portraits)
        if kept.without_file:
            names = ", ".join(kept.without_file)
            hint = tr("Save them as files and add those.")
            message = Message(
                Tone.WARNING, tr("Not everything was kept"), tr("No file holds {names}.").format(names=names), hint
            )
            self._desk.notice.show(message)

    def _lay(self, person: PersonRecord, face: int | None, taken: Taken) -> None:
        document = self._desk.portraits
        owner = self._owner(person)
        known = {each.path for each in document.portraits_of(owner.key)}
        portraits = tuple(
            Portrait(document.key_for_next(), frame, record.content.face, record.path, image, owner.key)
            for frame, image, record in taken.portraits
            if record.path not in known
        )
        self._undo.push(UsePerson(self._desk, owner, portraits, face))
        if taken.remarks:
            self._desk.notice.show(
                Message(Tone.WARNING, tr("Portraits of {name}").format(name=person.name), " ".join(taken.remarks))
            )

    def _owner(self, person: PersonRecord) -> Person:
        """Who they are on the desk: as before, else the one it begins with if that is nobody yet, else somebody new."""
        people = self._desk.people
        for each in people.people:
            if each.library_id == person.id:
                return each
        first = Person(FIRST_KEY, default_name(FIRST_KEY))
        if people.people == (first,) and not self._desk.portraits.portraits_of(FIRST_KEY):
            return replace(first, name=person.name, library_id=person.id)
        return Person(people.key_for_next(), person.name, person.id)


def prepare(portraits: Sequence[Portrait], report: Reporter) -> Kept:
    """The portraits as the library keeps them. For the library's lane.

    Raises:
        GfrError: a file is gone.
    """
    from gfr_core.library.gather import portrait_of

    ready, without_file = [], []
    for number, portrait in enumerate(portraits):
        report(Progress(number / len(portraits), tr("Hashing {name}").format(name=portrait.name)))
        if portrait.path is None:
            without_file.append(portrait.name)
        else:
            ready.append(portrait_of(portrait.path, portrait.frame, portrait.face))
    return Kept(tuple(ready), tuple(without_file))


def take(library: Library, person: int, face: Face | None, report: Reporter) -> Taken:
    """Reads the portraits of somebody that suit the face best. For the library's lane.

    Raises:
        GfrError: not one of them can be used; why, and what else was found wanting.
    """
    chosen = _best(library.portraits(person), face)
    taken, remarks = [], []
    for number, portrait in enumerate(chosen):
        report(Progress(number / len(chosen), tr("Reading {name}").format(name=portrait.name)))
        try:
            taken.append(_read(portrait))
        except GfrError as error:
            remarks.append(error.message)
    if not taken:
        raise GfrError(
            " ".join(remarks) or tr("Nobody has kept a portrait of this person."), tr("Relink or add portraits.")
        )
    return Taken(tuple(taken), tuple(remarks))


def _best(portraits: list[PortraitRecord], face: Face | None) -> list[PortraitRecord]:
    """Those whose pose is nearest to the face's, as far as can be told before they are read; else the first."""
    from gfr_core.pairing.rank import affine_residual

    if face is None or face.landmarks is None:
        return portraits[:MOST_USED]
    points = face.landmarks

    def residual(portrait: PortraitRecord) -> float:
        theirs = portrait.content.face.landmarks
        return float("inf") if theirs is None else affine_residual(theirs, points)

    return sorted(portraits, key=lambda each: (not each.path.is_file(), residual(each)))[:MOST_USED]


def _read(portrait: PortraitRecord) -> tuple[Frame, QImage, PortraitRecord]:
    from gfr_core.library.files import in_words, state_of
    from gfr_core.media.still import read_still

    state = state_of(portrait)
    if state != "same":  # where the face is, is known of the picture as it was only
        raise GfrError(in_words(portrait, state), tr("Add the picture anew."))
    frame = read_still(portrait.path)
    return frame, image_of(frame), portrait
