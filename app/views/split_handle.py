"""The line between before and after."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from app.views.tones import Tones, seen_through

_REACH = 8.0
_KNOB = 15.0


@dataclass(slots=True)
class SplitHandle:
    """A vertical line at a fraction of the view's width: the source to its left, the result to its right."""

    fraction: float = 0.5

    def move_to(self, fraction: float) -> None:
        """Put the line at a fraction of the width, from 0 to 1."""
        self.fraction = max(0.0, min(1.0, fraction))

    def x(self, room: QRectF) -> float:
        """Where the line stands in `room`, on a whole logical pixel."""
        return float(round(room.left() + self.fraction * room.width()))

    def is_at(self, room: QRectF, at: QPointF) -> bool:
        """Whether the pointer can take the line here."""
        return abs(at.x() - self.x(room)) <= _REACH

    def before(self, room: QRectF) -> QRectF:
        """The part of `room` that shows the source."""
        return QRectF(room.left(), room.top(), self.x(room) - room.left(), room.height())

    def after(self, room: QRectF) -> QRectF:
        """The part of `room` that shows the result."""
        return QRectF(self.x(room), room.top(), room.right() - self.x(room), room.height())

    def draw(self, painter: QPainter, room: QRectF, tones: Tones, *, focused: bool) -> None:
        """Draw the line and its knob."""
        x, middle = self.x(room), QPointF(self.x(room), room.center().y())
        painter.save()
        painter.fillRect(QRectF(x - 1.5, room.top(), 3, room.height()), seen_through(tones.dark, 0.6))
        painter.fillRect(QRectF(x - 0.5, room.top(), 1, room.height()), tones.light)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tones.accent if focused else seen_through(tones.dark, 0.6), 2))
        painter.setBrush(tones.light)
        painter.drawEllipse(middle, _KNOB, _KNOB)
        painter.setPen(QPen(tones.dark, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_arrow(middle, -1))
        painter.drawPath(_arrow(middle, 1))
        painter.restore()


def _arrow(middle: QPointF, side: int) -> QPainterPath:
    path = QPainterPath(middle + QPointF(side * 4, -4))
    path.lineTo(middle + QPointF(side * 8, 0))
    path.lineTo(middle + QPointF(side * 4, 4))
    return path
