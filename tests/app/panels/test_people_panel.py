import pytest
from pytestqt.qtbot import QtBot

from app.documents.desk import Desk
from app.documents.people import Person
from app.documents.portraits import Portrait
from app.operations.all_operations import Operations
from app.panels.people_panel import PeoplePanel
from tests.app.small_engine import FACE, picture


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk, operations: Operations) -> PeoplePanel:
    made = PeoplePanel(desk, operations)
    qtbot.addWidget(made)
    return made


def words(panel: PeoplePanel) -> list[str]:
    return [panel.people.rows[key].accessibleName() for key in sorted(panel.people.rows)]


def test_one_person_needs_no_name_and_no_assigning(panel: PeoplePanel, opened: Desk) -> None:
    assert words(panel) == ["Person 1, 2 portraits"]
    assert panel.people.rows[1].face.isHidden()
    assert panel.heading.text() == "Portraits"
    assert [portrait.name for portrait in panel.portraits.order] == ["mum2.jpg", "mum.jpg"]


def test_the_portraits_are_those_of_the_person_at_hand(panel: PeoplePanel, opened: Desk) -> None:
    opened.people.add(Person(2, "Ada"))
    opened.portraits.add((Portrait(3, picture("ada.jpg"), FACE, person=2),))
    panel.people.picked.emit(2)
    assert opened.people.current == Person(2, "Ada")
    assert panel.heading.text() == "Portraits of Ada"
    assert [portrait.name for portrait in panel.portraits.order] == ["ada.jpg"]


def test_a_click_on_the_button_assigns_the_selected_face_and_another_takes_it_back(
    panel: PeoplePanel, opened: Desk
) -> None:
    opened.people.add(Person(2, "Ada"))
    panel.people.face_toggled.emit(2, True)
    assert opened.people.assignments == {1: 2}
    assert words(panel) == ["Person 1, 2 portraits", "Ada, face 1  ·  no portrait"]
    assert panel.people.rows[2].face.isChecked()
    panel.people.face_toggled.emit(2, False)
    assert opened.people.assignments == {}
    assert not panel.people.rows[2].face.isChecked()


def test_several_faces_of_one_person_are_listed(panel: PeoplePanel, opened: Desk) -> None:
    opened.people.set_assignments({1: 1, 2: 1, 9: 1})
    assert words(panel) == ["Person 1, faces 1, 2  ·  2 portraits"]


def test_a_new_person_takes_the_selected_face(panel: PeoplePanel, opened: Desk) -> None:
    assert panel.new_person.text() == "New person for face 1"
    panel.new_person.click()
    assert opened.people.assignments == {1: 2}
    assert opened.people.current == Person(2, "Person 2")
    assert panel.new_person.text() == "New person"
    assert panel.people.rows[2].name.hasSelectedText()


def test_a_name_typed_is_the_persons_name(panel: PeoplePanel, opened: Desk, operations: Operations) -> None:
    panel.people.renamed.emit(1, "Ada")
    assert opened.people.people == (Person(1, "Ada"),)
    assert panel.people.rows[1].name.text() == "Ada"
    operations.undo.undo()
    assert panel.people.rows[1].name.text() == "Person 1"


def test_who_is_removed_comes_back_on_undo(panel: PeoplePanel, opened: Desk, operations: Operations) -> None:
    opened.people.add(Person(2, "Ada"))
    panel.people.removed.emit(1)
    assert words(panel) == ["Ada, no portrait"]
    operations.undo.undo()
    assert words(panel) == ["Person 1, 2 portraits", "Ada, no portrait"]


def test_nothing_can_be_kept_of_nobody(panel: PeoplePanel) -> None:
    assert not panel.library.menu().actions()[1].isEnabled()


def test_wishes_are_passed_on(panel: PeoplePanel, opened: Desk, qtbot: QtBot) -> None:
    open_library, keep = panel.library.menu().actions()
    with qtbot.waitSignal(panel.library_requested):
        open_library.trigger()
    opened.people.add(Person(2, "Ada"))
    opened.portraits.add((Portrait(3, picture("ada.jpg"), FACE, person=2),))
    panel.people.picked.emit(2)
    with qtbot.waitSignal(panel.keep_requested) as kept:
        keep.trigger()
    assert kept.args == [2]
    with qtbot.waitSignal(panel.add_requested):
        panel.portraits.add_requested.emit()
    with qtbot.waitSignal(panel.keep_requested) as told:
        panel.people.keep_requested.emit(1)
    assert told.args == [1]
