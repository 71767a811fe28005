"""The flow as arrows over the crop."""

from functools import cached_property

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath

from app.translation import tr
from app.views.flow_lines import FlowLines
from app.views.flow_overlay import flow_in_words
from app.views.flow_part import draw_haloed, draw_lines, in_crop_pixels, paths_of, within
from app.views.tones import Tones
from gfr_core.restore.flow_layers import FlowLayer

_WIDTH = 1.5


class FlowArrows(FlowLines):
    """Each begins at a place of the face and ends where it was fetched in the portrait's crop, true in length."""

    layer = FlowLayer.ARROWS

    @cached_property
    def _paths(self) -> list[QPainterPath]:
        return paths_of(self.study.arrows.lines())

    def _draw_lines(self, painter: QPainter, area: QRectF, seen: QRectF, tones: Tones) -> None:
        seen_paths = within(self._paths, area, seen, self.study.size)
        with in_crop_pixels(painter, area, self.study.size):
            draw_haloed(painter, seen_paths, tones.light, tones.dark, _WIDTH)

    def _words(self, row: int, column: int) -> str:
        dx, dy = self.study.flow[row, column]
        return tr("Flow {flow}").format(flow=flow_in_words(float(dx), float(dy)))

    def _draw_swatch(self, painter: QPainter, rect: QRectF, tones: Tones) -> None:
        y, left, right = rect.center().y(), rect.left() + 2, rect.right() - 2
        shaft = np.array([[left, y], [right, y]])
        head = np.array([[right - 6, y - 4], [right, y], [right - 6, y + 4]])
        draw_lines(painter, paths_of([shaft, head]), tones.ink, _WIDTH)
