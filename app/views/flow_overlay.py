"""The flow laid over a picture, its legend, and its value under the pointer."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from app.translation import tr
from app.views.chip import chip_size, draw_chip
from app.views.colour_wheel import wheel_picture
from app.views.tones import Tones

Flow = NDArray[np.float32] | NDArray[np.float64]
"""H W 2, x before y: where in the portrait's crop each pixel was taken from, in pixels of the crop."""

_WHEEL = 56
_MARGIN = 10


@dataclass(slots=True)
class FlowOverlay:
    """How the flow is shown: its opacity, the fixed scale of its colours, and the vectors behind.

    Attributes:
        opacity: 0 hides the overlay and its legend.
        full_scale_px: the length of flow whose colour is the wheel's rim.
        vectors: the flow itself, for the value under the pointer.
    """

    opacity: float = 0.0
    full_scale_px: float = 16.0
    vectors: Flow | None = None
    _wheel: QImage | None = field(default=None, init=False)

    def value_at(self, point: QPointF, area: QRectF) -> tuple[float, float] | None:
        """The flow at a source point when the field lies in `area` of the source; None beside it."""
        if self.vectors is None or not area.contains(point):
            return None
        height, width = self.vectors.shape[:2]
        column = min(width - 1, int((point.x() - area.x()) * width / area.width()))
        row = min(height - 1, int((point.y() - area.y()) * height / area.height()))
        dx, dy = self.vectors[row, column]
        return float(dx), float(dy)

    def draw_legend(self, painter: QPainter, room: QRectF, tones: Tones) -> None:
        """Draw the colour wheel and its fixed scale into the bottom right corner of `room`."""
        text = scale_in_words(self.full_scale_px)
        plate = _plate(QFontMetricsF(painter.font()), text, room)
        wheel = QRectF(plate.center().x() - _WHEEL / 2, plate.top() + _MARGIN, _WHEEL, _WHEEL)
        draw_chip(painter, plate, "", tones.paper, tones.ink)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(wheel, self._wheel_image())
        painter.setPen(tones.ink)
        painter.drawText(
            plate.adjusted(0, _WHEEL + _MARGIN, 0, 0), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text
        )
        painter.restore()

    def _wheel_image(self) -> QImage:
        if self._wheel is None:
            self._wheel = wheel_picture(4 * _WHEEL)  # enough for a screen of four times the density
        return self._wheel


def flow_in_words(dx: float, dy: float) -> str:
    """A flow as text: "12.3 px right, 4.0 px up"."""
    across = tr("{length:.1f} px right") if dx >= 0 else tr("{length:.1f} px left")
    along = tr("{length:.1f} px down") if dy >= 0 else tr("{length:.1f} px up")
    return f"{across.format(length=abs(dx))}, {along.format(length=abs(dy))}"


def scale_in_words(full_scale_px: float) -> str:
    """The legend's text: what the wheel's rim stands for."""
    return f"{full_scale_px:g} px"


def legend_rect(metrics: QFontMetricsF, full_scale_px: float, room: QRectF) -> QRectF:
    """Where the legend lies in `room`."""
    return _plate(metrics, scale_in_words(full_scale_px), room)


def _plate(metrics: QFontMetricsF, text: str, room: QRectF) -> QRectF:
    label = chip_size(metrics, text)
    width = max(_WHEEL + 2 * _MARGIN, label.width() + 2)
    height = _WHEEL + _MARGIN + label.height() + 2
    return QRectF(round(room.right() - 12 - width), round(room.bottom() - 12 - height), round(width), round(height))
