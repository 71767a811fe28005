"""Draws the faces' boxes and chips."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app.views.box_grips import grip_at, handle_rects
from app.views.chip import draw_chip
from app.views.face_marks import MarkRoom, PlacedMark
from app.views.layers import FaceState
from app.views.tones import Tones, seen_through

_DARK_LINE = 0.45
"""Lightness below which a line's halo is light."""


def draw_marks(painter: QPainter, placed: Sequence[PlacedMark], room: MarkRoom, tones: Tones) -> None:
    """Draw boxes first, then chips, so that no box crosses a number. The selected face lies on top."""
    ordered = sorted(placed, key=lambda one: one.mark.state is FaceState.SELECTED)
    for one in ordered:
        _draw_outline(painter, one, room, tones)
    for one in ordered:
        draw_chip(painter, one.chip, one.text, *_plate_colours(one.mark.state, tones))


def draw_box(painter: QPainter, box: QRectF, tones: Tones) -> None:
    """Draw a new box with its handles."""
    _draw_line(painter, _whole(box), tones.accent, tones)
    draw_handles(painter, box, tones)


def draw_handles(painter: QPainter, box: QRectF, tones: Tones) -> None:
    """Draw the eight handles of a box."""
    painter.save()
    painter.setPen(QPen(tones.accent, 1.5))
    painter.setBrush(tones.light)
    for handle in handle_rects(box).values():
        painter.drawRect(handle)
    painter.restore()


def _draw_outline(painter: QPainter, one: PlacedMark, room: MarkRoom, tones: Tones) -> None:
    state = one.mark.state
    if room.quiet and not _is_reached_for(one, room.pointer):
        _draw_line(painter, _corners(one.box), _line_colour(state, tones), tones)
        return
    _draw_line(painter, _whole(one.box), _line_colour(state, tones), tones, dashed=state is FaceState.FAILED)
    if state is FaceState.SELECTED:
        draw_handles(painter, one.box, tones)


def _is_reached_for(one: PlacedMark, pointer: QPointF | None) -> bool:
    """The pointer is on the chip or an edge. Inside the box it rests on the face that is being looked at."""
    return pointer is not None and (one.chip.contains(pointer) or grip_at(one.box, pointer) is not None)


def _draw_line(painter: QPainter, path: QPainterPath, line: QColor, tones: Tones, *, dashed: bool = False) -> None:
    """Draw a thin line with a halo, to be seen on light and dark pictures."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    halo = tones.light if line.lightnessF() < _DARK_LINE else tones.dark
    painter.setPen(QPen(seen_through(halo, 0.5), 3.5))
    painter.drawPath(path)
    pen = QPen(line, 1.5)
    if dashed:
        pen.setDashPattern([5, 3])
    painter.setPen(pen)
    painter.drawPath(path)
    painter.restore()


def _whole(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(box)
    return path


def _corners(box: QRectF) -> QPainterPath:
    """The box's four corners, a fifth of its sides long."""
    across, down = QPointF(box.width() / 5, 0), QPointF(0, box.height() / 5)
    path = QPainterPath()
    for corner, dx, dy in (
        (box.topLeft(), across, down),
        (box.topRight(), -across, down),
        (box.bottomRight(), -across, -down),
        (box.bottomLeft(), across, -down),
    ):
        path.moveTo(corner + dx)
        path.lineTo(corner)
        path.lineTo(corner + dy)
    return path


def _line_colour(state: FaceState, tones: Tones) -> QColor:
    return {FaceState.SELECTED: tones.accent, FaceState.FAILED: tones.alarm}.get(state, tones.light)


def _plate_colours(state: FaceState, tones: Tones) -> tuple[QColor, QColor]:
    colours = {
        FaceState.SELECTED: (tones.accent, tones.on_accent),
        FaceState.FAILED: (tones.alarm, tones.on_alarm),
    }
    return colours.get(state, (tones.paper, tones.ink))
