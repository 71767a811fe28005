"""The flow as Middlebury's colours over the crop."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from app.translation import tr
from app.views.colour_wheel import wheel_picture
from app.views.flow_legend import LegendRow
from app.views.flow_overlay import flow_in_words
from app.views.flow_part import FlowPart
from app.views.flow_words import brief_legend
from app.views.mipmap import Mipmap
from app.views.tones import Tones
from gfr_core.restore.flow_layers import FlowLayer
from gfr_core.restore.flow_study import FlowStudy

_WHEEL = 56.0


class FlowColours(FlowPart):
    """White stands still; the wheel's rim is a fixed length.

    Args:
        study: the flow.
        colours: S S, the flow on Middlebury's wheel.
        opacity: 0 to 1.
    """

    layer = FlowLayer.COLOURS

    def __init__(self, study: FlowStudy, colours: QImage, opacity: float = 1.0) -> None:
        super().__init__(study, opacity)
        self._picture = Mipmap(colours)
        self._wheel: QImage | None = None

    def legend_row(self) -> LegendRow:
        """The wheel and its scale."""
        return LegendRow(brief_legend(self.layer, self.study), self._draw_swatch, (_WHEEL, _WHEEL))

    def _draw(self, painter: QPainter, area: QRectF, seen: QRectF, tones: Tones) -> None:  # noqa: ARG002
        self._picture.draw(painter, area, seen, painter.device().devicePixelRatio())

    def _words(self, row: int, column: int) -> str:
        dx, dy = self.study.flow[row, column]
        return tr("Flow {flow}").format(flow=flow_in_words(float(dx), float(dy)))

    def _draw_swatch(self, painter: QPainter, rect: QRectF, tones: Tones) -> None:  # noqa: ARG002
        if self._wheel is None:
            self._wheel = wheel_picture(4 * round(_WHEEL))  # enough for a screen of four times the density
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(rect, self._wheel)
