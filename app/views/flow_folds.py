"""The places where the warp folds the portrait over itself, over the crop."""

from functools import cached_property

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath

from app.translation import tr
from app.views.flow_lines import FlowLines
from app.views.flow_part import draw_haloed, draw_lines, in_crop_pixels, paths_of, within
from app.views.tones import Tones, seen_through
from gfr_core.restore.flow_folds import outline, runs
from gfr_core.restore.flow_layers import FlowLayer

_FILL, _WIDTH = 0.5, 1.5


class FlowFolds(FlowLines):
    """Folded pixels, filled and outlined exactly."""

    layer = FlowLayer.FOLDS

    @cached_property
    def _area(self) -> QPainterPath:
        path = QPainterPath()
        for row, start, end in runs(self.study.folds.where).tolist():
            path.addRect(QRectF(start, row, end - start, 1))
        return path

    @cached_property
    def _outline(self) -> list[QPainterPath]:
        return paths_of(outline(self.study.folds.where))

    def _draw_lines(self, painter: QPainter, area: QRectF, seen: QRectF, tones: Tones) -> None:
        with in_crop_pixels(painter, area, self.study.size):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)  # or seams show between the rows
            painter.fillPath(self._area, seen_through(tones.alarm, _FILL))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_haloed(painter, within(self._outline, area, seen, self.study.size), tones.alarm, tones.light, _WIDTH)

    def _words(self, row: int, column: int) -> str:
        stretch = float(self.study.folds.stretch[row, column])
        return tr("Folded, area {area:.2f}").format(area=stretch) if stretch < 0 else ""

    def _draw_swatch(self, painter: QPainter, rect: QRectF, tones: Tones) -> None:
        path = QPainterPath()
        path.addRect(rect.adjusted(2, 2, -2, -2))
        painter.fillPath(path, seen_through(tones.alarm, _FILL))
        draw_lines(painter, [path], tones.alarm, _WIDTH)
