from collections.abc import Callable

import pytest

from app.documents.desk import Desk
from app.documents.people import Person
from app.documents.portraits import Portrait
from app.documents.source import Source
from app.operations.all_operations import Operations
from app.operations.assign_faces import AssignFaces
from tests.app.small_engine import FACE, picture


@pytest.fixture
def assign(operations: Operations, desk: Desk) -> AssignFaces:
    """A photo with two faces, the first selected, and Bob and Ada with a portrait each."""
    desk.source.open(Source(picture()))
    desk.source.set_found([FACE, FACE])
    desk.people.rename(1, "Bob")
    desk.people.add(Person(2, "Ada"))
    for key in (1, 2):
        desk.portraits.add((Portrait(key, picture(f"{key}.png"), FACE, person=key),))
    return operations.assign_faces


def test_a_face_is_given_to_somebody_and_taken_back(assign: AssignFaces, operations: Operations, desk: Desk) -> None:
    assign.assign(2, 2)
    assert desk.people.person_of(2) == Person(2, "Ada")
    assert operations.undo.undoText() == "face 2 is Ada"
    assign.assign(2, None)
    assert operations.undo.undoText() == "face 2 is nobody's"
    operations.undo.undo()
    operations.undo.undo()
    assert desk.people.assignments == {}


def test_saying_the_same_again_is_no_change(assign: AssignFaces, operations: Operations) -> None:
    assign.assign(2, 2)
    assign.assign(2, 2)
    assert operations.undo.count() == 1


def test_the_selected_face_brings_its_person_to_hand(assign: AssignFaces, desk: Desk) -> None:
    assign.assign(2, 2)
    assert desk.people.current == Person(1, "Bob")
    desk.source.select(2)
    assert desk.people.current == Person(2, "Ada")
    assert desk.portraits.used is desk.portraits.portraits[1]
    assign.assign_selected(1)
    assert desk.people.current == Person(1, "Bob")


def test_a_new_person_takes_the_selected_face_when_it_is_nobodys(
    assign: AssignFaces, operations: Operations, desk: Desk
) -> None:
    assert assign.face_of_next_person() == 1
    assert assign.new_person() == Person(3, "Person 3")
    assert desk.people.assignments == {1: 3}
    assert desk.people.current == Person(3, "Person 3")
    assert assign.face_of_next_person() is None
    assign.new_person("Eve")
    assert desk.people.assignments == {1: 3}
    operations.undo.undo()
    operations.undo.undo()
    assert [each.name for each in desk.people.people] == ["Bob", "Ada"]
    assert desk.people.assignments == {}
    assert desk.people.current == Person(1, "Bob")


def test_a_name_is_tidied_and_a_blank_one_is_not_taken(assign: AssignFaces, operations: Operations, desk: Desk) -> None:
    assign.rename(2, "  Ada   Lovelace ")
    assign.rename(2, "  ")
    assert desk.people.person(2) == Person(2, "Ada Lovelace")
    operations.undo.undo()
    assert desk.people.person(2) == Person(2, "Ada")


def test_removing_a_person_is_undone_with_portraits_faces_and_choices(
    assign: AssignFaces, operations: Operations, desk: Desk
) -> None:
    desk.source.select(2)
    assign.assign(2, 2)
    operations.open_portraits.choose(2)
    assign.remove_person(2)
    assert [each.key for each in desk.portraits.portraits] == [1]
    assert (desk.people.assignments, desk.portraits.choices) == ({}, {})
    operations.undo.undo()
    assert [each.key for each in desk.portraits.portraits] == [1, 2]
    assert (desk.people.assignments, desk.portraits.choices) == ({2: 2}, {2: 2})


def test_the_only_person_stays(operations: Operations, desk: Desk) -> None:
    operations.assign_faces.remove_person(1)
    assert desk.people.people == (Person(1, "Person 1"),)


def test_another_picture_has_other_faces(assign: AssignFaces, operations: Operations, desk: Desk) -> None:
    assign.assign(1, 2)
    operations.open_portraits.choose(2)
    desk.source.open(Source(picture("other.png")))
    assert (desk.people.assignments, desk.portraits.choices) == ({}, {})


def test_new_portraits_go_to_the_person_at_hand(
    assign: AssignFaces, operations: Operations, desk: Desk, settled: Callable[[], None]
) -> None:
    desk.people.set_current(2)
    operations.open_portraits.open_pasted(picture("ada.png"))
    desk.people.set_current(1)
    settled()
    assert [each.name for each in desk.portraits.portraits_of(2)] == ["2.png", "ada.png"]


def test_portraits_of_somebody_who_has_gone_go_to_the_person_at_hand(
    assign: AssignFaces, operations: Operations, desk: Desk, settled: Callable[[], None]
) -> None:
    desk.people.set_current(2)
    operations.open_portraits.open_pasted(picture("ada.png"))
    assign.remove_person(2)
    settled()
    assert [each.name for each in desk.portraits.portraits] == ["1.png", "ada.png"]
    assert desk.portraits.portraits[-1].person == 1
