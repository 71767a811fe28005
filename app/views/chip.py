"""Small labels that lie on pictures."""

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from app.views.tones import seen_through

_PADDING = QMarginsF(7, 3, 7, 3)
_RADIUS = 4.0
_OPACITY = 0.88


def chip_size(metrics: QFontMetricsF, text: str) -> QRectF:
    """The room a chip with this text takes, from (0, 0)."""
    width = max(metrics.horizontalAdvance(text), metrics.horizontalAdvance("0"))
    return QRectF(0, 0, round(width + 0.5), round(metrics.height() + 0.5)).marginsAdded(_PADDING).translated(7, 3)


def chip_in_corner(metrics: QFontMetricsF, text: str, room: QRectF, corner: Qt.Corner, margin: float = 12.0) -> QRectF:
    """Where a chip lies in a corner of `room`."""
    rect = chip_size(metrics, text)
    right = corner in (Qt.Corner.TopRightCorner, Qt.Corner.BottomRightCorner)
    low = corner in (Qt.Corner.BottomLeftCorner, Qt.Corner.BottomRightCorner)
    x = room.right() - margin - rect.width() if right else room.left() + margin
    y = room.bottom() - margin - rect.height() if low else room.top() + margin
    rect.moveTo(QPointF(round(x), round(y)))
    return rect


def draw_chip(painter: QPainter, rect: QRectF, text: str, ground: QColor, ink: QColor) -> None:
    """Draw a chip: a rounded plate with its text in the middle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(seen_through(ground, _OPACITY))
    painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
