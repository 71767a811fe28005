import io

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QListWidgetItem
from pytestqt.qtbot import QtBot

from app.views.thumbnail_grid import ENCODED_ROLE, EncodedIcon, ThumbnailGrid, Tile
from tests.app.views.scenes import GREEN, RED, close_to, rgb


def encoded(colour: QColor) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 64), rgb(colour)).save(file, "PNG")
    return file.getvalue()


TILES = [Tile("green.png", encoded(GREEN)), Tile("red.png", encoded(RED), "It is gone."), Tile("bad.png", b"nothing")]


def shown(qtbot: QtBot, grid: QListWidget) -> None:
    qtbot.addWidget(grid)
    grid.resize(360, 160)
    with qtbot.waitExposed(grid):
        grid.show()


@pytest.fixture
def grid(qtbot: QtBot) -> ThumbnailGrid:
    made = ThumbnailGrid("Portraits", remove="Remove from the library")
    shown(qtbot, made)
    made.set_tiles(TILES)
    return made


@pytest.fixture
def ticks(qtbot: QtBot) -> ThumbnailGrid:
    made = ThumbnailGrid("Pictures", is_checkable=True)
    shown(qtbot, made)
    made.set_tiles(TILES)
    return made


def colour(grid: QListWidget, row: int) -> QColor:
    at = grid.visualItemRect(grid.item(row)).center()
    return QColor(grid.viewport().grab().toImage().pixel(at.x(), at.y() - 10))


def test_tiles_are_decoded_and_drawn_and_a_broken_one_is_grey(grid: ThumbnailGrid) -> None:
    assert close_to(colour(grid, 0), GREEN)
    assert close_to(colour(grid, 1), RED)
    assert close_to(colour(grid, 2), QColor(Qt.GlobalColor.gray), 5)


def test_a_tile_out_of_sight_is_not_decoded(grid: ThumbnailGrid) -> None:
    grid.set_tiles([TILES[0]] * 300)
    grid.viewport().grab()
    decoded = [row for row in range(300) if grid.item(row).data(ENCODED_ROLE - 1) is not None]
    assert 0 < len(decoded) < 30


def test_tiles_can_be_read_aloud(grid: ThumbnailGrid) -> None:
    assert grid.accessibleName() == "Portraits"
    spoken = [grid.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert spoken == ["green.png", "red.png. It is gone."]


def test_delete_tells_which_tile_is_to_go(grid: ThumbnailGrid, qtbot: QtBot) -> None:
    grid.activateWindow()
    grid.setFocus()
    grid.setCurrentRow(1)
    with qtbot.waitSignal(grid.removed) as told:
        QTest.keyClick(grid, Qt.Key.Key_Delete)
    assert told.args == [1]
    assert [action.text() for action in grid.actions()] == ["Remove from the library"]


def test_a_click_and_the_space_bar_change_a_tick(ticks: ThumbnailGrid, qtbot: QtBot) -> None:
    assert list(ticks.ticked) == [0, 1, 2]
    with qtbot.waitSignal(ticks.ticks_changed):
        QTest.mouseClick(ticks.viewport(), Qt.MouseButton.LeftButton, pos=ticks.visualItemRect(ticks.item(1)).center())
    assert list(ticks.ticked) == [0, 2]
    ticks.setCurrentRow(0)
    QTest.keyClick(ticks, Qt.Key.Key_Space)
    assert list(ticks.ticked) == [2]
    before = ticks.grab().toImage()
    QTest.keyClick(ticks, Qt.Key.Key_Space)
    assert ticks.grab().toImage() != before


def test_the_empty_grid_says_what_to_do(grid: ThumbnailGrid) -> None:
    grid.set_tiles([])
    before = grid.grab().toImage()
    grid.set_hint("Pick somebody")
    assert grid.grab().toImage() != before


def test_a_list_shows_encoded_icons(qtbot: QtBot) -> None:
    rows = QListWidget()
    rows.setItemDelegate(EncodedIcon(rows))
    item = QListWidgetItem("Ada")
    item.setData(ENCODED_ROLE, encoded(GREEN))
    rows.addItem(item)
    rows.addItem("Bob")
    shown(qtbot, rows)
    image = rows.viewport().grab().toImage()
    pixels = [QColor(image.pixel(x, y)) for x in range(60) for y in range(30)]
    assert any(close_to(pixel, GREEN) for pixel in pixels)
