"""The overview of a review: the picture, small, with the tiles that were seen and the one that is."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from app.views.chip import chip_size, draw_chip
from app.views.mipmap import Mipmap
from app.views.review import Review
from app.views.tones import Tones, seen_through

_SIDE = 150.0
_MARGIN, _PADDING = 12.0, 6.0
_LEAST_TILE = 4.0
"""Logical pixels below which lines between tiles would hide the picture."""


class ReviewMap:
    """Lies in the lower right corner of a pane, the position in words below the picture."""

    def __init__(self, review: Review, room: QRectF, metrics: QFontMetricsF) -> None:
        self._review, self._words = review, chip_size(metrics, review.words)
        scene = review.scene.size()
        self._scale = min(_SIDE, room.width() / 3) / max(scene.width(), scene.height(), 1.0)
        inside = scene * self._scale
        width = max(inside.width(), self._words.width()) + 2 * _PADDING
        height = inside.height() + self._words.height() + _PADDING
        self.plate = QRectF(QPointF(), QSizeF(round(width), round(height)))
        self.plate.moveBottomRight(room.bottomRight() - QPointF(_MARGIN, _MARGIN))
        self._picture = QRectF(
            QPointF(self.plate.center().x() - inside.width() / 2, self.plate.top() + _PADDING), inside
        )

    def draw(self, painter: QPainter, picture: Mipmap, visible: QRectF, tones: Tones, pixel_ratio: float) -> None:
        """Draw it.

        Args:
            painter: on the canvas, in logical pixels.
            picture: what is looked through.
            visible: what the pane shows of it, in source pixels.
            tones: the window's colours.
            pixel_ratio: of the screen.
        """
        draw_chip(painter, self.plate, "", tones.paper, tones.ink)
        picture.draw(painter, self._picture, self._picture, pixel_ratio)
        painter.save()
        painter.setClipRect(self._picture, Qt.ClipOperation.IntersectClip)
        self._draw_tiles(painter, tones)
        painter.setPen(QPen(tones.light, 1))
        painter.drawRect(self._on_map(visible))
        painter.restore()
        words = QRectF(self.plate.left(), self._picture.bottom(), self.plate.width(), self._words.height())
        painter.setPen(tones.ink)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self._review.words)

    def _draw_tiles(self, painter: QPainter, tones: Tones) -> None:
        review = self._review
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for index in range(review.count):
            cell = self._cell(index)
            painter.fillRect(cell, seen_through(tones.dark, 0.0 if review.is_seen(index) else 0.6))
            if min(cell.width(), cell.height()) >= _LEAST_TILE:
                painter.setPen(QPen(seen_through(tones.light, 0.35), 1))
                painter.drawRect(cell)
        painter.setPen(QPen(tones.accent, 2.5))
        painter.drawRect(self._cell(review.index).adjusted(1, 1, -1, -1))

    def _cell(self, index: int) -> QRectF:
        """Where a tile is marked: tiles overlap, and their marks share the map."""
        row, column = divmod(index, self._review.columns)
        width, height = self._picture.width() / self._review.columns, self._picture.height() / self._review.rows
        return QRectF(self._picture.left() + column * width, self._picture.top() + row * height, width, height)

    def _on_map(self, area: QRectF) -> QRectF:
        start = (area.topLeft() - self._review.scene.topLeft()) * self._scale
        return QRectF(self._picture.topLeft() + start, area.size() * self._scale)
