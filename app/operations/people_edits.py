"""Changes of people and portraits that can be undone. Each puts back only what it changed itself."""

from PySide6.QtGui import QUndoCommand

from app.documents.desk import Desk
from app.documents.people import PeopleDocument, Person
from app.documents.portraits import Portrait, PortraitsDocument
from app.translation import tr


class AddPerson(QUndoCommand):
    """Somebody new, and the face that was said to be theirs with it."""

    def __init__(self, document: PeopleDocument, person: Person, face: int | None = None) -> None:
        super().__init__(tr("add a person"))
        self._document, self._person, self._face = document, person, face
        self._was = document.assignments.get(face) if face is not None else None
        self._was_current = document.current

    def redo(self) -> None:
        """Adds them."""
        self._document.add(self._person)
        if self._face is not None:
            self._document.assign(self._face, self._person.key)
        self._document.set_current(self._person.key)

    def undo(self) -> None:
        """Takes them away."""
        self._document.remove(self._person.key)
        if self._face is not None:
            self._document.assign(self._face, self._was)
        if self._was_current is not None:
            self._document.set_current(self._was_current.key)


class RemovePerson(QUndoCommand):
    """Somebody taken off the desk with their portraits. Undoing brings faces and choices back too."""

    def __init__(self, desk: Desk, person: Person) -> None:
        super().__init__(tr("remove {name}").format(name=person.name))
        self._people, self._portraits, self._person = desk.people, desk.portraits, person
        self._theirs = desk.portraits.portraits_of(person.key)
        self._faces = desk.people.faces_of(person.key)
        self._choices = _choices_among(desk.portraits, self._theirs)

    def redo(self) -> None:
        """Takes them away."""
        self._portraits.remove(_keys(self._theirs))
        self._people.remove(self._person.key)

    def undo(self) -> None:
        """Puts them back."""
        self._people.add(self._person)
        for face in self._faces:
            self._people.assign(face, self._person.key)
        self._portraits.add(self._theirs)
        for face, key in self._choices.items():
            self._portraits.choose_for(face, key)


class UsePerson(QUndoCommand):
    """Somebody of the library put on the desk with portraits; the face, when there is one, is theirs."""

    def __init__(self, desk: Desk, person: Person, portraits: tuple[Portrait, ...], face: int | None) -> None:
        super().__init__(tr("use portraits of {name}").format(name=person.name))
        self._people, self._portraits = desk.people, desk.portraits
        self._person, self._added, self._face = person, portraits, face
        self._before = desk.people.person(person.key)
        self._was = desk.people.assignments.get(face) if face is not None else None

    def redo(self) -> None:
        """Puts them there."""
        self._people.add(self._person)
        self._portraits.add(self._added)
        if self._face is not None:
            self._people.assign(self._face, self._person.key)
        self._people.set_current(self._person.key)

    def undo(self) -> None:
        """Takes away what came."""
        if self._face is not None:
            self._people.assign(self._face, self._was)
        self._portraits.remove(_keys(self._added))
        if self._before is None:
            self._people.remove(self._person.key)
        else:
            self._people.add(self._before)


class RenamePerson(QUndoCommand):
    """Another name."""

    def __init__(self, document: PeopleDocument, person: Person, name: str) -> None:
        super().__init__(tr("rename {name}").format(name=person.name))
        self._document, self._key = document, person.key
        self._before, self._after = person.name, name

    def redo(self) -> None:
        """Gives the new name."""
        self._document.rename(self._key, self._after)

    def undo(self) -> None:
        """Gives the old one."""
        self._document.rename(self._key, self._before)


class AssignFace(QUndoCommand):
    """Whose face it is."""

    def __init__(self, document: PeopleDocument, face: int, person: Person | None) -> None:
        super().__init__(
            tr("face {number} is {name}").format(number=face, name=person.name)
            if person
            else tr("face {number} is nobody's").format(number=face)
        )
        self._document, self._face = document, face
        self._before, self._after = document.assignments.get(face), person.key if person else None

    def redo(self) -> None:
        """Says it."""
        self._document.assign(self._face, self._after)

    def undo(self) -> None:
        """Says what was said before."""
        self._document.assign(self._face, self._before)


class RemovePortrait(QUndoCommand):
    """A portrait taken off the desk. Undoing brings the choices back too."""

    def __init__(self, document: PortraitsDocument, portrait: Portrait) -> None:
        super().__init__(tr("remove portrait"))
        self._document, self._portrait = document, portrait
        self._choices = _choices_among(document, (portrait,))

    def redo(self) -> None:
        """Takes it away."""
        self._document.remove(_keys((self._portrait,)))

    def undo(self) -> None:
        """Puts it back."""
        self._document.add((self._portrait,))
        for face, key in self._choices.items():
            self._document.choose_for(face, key)


class ChoosePortrait(QUndoCommand):
    """Which portrait guides a face; None leaves it to the ranking."""

    def __init__(self, document: PortraitsDocument, face: int, key: int | None) -> None:
        super().__init__(tr("choose a portrait for face {number}").format(number=face))
        self._document, self._face = document, face
        self._before, self._after = document.choices.get(face), key

    def redo(self) -> None:
        """Chooses it."""
        self._document.choose_for(self._face, self._after)

    def undo(self) -> None:
        """Chooses what was chosen before."""
        self._document.choose_for(self._face, self._before)


def _keys(portraits: tuple[Portrait, ...]) -> frozenset[int]:
    return frozenset(portrait.key for portrait in portraits)


def _choices_among(document: PortraitsDocument, portraits: tuple[Portrait, ...]) -> dict[int, int]:
    keys = _keys(portraits)
    return {face: key for face, key in document.choices.items() if key in keys}
