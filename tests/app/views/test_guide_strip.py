from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from app.views.guide_strip import GuideStrip, PortraitCard
from tests.app.views.scenes import PHOTO, YELLOW, drop_files, files, hover_files, leave_with_files, plain

CARDS = [
    PortraitCard("ada.jpg", plain(YELLOW), 1, 0.031, chosen=True),
    PortraitCard("ada_1840.tif", plain(YELLOW, 30, 90), 2, 0.05),
    PortraitCard("cat.png", problem="no face found"),
]


@pytest.fixture
def strip(qtbot: QtBot) -> GuideStrip:
    shown = GuideStrip()
    qtbot.addWidget(shown)
    shown.resize(260, 330)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def rows(strip: GuideStrip) -> QListWidget:
    return strip.findChildren(QListWidget)[0]


def middle_of(strip: GuideStrip, row: int) -> QPoint:
    return rows(strip).visualItemRect(rows(strip).item(row)).center()


def test_a_click_chooses_a_portrait_once(strip: GuideStrip, qtbot: QtBot) -> None:
    strip.set_portraits(CARDS)
    chosen: list[int] = []
    strip.portrait_chosen.connect(chosen.append)
    QTest.mouseClick(rows(strip).viewport(), Qt.MouseButton.LeftButton, pos=middle_of(strip, 1))
    assert chosen == [1]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_keyboard_chooses_a_portrait(strip: GuideStrip, qtbot: QtBot, key: Qt.Key) -> None:
    strip.set_portraits(CARDS)
    rows(strip).setFocus()
    rows(strip).setCurrentRow(0)
    QTest.keyClick(rows(strip), Qt.Key.Key_Down)
    with qtbot.waitSignal(strip.portrait_chosen) as told:
        QTest.keyClick(rows(strip), key)
    assert told.args == [1]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_takes_a_portrait_away(strip: GuideStrip, qtbot: QtBot, key: Qt.Key) -> None:
    strip.set_portraits(CARDS)
    strip.activateWindow()
    rows(strip).setFocus()
    rows(strip).setCurrentRow(2)
    with qtbot.waitSignal(strip.portrait_removed) as told:
        QTest.keyClick(rows(strip), key)
    assert told.args == [2]


def test_the_menu_takes_a_portrait_away(strip: GuideStrip, qtbot: QtBot) -> None:
    strip.set_portraits(CARDS)
    rows(strip).setCurrentRow(1)
    rows(strip).customContextMenuRequested.emit(middle_of(strip, 1))
    menu = rows(strip).findChildren(QMenu)[0]
    with qtbot.waitSignal(strip.portrait_removed) as told:
        menu.actions()[0].trigger()
    menu.close()
    assert told.args == [1]


def test_there_is_no_menu_beside_the_portraits(strip: GuideStrip) -> None:
    rows(strip).customContextMenuRequested.emit(QPoint(5, 200))
    assert rows(strip).findChildren(QMenu) == []


def test_without_portraits_keys_do_nothing(strip: GuideStrip, qtbot: QtBot) -> None:
    rows(strip).setFocus()
    with qtbot.assertNotEmitted(strip.portrait_chosen), qtbot.assertNotEmitted(strip.portrait_removed):
        QTest.keyClick(rows(strip), Qt.Key.Key_Return)
        QTest.keyClick(rows(strip), Qt.Key.Key_Delete)


def test_the_button_asks_for_portraits(strip: GuideStrip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(strip.add_requested):
        QTest.mouseClick(strip.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)


def test_dropped_files_are_told(strip: GuideStrip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(strip.files_dropped) as told:
        drop_files(strip, QPoint(40, 40), files(PHOTO))
    assert told.args == [[Path(PHOTO)]]


def test_the_strip_shows_that_files_may_fall(strip: GuideStrip) -> None:
    before = strip.grab().toImage()
    hover_files(strip, QPoint(40, 40), files(PHOTO))
    assert strip.grab().toImage() != before
    leave_with_files(strip)
    assert strip.grab().toImage() == before


def test_the_empty_strip_says_what_to_do(strip: GuideStrip) -> None:
    before = strip.grab().toImage()
    strip.set_hint("Drop good portraits here")
    assert strip.grab().toImage() != before


def test_a_new_ranking_keeps_the_row_in_focus(strip: GuideStrip) -> None:
    strip.set_portraits(CARDS)
    rows(strip).setCurrentRow(2)
    strip.set_portraits(CARDS)
    assert rows(strip).currentRow() == 2
    strip.set_portraits(CARDS[:1])
    assert rows(strip).currentRow() == 0


def test_the_chosen_portrait_is_brought_into_sight(strip: GuideStrip) -> None:
    many = [PortraitCard(f"{place}.jpg", rank=place, residual=0.1, chosen=place == 40) for place in range(1, 41)]
    strip.set_portraits(many)
    assert rows(strip).viewport().rect().intersects(rows(strip).visualItemRect(rows(strip).item(39)))


def test_portraits_can_be_read_aloud(strip: GuideStrip) -> None:
    strip.set_portraits(CARDS)
    spoken = [rows(strip).item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert spoken[0] == "ada.jpg, No. 1 · residual 0.031, chosen"
    assert spoken[2] == "cat.png, no face found"
    assert rows(strip).accessibleName() == "Portraits, best suited first"
