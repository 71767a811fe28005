import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette

from app.views.split_handle import SplitHandle
from app.views.tones import Tones

ROOM = QRectF(10, 0, 200, 100)


def test_before_and_after_share_the_room() -> None:
    split = SplitHandle(0.25)
    assert split.place(ROOM) == 60
    assert split.before(ROOM) == QRectF(10, 0, 50, 100)
    assert split.after(ROOM) == QRectF(60, 0, 150, 100)


@pytest.mark.parametrize(("wanted", "kept"), [(-1, 0), (0.4, 0.4), (3, 1)])
def test_the_line_stays_in_the_room(wanted: float, kept: float) -> None:
    split = SplitHandle()
    split.move_to(wanted)
    assert split.fraction == kept


def test_the_line_is_taken_near_it_only() -> None:
    split = SplitHandle(0.5)
    assert split.is_at(ROOM, QPointF(115, 3))
    assert not split.is_at(ROOM, QPointF(125, 50))


def test_the_line_reaches_from_top_to_bottom() -> None:
    canvas = QImage(220, 100, QImage.Format.Format_RGB32)
    canvas.fill(QColor(90, 90, 90))
    painter = QPainter(canvas)
    SplitHandle(0.5).draw(painter, ROOM, Tones.of(QPalette()), focused=True)
    painter.end()
    changed = [x for x in range(220) if QColor(canvas.pixel(x, 5)) != QColor(90, 90, 90)]
    assert changed
    assert 107 <= min(changed) <= max(changed) <= 112


def test_a_level_line_parts_above_from_below() -> None:
    split = SplitHandle(0.25, is_level=True)
    assert split.place(ROOM) == 25
    assert split.before(ROOM) == QRectF(10, 0, 200, 25)
    assert split.after(ROOM) == QRectF(10, 25, 200, 75)
    assert split.is_at(ROOM, QPointF(50, 30))
    assert not split.is_at(ROOM, QPointF(60, 60))


@pytest.mark.parametrize(("is_level", "fraction"), [(False, 0.75), (True, 0.4)])
def test_the_line_follows_the_pointer(is_level: bool, fraction: float) -> None:
    split = SplitHandle(is_level=is_level)
    split.follow(ROOM, QPointF(160, 40))
    assert split.fraction == fraction


def test_a_level_line_is_drawn_from_side_to_side() -> None:
    canvas = QImage(220, 100, QImage.Format.Format_RGB32)
    canvas.fill(QColor(90, 90, 90))
    painter = QPainter(canvas)
    SplitHandle(0.5, is_level=True).draw(painter, ROOM, Tones.of(QPalette()), focused=False)
    painter.end()
    changed = [y for y in range(100) if QColor(canvas.pixel(15, y)) != QColor(90, 90, 90)]
    assert changed
    assert 47 <= min(changed) <= max(changed) <= 52
