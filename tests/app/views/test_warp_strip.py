import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.views.warp_strip import WarpCard, WarpStrip
from tests.app.views.scenes import GREEN, RED, close_to, plain

CARDS = [
    WarpCard("ada.jpg", plain(GREEN, 128, 128), 1, 0.0213, chosen=True),
    WarpCard("ada2.jpg", plain(RED, 128, 128), 2),
    WarpCard("new.jpg", None),
]


@pytest.fixture
def strip(qtbot: QtBot) -> WarpStrip:
    made = WarpStrip()
    qtbot.addWidget(made)
    made.resize(460, 180)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_each_card_says_rank_and_residual(strip: WarpStrip) -> None:
    assert [card.words for card in CARDS] == ["1 · 0.021", "2 · pose unknown", "Not ranked yet"]
    strip.set_warps(CARDS)
    spoken = [strip.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert spoken == ["ada.jpg, number 1, residual 0.021, chosen", "ada2.jpg, number 2", "new.jpg, not ranked yet"]


def test_pictures_stand_side_by_side(strip: WarpStrip) -> None:
    strip.set_warps(CARDS)
    image = strip.viewport().grab().toImage()
    middles = [strip.visualItemRect(strip.item(row)).center() for row in range(2)]
    assert middles[0].y() == middles[1].y()
    assert close_to(QColor(image.pixel(middles[0].x(), 60)), GREEN)
    assert close_to(QColor(image.pixel(middles[1].x(), 60)), RED)


def test_a_click_chooses(strip: WarpStrip, qtbot: QtBot) -> None:
    strip.set_warps(CARDS)
    at = strip.visualItemRect(strip.item(1)).center()
    with qtbot.waitSignal(strip.warp_chosen) as told:
        QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told.args == [1]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_keyboard_chooses(strip: WarpStrip, qtbot: QtBot, key: Qt.Key) -> None:
    strip.set_warps(CARDS)
    strip.setFocus()
    strip.setCurrentRow(0)
    QTest.keyClick(strip, Qt.Key.Key_Right)
    with qtbot.waitSignal(strip.warp_chosen) as told:
        QTest.keyClick(strip, key)
    assert told.args == [1]


def test_news_keep_the_place_of_the_focus(strip: WarpStrip) -> None:
    strip.set_warps(CARDS)
    strip.setCurrentRow(2)
    strip.set_warps(CARDS)
    assert strip.currentRow() == 2


def test_the_empty_strip_says_what_to_do(strip: WarpStrip) -> None:
    before = strip.grab().toImage()
    strip.set_hint("Add portraits")
    assert strip.grab().toImage() != before
