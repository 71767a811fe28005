"""The line between A and B."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from app.views.tones import Tones, seen_through

_REACH = 8.0
_KNOB = 15.0


@dataclass(slots=True)
class SplitHandle:
    """A line at a fraction of the view: upright with A to its left and B to its right, or level with A above B."""

    fraction: float = 0.5
    is_level: bool = False

    def move_to(self, fraction: float) -> None:
        """Put the line at a fraction of the width, or of the height, from 0 to 1."""
        self.fraction = max(0.0, min(1.0, fraction))

    def follow(self, room: QRectF, at: QPointF) -> None:
        """Put the line under a point of `room`."""
        way = at - room.topLeft()
        self.move_to(way.y() / room.height() if self.is_level else way.x() / room.width())

    def place(self, room: QRectF) -> float:
        """Where the line stands in `room`, on a whole logical pixel: its x, or its y when it is level."""
        start, length = (room.top(), room.height()) if self.is_level else (room.left(), room.width())
        return float(round(start + self.fraction * length))

    def is_at(self, room: QRectF, at: QPointF) -> bool:
        """Whether the pointer can take the line here."""
        return abs((at.y() if self.is_level else at.x()) - self.place(room)) <= _REACH

    def before(self, room: QRectF) -> QRectF:
        """The part of `room` that shows A."""
        part = QRectF(room)
        if self.is_level:
            part.setBottom(self.place(room))
        else:
            part.setRight(self.place(room))
        return part

    def after(self, room: QRectF) -> QRectF:
        """The part of `room` that shows B."""
        part = QRectF(room)
        if self.is_level:
            part.setTop(self.place(room))
        else:
            part.setLeft(self.place(room))
        return part

    def draw(self, painter: QPainter, room: QRectF, tones: Tones, *, focused: bool) -> None:
        """Draw the line and its knob."""
        painter.save()
        painter.translate(self._middle(room))
        if self.is_level:
            painter.rotate(90)
        reach = max(room.width(), room.height())
        painter.fillRect(QRectF(-1.5, -reach, 3, 2 * reach), seen_through(tones.dark, 0.6))
        painter.fillRect(QRectF(-0.5, -reach, 1, 2 * reach), tones.light)
        _draw_knob(painter, tones, focused=focused)
        painter.restore()

    def _middle(self, room: QRectF) -> QPointF:
        place = self.place(room)
        return QPointF(round(room.center().x()), place) if self.is_level else QPointF(place, round(room.center().y()))


def _draw_knob(painter: QPainter, tones: Tones, *, focused: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tones.accent if focused else seen_through(tones.dark, 0.6), 2))
    painter.setBrush(tones.light)
    painter.drawEllipse(QPointF(), _KNOB, _KNOB)
    painter.setPen(QPen(tones.dark, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_arrow(-1))
    painter.drawPath(_arrow(1))


def _arrow(side: int) -> QPainterPath:
    path = QPainterPath(QPointF(side * 4, -4))
    path.lineTo(QPointF(side * 8, 0))
    path.lineTo(QPointF(side * 4, 4))
    return path
