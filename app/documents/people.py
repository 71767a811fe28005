"""The people: who the portraits show, and whose face each face on the source is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal

from app.translation import tr

FIRST_KEY = 1
"""The person that a desk begins with: who has one person only never needs to name anybody."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whose portraits are on the desk. `library_id` is the number in the user's library, None when not there.

    `key` is the identity on the desk: two people may have one name.
    """

    key: int
    name: str
    library_id: int | None = None


class PeopleDocument(QObject):
    """All people on the desk, the one at hand, and the faces that were said to be theirs."""

    people_changed = Signal()
    assignments_changed = Signal()
    current_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._people: tuple[Person, ...] = (Person(FIRST_KEY, default_name(FIRST_KEY)),)
        self._assignments: dict[int, int] = {}
        self._current = FIRST_KEY
        self._next_key = FIRST_KEY + 1

    @property
    def people(self) -> tuple[Person, ...]:
        """All, in the order they came. One at the beginning."""
        return self._people

    @property
    def assignments(self) -> Mapping[int, int]:
        """Face number -> key of the person, for each face that was said to be somebody's."""
        return MappingProxyType(self._assignments)

    @property
    def current(self) -> Person | None:
        """Whose portraits are shown, and who gets new ones. None only when there is nobody."""
        return self.person(self._current) or (self._people[0] if self._people else None)

    def person(self, key: int | None) -> Person | None:
        """The person with this key."""
        return next((each for each in self._people if each.key == key), None)

    def person_of(self, face_number: int) -> Person | None:
        """Whose face it is: as was said, else the only person there is, else nobody knows."""
        said = self.person(self._assignments.get(face_number))
        return said or (self._people[0] if len(self._people) == 1 else None)

    def faces_of(self, key: int) -> tuple[int, ...]:
        """The numbers of the faces that were said to be this person's."""
        return tuple(sorted(number for number, person in self._assignments.items() if person == key))

    def key_for_next(self) -> int:
        """A key that nobody had before."""
        self._next_key += 1
        return self._next_key - 1

    def add(self, person: Person) -> None:
        """Adds somebody, in the place of the key: who was taken away comes back where they were. One of the same key
        is replaced."""
        others = (each for each in self._people if each.key != person.key)
        self.set_people((*others, person))

    def remove(self, key: int) -> None:
        """Takes somebody away; faces that were theirs are nobody's."""
        self.set_people(each for each in self._people if each.key != key)
        self.set_assignments({number: person for number, person in self._assignments.items() if person != key})

    def rename(self, key: int, name: str) -> None:
        """Gives somebody another name."""
        self._replace(key, name=name)

    def link(self, key: int, library_id: int | None) -> None:
        """Says which person of the library somebody is."""
        self._replace(key, library_id=library_id)

    def set_people(self, people: Iterable[Person]) -> None:
        """Puts other people on the desk, ordered by key."""
        people = tuple(sorted(people, key=lambda each: each.key))
        self._next_key = max([self._next_key, *(each.key + 1 for each in people)])
        if people == self._people:
            return
        before, self._people = self.current, people
        self.people_changed.emit()
        if self.current != before:
            self.current_changed.emit()

    def set_current(self, key: int) -> None:
        """Takes somebody at hand."""
        before, self._current = self.current, key
        if self.current != before:
            self.current_changed.emit()

    def assign(self, face_number: int, person_key: int | None) -> None:
        """Says whose face it is; None takes back what was said."""
        others = {number: key for number, key in self._assignments.items() if number != face_number}
        self.set_assignments(others if person_key is None else {**others, face_number: person_key})

    def set_assignments(self, assignments: Mapping[int, int]) -> None:
        """Takes other assignments for all faces."""
        if dict(assignments) != self._assignments:
            self._assignments = dict(assignments)
            self.assignments_changed.emit()

    def _replace(self, key: int, **changes: str | int | None) -> None:
        person = self.person(key)
        if person is not None:
            self.add(replace(person, **changes))  # type: ignore[arg-type]  # mypy cannot match names to types here


def default_name(key: int) -> str:
    """What somebody is called until the user says better."""
    return tr("Person {number}").format(number=key)
