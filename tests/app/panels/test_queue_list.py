from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.panels.queue_list import QueueList
from app.panels.queue_row import QueueRow
from app.theme.theme import Theme
from gfr_core.project.schema import FileEntry, SourceEntry

Key, Alt = Qt.Key, Qt.KeyboardModifier.AltModifier


def row(key: int) -> QueueRow:
    return QueueRow(key, f"{key}.png", QImage(), SourceEntry(key, FileEntry(f"/attic/{key}.png")))


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> QueueList:
    made = QueueList(theme)
    qtbot.addWidget(made)
    made.show_rows([row(key) for key in (1, 2, 3)])
    made.setCurrentRow(1)
    return made


def test_rows_are_shown_and_spoken(shown: QueueList) -> None:
    assert [each.key for each in shown.rows] == [1, 2, 3]
    assert shown.item(0).text() == "1.png, Waiting"
    assert shown.item(0).toolTip().startswith("/attic/1.png")


def test_the_keyboard_stays_with_its_picture(shown: QueueList) -> None:
    shown.show_rows([row(key) for key in (2, 3, 1)])
    assert shown.currentRow() == 0
    shown.show_rows([row(key) for key in (3, 1)])
    assert shown.currentRow() == -1


def test_a_click_and_enter_go_to_a_picture(shown: QueueList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.picked) as blocker:
        QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=shown.visualItemRect(shown.item(2)).center())
    assert blocker.args == [3]
    with qtbot.waitSignal(shown.picked) as blocker:
        QTest.keyClick(shown, Key.Key_Return)
    assert blocker.args == [3]


@pytest.mark.parametrize(("key", "by"), [(Key.Key_Up, -1), (Key.Key_Down, 1)])
def test_alt_and_an_arrow_move_a_picture(shown: QueueList, qtbot: QtBot, key: Qt.Key, by: int) -> None:
    with qtbot.waitSignal(shown.moved) as blocker:
        QTest.keyClick(shown, key, Alt)
    assert blocker.args == [2, by]


def test_an_arrow_alone_only_walks(shown: QueueList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(shown.moved):
        QTest.keyClick(shown, Key.Key_Down)
    assert shown.currentRow() == 2


def test_delete_takes_a_picture_out(shown: QueueList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.removed) as blocker:
        QTest.keyClick(shown, Key.Key_Delete)
    assert blocker.args == [2]


@pytest.mark.parametrize(("place", "order"), [(0, [2, 1, 3]), (1, [1, 2, 3]), (2, [1, 2, 3]), (3, [1, 3, 2])])
def test_a_dragged_picture_lands_where_it_is_dropped(
    shown: QueueList, qtbot: QtBot, place: int, order: list[int]
) -> None:
    with qtbot.waitSignal(shown.dropped) as blocker:
        shown.drop_at(place)
    assert blocker.args == [order]
    assert [each.key for each in shown.rows] == [1, 2, 3]


def test_the_menu_has_every_wish(shown: QueueList) -> None:
    told: list[tuple[str, object]] = []
    shown.picked.connect(lambda key: told.append(("picked", key)))
    shown.retried.connect(lambda key: told.append(("retried", key)))
    shown.moved.connect(lambda key, by: told.append(("moved", (key, by))))
    shown.removed.connect(lambda key: told.append(("removed", key)))
    for action in shown.show_menu(row(2)).actions():
        action.trigger()
    assert told == [("picked", 2), ("retried", 2), ("moved", (2, -1)), ("moved", (2, 1)), ("removed", 2)]


def test_only_rows_that_are_new_objects_are_written_again(shown: QueueList) -> None:
    first, second, third = shown.rows
    shown.item(0).setText("untouched")
    shown.show_rows([first, replace(second, name="renamed.png"), third])
    assert [shown.item(place).text() for place in range(3)] == ["untouched", "renamed.png, Waiting", "3.png, Waiting"]
