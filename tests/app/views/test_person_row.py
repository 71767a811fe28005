import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.views.person_row import PeopleList, PersonCard, PersonRow
from tests.app.views.scenes import GREEN, close_to, plain

ADA = PersonCard(1, "Ada", "2 portraits", plain(GREEN, 60, 60), current=True, face=2, has_face=True)
BOB = PersonCard(2, "Bob", "no portrait", face=2)


@pytest.fixture
def people(qtbot: QtBot) -> PeopleList:
    made = PeopleList()
    qtbot.addWidget(made)
    made.set_people([ADA, BOB])
    made.resize(260, 120)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_a_row_says_who_it_is(people: PeopleList) -> None:
    row = people.rows[1]
    assert (row.name.text(), row.words.text(), row.face.text()) == ("Ada", "2 portraits", "Face 2")
    assert row.face.isChecked()
    assert row.face.accessibleName() == "Face 2 is Ada"
    assert row.accessibleName() == "Ada, 2 portraits"
    assert not people.rows[2].face.isChecked()


def test_a_click_on_the_button_says_whose_face_it_is(people: PeopleList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(people.face_toggled) as told:
        QTest.mouseClick(people.rows[2].face, Qt.MouseButton.LeftButton)
    assert told.args == [2, True]


def test_a_click_beside_the_controls_picks(people: PeopleList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(people.picked) as told:
        QTest.mouseClick(people.rows[2], Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert told.args == [2]


def test_a_name_is_changed_in_place(people: PeopleList, qtbot: QtBot) -> None:
    name = people.rows[2].name
    name.setFocus()
    name.selectAll()
    QTest.keyClicks(name, "Eve")
    with qtbot.waitSignal(people.renamed) as told:
        QTest.keyClick(name, Qt.Key.Key_Return)
    assert told.args == [2, "Eve"]


def test_escape_leaves_the_name_as_it_was(people: PeopleList, qtbot: QtBot) -> None:
    name = people.rows[2].name
    name.setFocus()
    QTest.keyClicks(name, "xyz")
    with qtbot.assertNotEmitted(people.renamed):
        QTest.keyClick(name, Qt.Key.Key_Escape)
    assert name.text() == "Bob"


def test_what_is_being_typed_survives_other_news(people: PeopleList) -> None:
    row = people.rows[2]
    row.name.setFocus()
    row.name.selectAll()
    QTest.keyClicks(row.name, "Ev")
    people.set_people([ADA, PersonCard(2, "Bob", "1 portrait")])
    assert people.rows[2] is row
    assert (row.name.text(), row.words.text()) == ("Ev", "1 portrait")


def test_one_person_has_no_button_and_cannot_be_removed(people: PeopleList) -> None:
    people.set_people([PersonCard(1, "Ada", "", removable=False)])
    assert list(people.rows) == [1]
    assert people.rows[1].face.isHidden()
    assert not people.rows[1].remove.isVisible()


def test_the_menu_removes_and_keeps(people: PeopleList, qtbot: QtBot) -> None:
    actions = {action.text(): action for action in people.rows[2].actions()}
    with qtbot.waitSignal(people.removed) as removed:
        actions["Remove from the desk"].trigger()
    with qtbot.waitSignal(people.keep_requested) as kept:
        actions["Keep in the library"].trigger()
    assert (removed.args, kept.args) == ([2], [2])


def test_the_portrait_is_drawn_round(people: PeopleList) -> None:
    image = people.rows[1].picture.grab().toImage()
    assert close_to(QColor(image.pixel(18, 18)), GREEN)
    assert not close_to(QColor(image.pixel(1, 1)), GREEN)


def test_the_one_at_hand_has_another_ground(people: PeopleList) -> None:
    def ground(key: int) -> QColor:
        return QColor(people.rows[key].grab().toImage().pixel(3, 20))

    assert not close_to(ground(1), ground(2))


def test_words_that_are_too_long_end_in_dots_and_the_tip_has_all_of_them(qtbot: QtBot) -> None:
    long, short = (
        PersonRow(PersonCard(1, "Ada", "faces 1, 2, 3, 4 and 2 portraits")),
        PersonRow(PersonCard(1, "Ada", "f…")),
    )
    for row in (long, short):
        qtbot.addWidget(row)
        row.words.setFixedSize(row.words.fontMetrics().horizontalAdvance("f…") + 2, 20)
    assert long.words.toolTip() == "faces 1, 2, 3, 4 and 2 portraits"
    assert long.words.grab().toImage() == short.words.grab().toImage()
