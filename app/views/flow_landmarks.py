"""The landmarks of face and portrait, which the warp should bring together, over the crop."""

from functools import cached_property

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from app.views.flow_lines import FlowLines
from app.views.flow_part import draw_haloed, draw_lines, in_crop_pixels, paths_of, within
from app.views.flow_words import landmark_in_words
from app.views.tones import Tones, seen_through
from gfr_core.restore.flow_landmarks import LandmarkPairs
from gfr_core.restore.flow_layers import FlowLayer
from gfr_core.restore.flow_lines import Line

_SMALLEST_PX, _LARGEST_PX, _WIDTH = 1.5, 2.5, 1.5
"""Radius of a dot on the screen: about a pixel of the crop, within these bounds."""
_MARK_PX = 8.0
"""More than the radius of any mark with its halo."""
_RING = 1.7
"""Radius of a ring over that of a dot."""
_REACH = 0.02
"""How near the pointer must come to a landmark, share of the crop's side."""


class FlowLandmarks(FlowLines):
    """A dot for each landmark of the face, a ring where the portrait's is to be seen, a line between them."""

    layer = FlowLayer.LANDMARKS

    def words_at(self, x: float, y: float) -> str:
        """The nearest landmark of the face and how far it misses the portrait's."""
        pairs = self.study.pairs
        if pairs is None:
            return ""
        apart = np.hypot(*(pairs.face / self.study.size - (x, y)).T)
        nearest = int(apart.argmin())
        return _pair_in_words(pairs, nearest) if apart[nearest] <= _REACH else ""

    @cached_property
    def _joins(self) -> list[QPainterPath]:
        pairs = self.study.pairs
        if pairs is None:
            return []
        joins = np.stack([pairs.face, pairs.carried], axis=1)
        return paths_of(joins[~np.isnan(pairs.carried[:, 0])])

    def _draw_lines(self, painter: QPainter, area: QRectF, seen: QRectF, tones: Tones) -> None:
        pairs, size = self.study.pairs, self.study.size
        if pairs is None:
            return
        with in_crop_pixels(painter, area, size):
            draw_haloed(painter, within(self._joins, area, seen, size), tones.light, tones.dark, _WIDTH)
        scale = area.width() / size
        radius = min(_LARGEST_PX, max(_SMALLEST_PX, scale))
        for place in _seen(pairs.carried, area, seen, scale):
            _draw_ring(painter, place, radius, tones)
        for place in _seen(pairs.face, area, seen, scale):
            _draw_dot(painter, place, radius, tones)

    def _words(self, row: int, column: int) -> str:
        return self.words_at((column + 0.5) / self.study.size, (row + 0.5) / self.study.size)

    def _draw_swatch(self, painter: QPainter, rect: QRectF, tones: Tones) -> None:
        face = QPointF(rect.left() + 4, rect.center().y())
        portrait = QPointF(rect.right() - 5, rect.center().y())
        draw_lines(painter, paths_of([np.array([face.toTuple(), portrait.toTuple()])]), tones.ink, _WIDTH)
        _draw_ring(painter, portrait, _LARGEST_PX, tones)
        _draw_dot(painter, face, _LARGEST_PX, tones)


def _seen(points: Line, area: QRectF, seen: QRectF, scale: float) -> list[QPointF]:
    """Points of the crop as places on the canvas: those that are somewhere, and in sight."""
    window = seen.adjusted(-_MARK_PX, -_MARK_PX, _MARK_PX, _MARK_PX)
    places = (area.topLeft() + QPointF(x, y) * scale for x, y in points[~np.isnan(points[:, 0])].tolist())
    return [place for place in places if window.contains(place)]


def _pair_in_words(pairs: LandmarkPairs, landmark: int) -> str:
    is_seen = not np.isnan(pairs.carried[landmark, 0])
    return landmark_in_words(landmark, float(pairs.residual_lengths[landmark]), is_seen=is_seen)


def _draw_dot(painter: QPainter, at: QPointF, radius: float, tones: Tones) -> None:
    painter.setPen(QPen(seen_through(tones.dark, 0.8), 1))
    painter.setBrush(tones.light)
    painter.drawEllipse(at, radius, radius)


def _draw_ring(painter: QPainter, at: QPointF, radius: float, tones: Tones) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in (QPen(tones.light, _WIDTH + 1.5), QPen(tones.accent, _WIDTH)):
        painter.setPen(pen)
        painter.drawEllipse(at, _RING * radius, _RING * radius)
