import pytest

from app.documents.desk import Desk
from app.documents.people import Person
from app.documents.portraits import Portrait
from app.operations.people_edits import (
    AddPerson,
    AssignFace,
    ChoosePortrait,
    RemovePerson,
    RemovePortrait,
    RenamePerson,
    UsePerson,
)
from tests.app.small_engine import FACE, picture


@pytest.fixture
def full(desk: Desk) -> Desk:
    """Two people, three portraits, a face and a choice each."""
    desk.people.add(Person(2, "Ada"))
    people = {1: 1, 2: 2, 3: 2}
    desk.portraits.add(tuple(Portrait(key, picture(), FACE, person=person) for key, person in people.items()))
    desk.people.set_assignments({1: 1, 2: 2})
    desk.portraits.set_choices({1: 1, 2: 3})
    return desk


def state(desk: Desk) -> tuple[object, ...]:
    portraits = [(each.key, each.person) for each in desk.portraits.portraits]
    return desk.people.people, dict(desk.people.assignments), portraits, dict(desk.portraits.choices)


@pytest.mark.parametrize(
    "edit", ["add", "add_for_face", "use", "use_known", "remove", "rename", "assign", "remove_portrait", "choose"]
)
def test_undoing_puts_everything_back_and_redoing_does_it_again(full: Desk, edit: str) -> None:
    command = {
        "add": AddPerson(full.people, Person(3, "Eve")),
        "add_for_face": AddPerson(full.people, Person(3, "Eve"), 2),
        "use": UsePerson(full, Person(3, "Eve", 12), (Portrait(9, picture(), FACE, person=3),), 2),
        "use_known": UsePerson(full, Person(2, "Ada", 12), (Portrait(9, picture(), FACE, person=2),), None),
        "remove": RemovePerson(full, Person(2, "Ada")),
        "rename": RenamePerson(full.people, Person(2, "Ada"), "Eve"),
        "assign": AssignFace(full.people, 1, Person(2, "Ada")),
        "remove_portrait": RemovePortrait(full.portraits, full.portraits.portraits[2]),
        "choose": ChoosePortrait(full.portraits, 2, None),
    }[edit]
    before = state(full)
    command.redo()
    after = state(full)
    assert after != before
    command.undo()
    assert state(full) == before
    command.redo()
    assert state(full) == after
