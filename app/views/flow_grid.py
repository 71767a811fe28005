"""The portrait's grid, bent as the warp bends the portrait, over the crop."""

from functools import cached_property

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath

from app.translation import tr
from app.views.flow_lines import FlowLines
from app.views.flow_part import draw_haloed, draw_lines, in_crop_pixels, paths_of, within
from app.views.tones import Tones
from gfr_core.restore.flow_layers import FlowLayer

_WIDTH = 1.0


class FlowGrid(FlowLines):
    """Lines that are straight and evenly spaced on the portrait's crop."""

    layer = FlowLayer.GRID

    @cached_property
    def _paths(self) -> list[QPainterPath]:
        return paths_of(self.study.lines.all)

    def _draw_lines(self, painter: QPainter, area: QRectF, seen: QRectF, tones: Tones) -> None:
        seen_paths = within(self._paths, area, seen, self.study.size)
        with in_crop_pixels(painter, area, self.study.size):
            draw_haloed(painter, seen_paths, tones.accent, tones.light, _WIDTH)

    def _words(self, row: int, column: int) -> str:
        dx, dy = self.study.flow[row, column]
        return tr("Portrait x {x:.1f}  y {y:.1f}").format(x=column + 0.5 + dx, y=row + 0.5 + dy)

    def _draw_swatch(self, painter: QPainter, rect: QRectF, tones: Tones) -> None:
        lines = [np.array([[x, rect.top()], [x, rect.bottom()]]) for x in np.linspace(rect.left(), rect.right(), 4)]
        lines += [np.array([[rect.left(), y], [rect.right(), y]]) for y in np.linspace(rect.top(), rect.bottom(), 3)]
        draw_lines(painter, paths_of(lines), tones.accent, _WIDTH)
