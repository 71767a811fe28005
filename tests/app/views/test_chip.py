import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter
from pytestqt.qtbot import QtBot

from app.views.chip import chip_in_corner, chip_size, draw_chip

ROOM = QRectF(100, 50, 300, 200)


@pytest.mark.parametrize(
    ("corner", "left", "top"),
    [
        (Qt.Corner.TopLeftCorner, True, True),
        (Qt.Corner.TopRightCorner, False, True),
        (Qt.Corner.BottomLeftCorner, True, False),
        (Qt.Corner.BottomRightCorner, False, False),
    ],
)
def test_a_chip_lies_in_its_corner(qtbot: QtBot, corner: Qt.Corner, left: bool, top: bool) -> None:
    chip = chip_in_corner(QFontMetricsF(QFont()), "Result", ROOM, corner)
    assert ROOM.contains(chip)
    assert (chip.center().x() < ROOM.center().x()) is left
    assert (chip.center().y() < ROOM.center().y()) is top


def test_a_longer_text_takes_more_room(qtbot: QtBot) -> None:
    metrics = QFontMetricsF(QFont())
    assert chip_size(metrics, "Warped guide").width() > chip_size(metrics, "1").width() > 0


def test_plate_and_text_are_drawn_inside(qtbot: QtBot) -> None:
    canvas = QImage(120, 60, QImage.Format.Format_RGB32)
    canvas.fill(QColor("white"))
    painter = QPainter(canvas)
    rect = chip_in_corner(QFontMetricsF(painter.font()), "Hallo", QRectF(canvas.rect()), Qt.Corner.TopLeftCorner)
    draw_chip(painter, rect, "Hallo", QColor("red"), QColor("blue"))
    painter.end()
    assert QColor(canvas.pixel(110, 50)) == QColor("white")
    inside = {QColor(canvas.pixel(x, y)).name() for x in range(20, 40) for y in range(14, 32)}
    assert any(QColor(name).red() > 200 and QColor(name).blue() < 60 for name in inside)
    assert any(QColor(name).blue() > 150 for name in inside)
