"""The legend that lies on a picture: what the marks over it mean, in rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from app.views.chip import draw_chip
from app.views.tones import Tones

MARGIN, PADDING, GAP = 12.0, 9.0, 4.0
SWATCH = (26.0, 16.0)


@dataclass(frozen=True, slots=True)
class LegendRow:
    """One line: a sample of the marks, its width and height, and words."""

    words: str
    draw_swatch: Callable[[QPainter, QRectF, Tones], None]
    swatch: tuple[float, float] = SWATCH


def draw_legend(painter: QPainter, room: QRectF, tones: Tones, heading: str, rows: Sequence[LegendRow]) -> None:
    """Draw the rows on one plate in the bottom right corner of `room`; the last ones are left out where it is small."""
    metrics = QFontMetricsF(painter.font())
    fitting = _fitting(metrics, room, heading, rows)
    if not fitting:
        return
    plate = legend_plate(metrics, room, heading, fitting)
    draw_chip(painter, plate, "", tones.paper, tones.ink)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(tones.faint)
    at = plate.topLeft() + QPointF(PADDING, PADDING)
    painter.drawText(at + QPointF(0, metrics.ascent()), heading)
    at += QPointF(0, metrics.height() + GAP)
    for row in fitting:
        at += QPointF(0, _draw_row(painter, at, row, tones, metrics) + GAP)
    painter.restore()


def legend_plate(metrics: QFontMetricsF, room: QRectF, heading: str, rows: Sequence[LegendRow]) -> QRectF:
    """Where the plate with these rows lies."""
    widest = max(row.swatch[0] + PADDING + metrics.horizontalAdvance(row.words) for row in rows)
    width = max(widest, metrics.horizontalAdvance(heading)) + 2 * PADDING
    height = metrics.height() + sum(_height(row, metrics) + GAP for row in rows) + 2 * PADDING
    right, bottom = room.right() - MARGIN, room.bottom() - MARGIN
    return QRectF(round(right - width), round(bottom - height), round(width), round(height))


def _fitting(metrics: QFontMetricsF, room: QRectF, heading: str, rows: Sequence[LegendRow]) -> Sequence[LegendRow]:
    inner = room.adjusted(MARGIN, MARGIN, 0, 0)
    counts = range(len(rows), 0, -1)
    return next((rows[:n] for n in counts if inner.contains(legend_plate(metrics, room, heading, rows[:n]))), [])


def _draw_row(painter: QPainter, at: QPointF, row: LegendRow, tones: Tones, metrics: QFontMetricsF) -> float:
    """Draws one row and returns how high it is."""
    height = _height(row, metrics)
    swatch = QRectF(at + QPointF(0, (height - row.swatch[1]) / 2), QSizeF(*row.swatch))
    painter.save()
    row.draw_swatch(painter, swatch, tones)
    painter.restore()
    words = QRectF(swatch.right() + PADDING, at.y(), metrics.horizontalAdvance(row.words) + 1, height)
    painter.setPen(tones.ink)
    painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, row.words)
    return height


def _height(row: LegendRow, metrics: QFontMetricsF) -> float:
    return max(row.swatch[1], metrics.height())
