"""A picture ready to be drawn at any zoom."""

from math import floor, log2

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from app.documents.qt_image import ScreenImage, halved

NEAREST_ABOVE = 2.0
"""Screen pixels per picture pixel above which the picture's own pixels are shown as squares."""


class Mipmap:
    """A picture and its halves, quarters, ..., each made when first needed, unless the picture brings it along.

    A bilinear painter skips pixels when it shrinks by more than two, and reads all over a large picture's memory; the
    nearest level above the wanted size has neither fault. Halving 100 megapixels takes 70 ms, which is why large
    pictures are halved where they are made (`ScreenImage`).
    """

    def __init__(self, image: QImage) -> None:
        self.image = image
        self._levels = [_paintable(image), *(image.levels if isinstance(image, ScreenImage) else ())]

    def level(self, zoom: float) -> QImage:
        """The smallest level that is not enlarged when drawn at `zoom` screen pixels per picture pixel."""
        wanted = floor(log2(1 / zoom)) if 0 < zoom < 1 else 0
        while len(self._levels) <= wanted and min(self._levels[-1].width(), self._levels[-1].height()) > 1:
            self._levels.append(halved(self._levels[-1]))
        return self._levels[min(wanted, len(self._levels) - 1)]

    def draw(self, painter: QPainter, target: QRectF, visible: QRectF, pixel_ratio: float) -> None:
        """Draw the whole picture into `target`, of which only `visible` is seen (both in logical pixels).

        Smooth up to `NEAREST_ABOVE`, and in plain squares beyond.
        """
        seen = target & visible
        if seen.isEmpty():
            return
        zoom = target.width() * pixel_ratio / self.image.width()
        level = self.level(zoom)
        part = _covered_part(level, target, seen)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, zoom <= NEAREST_ABOVE)
        painter.drawImage(_back_to_target(part, level, target), level, part)


def _paintable(image: QImage) -> QImage:
    alpha = image.hasAlphaChannel()
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied if alpha else QImage.Format.Format_RGB32)


def _covered_part(level: QImage, target: QRectF, seen: QRectF) -> QRectF:
    """The whole pixels of `level` under `seen`, and one more around, so that the smooth filter has its neighbours."""
    across, down = level.width() / target.width(), level.height() / target.height()
    first, last = seen.topLeft() - target.topLeft(), seen.bottomRight() - target.topLeft()
    part = QRectF(
        QPointF(floor(first.x() * across) - 1, floor(first.y() * down) - 1),
        QPointF(floor(last.x() * across) + 2, floor(last.y() * down) + 2),
    )
    return part & QRectF(level.rect())


def _back_to_target(part: QRectF, level: QImage, target: QRectF) -> QRectF:
    across, down = target.width() / level.width(), target.height() / level.height()
    return QRectF(
        target.x() + part.x() * across, target.y() + part.y() * down, part.width() * across, part.height() * down
    )
