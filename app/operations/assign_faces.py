"""Say whose face each face is, and who is on the desk at all."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QUndoStack

from app.documents.desk import Desk
from app.documents.people import Person, default_name
from app.operations.people_edits import AddPerson, AssignFace, RemovePerson, RenamePerson


class AssignFaces(QObject):
    """Every change can be undone. The person of the selected face is the person at hand; a new picture starts anew."""

    def __init__(self, desk: Desk, undo: QUndoStack) -> None:
        super().__init__()
        self._desk, self._undo = desk, undo
        desk.source.source_changed.connect(self._on_source_changed)
        desk.source.selection_changed.connect(self._on_selection_changed)
        desk.people.assignments_changed.connect(self._on_selection_changed)

    def assign(self, face: int, person: int | None) -> None:
        """Says whose face it is; None takes it back."""
        people = self._desk.people
        if people.assignments.get(face) != person:
            self._undo.push(AssignFace(people, face, people.person(person)))

    def assign_selected(self, person: int | None) -> None:
        """Says whose face the selected one is; nothing without one."""
        selected = self._desk.source.selected
        if selected is not None:
            self.assign(selected.number, person)

    def face_of_next_person(self) -> int | None:
        """The face that `new_person` would be for: the selected one unless it was said whose it is."""
        selected = self._desk.source.selected
        if selected is None or selected.number in self._desk.people.assignments:
            return None
        return selected.number

    def new_person(self, name: str = "") -> Person:
        """Adds somebody, whose face is the selected one if it is nobody's yet."""
        key = self._desk.people.key_for_next()
        person = Person(key, name or default_name(key))
        self._undo.push(AddPerson(self._desk.people, person, self.face_of_next_person()))
        return person

    def rename(self, key: int, name: str) -> None:
        """Gives somebody another name; a blank one is not taken."""
        person, name = self._desk.people.person(key), " ".join(name.split())
        if person is not None and name and name != person.name:
            self._undo.push(RenamePerson(self._desk.people, person, name))

    def remove_person(self, key: int) -> None:
        """Takes somebody off the desk with their portraits. The only person stays: there is always one to add to."""
        person = self._desk.people.person(key)
        if person is not None and len(self._desk.people.people) > 1:
            self._undo.push(RemovePerson(self._desk, person))

    @Slot()
    def _on_source_changed(self) -> None:
        self._desk.people.set_assignments({})
        self._desk.portraits.set_choices({})

    @Slot()
    def _on_selection_changed(self) -> None:
        selected = self._desk.source.selected
        person = self._desk.people.person_of(selected.number) if selected else None
        if person is not None:
            self._desk.people.set_current(person.key)
