"""A round magnifier at the pointer: it shows the other side in this one."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPalette, QPen

from app.views.canvas_state import CanvasState
from app.views.chip import chip_size, draw_chip
from app.views.layer_painter import LayerPainter, Through
from app.views.tones import Tones, seen_through

_RADIUS = 120.0
_LARGEST_PART = 0.42
"""Of the shorter side of a pane: the loupe must leave something to compare with."""


class Loupe:
    """Drawn for one paint event."""

    def __init__(self, state: CanvasState, palette: QPalette, pixel_ratio: float) -> None:
        self._state, self._palette, self._ratio = state, palette, pixel_ratio

    def draw(self, painter: QPainter) -> None:
        """Draw it where the pointer is; nothing when the pointer is elsewhere or the loupe is off."""
        state, at = self._state, self._state.loupe_at
        if at is None:
            return
        pane = state.pane_at(at)
        room = _disc(pane.rect, at)
        layer = state.showing.other_than(state.layer_at(at))
        layers = LayerPainter(painter, state, self._palette, self._ratio)
        painter.save()
        painter.setClipPath(_round(room))
        painter.fillRect(room, self._palette.dark())
        layers.draw(layer, pane, room, _magnified(at, state.view.loupe_times))
        painter.restore()
        self._draw_rim(painter, room, f"{state.layers.caption(layer)}  {state.view.loupe_times} ×")

    def _draw_rim(self, painter: QPainter, room: QRectF, words: str) -> None:
        tones, metrics = Tones.of(self._palette), QFontMetricsF(painter.font())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((seen_through(tones.dark, 0.6), 5), (tones.light, 2.5)):
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(room)
        painter.restore()
        chip = chip_size(metrics, words)
        chip.moveCenter(QPointF(round(room.center().x()), round(room.bottom() - chip.height() / 2 - 8)))
        draw_chip(painter, chip, words, tones.paper, tones.ink)


def _disc(pane: QRectF, at: QPointF) -> QRectF:
    radius = min(_RADIUS, _LARGEST_PART * min(pane.width(), pane.height()))
    return QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)


def _round(room: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(room)
    return path


def _magnified(at: QPointF, times: int) -> Through:
    """Places of the canvas seen larger, around the pointer."""
    return lambda place: QRectF(at + (place.topLeft() - at) * times, place.size() * times)
