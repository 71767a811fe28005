import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.documents.people import PeopleDocument, Person


@pytest.fixture
def document(qapp: QApplication) -> PeopleDocument:
    return PeopleDocument()


def test_a_desk_begins_with_one_person_whose_every_face_is(document: PeopleDocument) -> None:
    assert document.people == (Person(1, "Person 1"),)
    assert document.person_of(7) == Person(1, "Person 1")
    assert document.current == Person(1, "Person 1")


def test_with_two_people_a_face_is_nobodys_until_it_is_said(document: PeopleDocument, qtbot: QtBot) -> None:
    document.add(Person(document.key_for_next(), "Ada"))
    assert document.person_of(1) is None
    with qtbot.waitSignal(document.assignments_changed):
        document.assign(1, 2)
    assert document.person_of(1) == Person(2, "Ada")
    assert document.faces_of(2) == (1,)
    document.assign(1, None)
    assert document.assignments == {}


def test_who_is_removed_has_no_faces_any_more(document: PeopleDocument, qtbot: QtBot) -> None:
    document.add(Person(2, "Ada"))
    document.set_assignments({1: 2, 2: 1})
    with qtbot.waitSignals([document.people_changed, document.assignments_changed]):
        document.remove(2)
    assert document.assignments == {2: 1}
    assert document.person_of(1) == Person(1, "Person 1")


def test_who_comes_back_stands_where_they_were(document: PeopleDocument) -> None:
    document.add(Person(2, "Ada"))
    document.remove(1)
    assert document.current == Person(2, "Ada")
    document.add(Person(1, "Bob"))
    assert [each.name for each in document.people] == ["Bob", "Ada"]


def test_a_key_is_never_given_twice(document: PeopleDocument) -> None:
    document.add(Person(7, "Ada"))
    document.remove(7)
    assert document.key_for_next() == 8


def test_a_new_name_and_a_link_to_the_library_are_news(document: PeopleDocument, qtbot: QtBot) -> None:
    with qtbot.waitSignal(document.people_changed):
        document.rename(1, "Ada")
    document.link(1, 12)
    assert document.people == (Person(1, "Ada", 12),)
    with qtbot.assertNotEmitted(document.people_changed):
        document.rename(1, "Ada")


def test_the_person_at_hand_is_announced_when_it_is_another(document: PeopleDocument, qtbot: QtBot) -> None:
    document.add(Person(2, "Ada"))
    with qtbot.waitSignal(document.current_changed):
        document.set_current(2)
    with qtbot.waitSignal(document.current_changed):
        document.remove(2)
    with qtbot.assertNotEmitted(document.current_changed):
        document.set_current(1)


def test_a_desk_can_be_without_anybody(document: PeopleDocument) -> None:
    document.set_people(())
    assert document.current is None
    assert document.person_of(1) is None
