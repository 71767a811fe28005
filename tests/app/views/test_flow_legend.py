from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from pytestqt.qtbot import QtBot

from app.views.flow_legend import LegendRow, draw_legend, legend_plate
from app.views.tones import Tones
from tests.app.views.flow_canvas import TONES

HEADING = "Lengths in px"


def fill(painter: QPainter, rect: QRectF, tones: Tones) -> None:
    painter.fillRect(rect, tones.alarm)


ROWS = [LegendRow("Rim 8 px", fill, (40.0, 40.0)), LegendRow("Folded", fill), LegendRow("Arrows", fill)]


def painted(room: QRectF) -> tuple[QImage, QFontMetricsF]:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor(10, 10, 10))
    painter = QPainter(image)
    metrics = QFontMetricsF(painter.font())
    draw_legend(painter, room, TONES, HEADING, ROWS)
    painter.end()
    return image, metrics


def reds(image: QImage) -> int:
    return sum(image.pixel(x, y) == TONES.alarm.rgb() for x in range(400) for y in range(300))


def test_the_plate_lies_in_the_lower_right_corner_with_every_sample(qtbot: QtBot) -> None:
    room = QRectF(0, 0, 400, 300)
    image, metrics = painted(room)
    plate = legend_plate(metrics, room, HEADING, ROWS)
    assert (plate.right(), plate.bottom()) == (388, 288)
    assert reds(image) >= 40 * 40 + 2 * 24 * 14
    assert QColor(image.pixel(int(plate.left()) - 2, int(plate.center().y()))) == QColor(10, 10, 10)


def test_the_plate_is_wide_enough_for_its_longest_line(qtbot: QtBot) -> None:
    _, metrics = painted(QRectF(0, 0, 400, 300))
    plate = legend_plate(metrics, QRectF(0, 0, 400, 300), HEADING, ROWS)
    assert plate.width() >= metrics.horizontalAdvance(HEADING) + 18
    assert plate.width() >= 40 + metrics.horizontalAdvance("Rim 8 px") + 27 - 1


def test_in_a_small_room_the_last_rows_are_left_out(qtbot: QtBot) -> None:
    _, metrics = painted(QRectF(0, 0, 400, 300))
    low = legend_plate(metrics, QRectF(0, 0, 400, 300), HEADING, ROWS[:1]).height() + 2 * 12
    image, _ = painted(QRectF(0, 0, 400, low))
    assert 40 * 38 <= reds(image) <= 40 * 42


def test_where_no_row_fits_there_is_no_legend(qtbot: QtBot) -> None:
    image, _ = painted(QRectF(0, 0, 60, 40))
    assert all(QColor(image.pixel(x, y)) == QColor(10, 10, 10) for x in range(60) for y in range(40))
