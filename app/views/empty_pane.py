"""A pane without a picture: it says what to do next."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from app.views.tones import Tones, seen_through

_GLYPH = 44.0
_LEAST_FOR_GLYPH = 150.0


def draw_hint(painter: QPainter, room: QRectF, text: str, tones: Tones, *, takes_files: bool) -> None:
    """Draw a hint in the middle of `room` under a small picture glyph; nothing without text.

    Args:
        takes_files: files may be dropped here, which a dashed frame promises.
    """
    if not text:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if takes_files:
        _draw_frame(painter, room.adjusted(6, 6, -6, -6), tones)
    words = room.adjusted(32, 40, -32, -16)
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    if room.height() >= _LEAST_FOR_GLYPH:
        height = painter.boundingRect(words, flags, text).height()
        words.translate(0, (_GLYPH + 12) / 2)
        _draw_glyph(painter, QPointF(room.center().x(), words.center().y() - height / 2 - 12 - _GLYPH / 2), tones)
    painter.setPen(seen_through(tones.ink, 0.75))
    painter.drawText(words, flags, text)
    painter.restore()


def _draw_frame(painter: QPainter, rect: QRectF, tones: Tones) -> None:
    painter.setPen(QPen(seen_through(tones.ink, 0.25), 1.5, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, 8, 8)


def _draw_glyph(painter: QPainter, middle: QPointF, tones: Tones) -> None:
    """A framed landscape, as everywhere for "a picture goes here"."""
    frame = QRectF(middle.x() - _GLYPH / 2, middle.y() - _GLYPH * 0.4, _GLYPH, _GLYPH * 0.8)
    painter.setPen(QPen(seen_through(tones.ink, 0.45), 2, j=Qt.PenJoinStyle.RoundJoin))
    painter.drawRoundedRect(frame, 4, 4)
    painter.drawEllipse(frame.topLeft() + QPointF(12, 11), 3.5, 3.5)
    base = frame.bottom() - 5
    hills = ((5, 0), (15, -11), (22, -4), (30, -16), (39, 0))
    painter.drawPolyline(QPolygonF([QPointF(frame.left() + x, base + y) for x, y in hills]))
