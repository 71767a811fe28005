"""What all drawings of a flow have in common."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app.views.crop_overlay import pixel_at
from app.views.flow_legend import LegendRow, draw_legend
from app.views.flow_words import brief_legend, unit_in_words
from app.views.tones import Tones, seen_through
from gfr_core.restore.flow_layers import FlowLayer
from gfr_core.restore.flow_lines import Line
from gfr_core.restore.flow_study import FlowStudy

_HALO_WIDTH, _HALO = 2.5, 0.5
"""A line's halo: its width over the line's own, and its opacity."""
_PIECE = 8
"""Points a path: the painter's time grows with the square of what one path holds, from 3 ms to 55 ms for arrows."""
_REACH_PX = 3.0
"""More than half a pen's width on the screen."""


class FlowPart(ABC):
    """One drawing of a flow over the crop: a `CropOverlay`.

    Attributes:
        opacity: 0 to 1, may be changed at any time.
    """

    layer: ClassVar[FlowLayer]

    def __init__(self, study: FlowStudy, opacity: float = 1.0) -> None:
        self.study, self.opacity = study, opacity

    def draw(self, painter: QPainter, area: QRectF, visible: QRectF, tones: Tones) -> None:
        """Draw it, no farther than the crop."""
        seen = area & visible
        if seen.isEmpty() or self.opacity <= 0:
            return
        painter.save()
        painter.setClipRect(seen, Qt.ClipOperation.IntersectClip)
        painter.setOpacity(self._strength())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, area, seen, tones)
        painter.restore()

    def words_at(self, x: float, y: float) -> str:
        """What it says about a place of the crop."""
        pixel = pixel_at(x, y, self.study.size)
        return "" if pixel is None else self._words(*pixel)

    def legend_row(self) -> LegendRow:
        """Its line of the legend."""
        return LegendRow(brief_legend(self.layer, self.study), self._draw_swatch)

    def draw_legend(self, painter: QPainter, room: QRectF, tones: Tones) -> None:
        """Draw its legend into the bottom right corner of `room`."""
        draw_legend(painter, room, tones, unit_in_words(self.study), [self.legend_row()])

    def _strength(self) -> float:
        return self.opacity

    @abstractmethod
    def _draw(self, painter: QPainter, area: QRectF, seen: QRectF, tones: Tones) -> None:
        """Draw over the crop, which lies in `area` and is seen in `seen`."""

    @abstractmethod
    def _words(self, row: int, column: int) -> str:
        """What it says about a pixel."""

    @abstractmethod
    def _draw_swatch(self, painter: QPainter, rect: QRectF, tones: Tones) -> None:
        """Draw a sample of its marks, on the legend's plate."""


def paths_of(lines: Iterable[Line]) -> list[QPainterPath]:
    """Lines in short pieces, in the same coordinates."""
    return [_path(line[i : i + _PIECE + 1]) for line in lines for i in range(0, len(line) - 1, _PIECE)]


@contextmanager
def in_crop_pixels(painter: QPainter, area: QRectF, size: int) -> Iterator[None]:
    """Within it the painter draws in pixels of the crop; cosmetic pens keep their width on the screen."""
    painter.save()
    painter.translate(area.topLeft())
    painter.scale(area.width() / size, area.height() / size)
    yield
    painter.restore()


def within(paths: Iterable[QPainterPath], area: QRectF, seen: QRectF, size: int) -> list[QPainterPath]:
    """Those of the crop's paths that may be seen; the painter takes as long for the others."""
    scale = size / area.width()
    corner = (seen.topLeft() - area.topLeft()) * scale
    reach = _REACH_PX * scale
    window = QRectF(corner, seen.size() * scale).adjusted(-reach, -reach, reach, reach)
    return [path for path in paths if window.intersects(path.controlPointRect().adjusted(-reach, -reach, reach, reach))]


def draw_haloed(painter: QPainter, paths: Iterable[QPainterPath], colour: QColor, halo: QColor, width: float) -> None:
    """Draw lines of a constant width on the screen that are seen over any picture."""
    draw_lines(painter, paths, seen_through(halo, _HALO), width * _HALO_WIDTH)
    draw_lines(painter, paths, colour, width)


def draw_lines(painter: QPainter, paths: Iterable[QPainterPath], colour: QColor, width: float) -> None:
    """Draw lines of a constant width on the screen."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_cosmetic(colour, width * painter.device().devicePixelRatio()))  # it counts the screen's own pixels
    for path in paths:
        painter.drawPath(path)


def _path(line: Line) -> QPainterPath:
    path = QPainterPath(QPointF(*line[0]))
    for x, y in line[1:].tolist():
        path.lineTo(x, y)
    return path


def _cosmetic(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)  # round ones of a halo would show where its pieces meet
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
