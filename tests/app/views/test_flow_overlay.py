import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPalette
from pytestqt.qtbot import QtBot

from app.views.flow_overlay import FlowOverlay, flow_in_words, legend_rect, scale_in_words
from app.views.tones import Tones


@pytest.mark.parametrize(
    ("flow", "words"),
    [
        ((12.34, -4.0), "12.3 px right, 4.0 px up"),
        ((-0.26, 7.0), "0.3 px left, 7.0 px down"),
        ((0.0, 0.0), "0.0 px right, 0.0 px down"),
    ],
)
def test_flow_is_told_in_words(flow: tuple[float, float], words: str) -> None:
    assert flow_in_words(*flow) == words


def test_the_value_is_read_where_the_crop_lies() -> None:
    vectors = np.zeros((4, 4, 2), np.float32)
    vectors[1, 3] = (5, -6)
    overlay = FlowOverlay(vectors=vectors)
    area = QRectF(100, 50, 8, 8)
    assert overlay.value_at(QPointF(107, 53), area) == (5.0, -6.0)
    assert overlay.value_at(QPointF(101, 51), area) == (0.0, 0.0)
    assert overlay.value_at(QPointF(99, 53), area) is None


def test_the_far_edge_belongs_to_the_last_pixel() -> None:
    vectors = np.ones((4, 4, 2), np.float32)
    assert FlowOverlay(vectors=vectors).value_at(QPointF(8, 8), QRectF(0, 0, 8, 8)) == (1.0, 1.0)


def test_without_a_field_there_is_no_value() -> None:
    assert FlowOverlay().value_at(QPointF(1, 1), QRectF(0, 0, 8, 8)) is None


def test_the_scale_is_stated() -> None:
    assert scale_in_words(32) == "32 px"
    assert scale_in_words(7.5) == "7.5 px"


def test_the_legend_shows_the_wheel_in_the_lower_right_corner(qtbot: QtBot) -> None:
    canvas = QImage(300, 200, QImage.Format.Format_RGB32)
    canvas.fill(QColor(10, 10, 10))
    painter = QPainter(canvas)
    room, metrics = QRectF(0, 0, 300, 200), QFontMetricsF(painter.font())
    overlay = FlowOverlay(full_scale_px=16)
    overlay.draw_legend(painter, room, Tones.of(QPalette()))
    painter.end()
    plate = legend_rect(metrics, 16, room)
    assert plate.right() > 280
    assert plate.bottom() > 180
    middle = plate.center().x()
    right = QColor(canvas.pixel(int(middle + 24), int(plate.top() + 10 + 28)))
    assert right.red() > 200 > 120 > max(right.green(), right.blue())  # to the right is red on this wheel
    assert QColor(canvas.pixel(20, 20)) == QColor(10, 10, 10)
