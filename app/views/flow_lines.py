"""What the drawings of lines have in common: they are kept as a picture while the zoom stays."""

from abc import abstractmethod

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter

from app.views.flow_part import FlowPart
from app.views.tones import Tones
from gfr_core.restore.flow_study import FlowStudy

_STRONGER = 1.6
"""Lines cover little: at the opacity that suits an area they would be lost."""
_LARGEST_PX = 1500
"""Crop on the screen up to which its lines are kept: 9 MB. Enlarged further, only the few in sight are drawn."""


class FlowLines(FlowPart):
    """Drawn anew at every zoom, so always sharp; panning and a second pane of the same zoom reuse it."""

    def __init__(self, study: FlowStudy, opacity: float = 1.0) -> None:
        super().__init__(study, opacity)
        self._kept: tuple[tuple[QSizeF, float, Tones], QImage] | None = None

    @abstractmethod
    def _draw_lines(self, painter: QPainter, area: QRectF, seen: QRectF, tones: Tones) -> None:
        """Draw those in `seen` of the crop, which lies in `area`."""

    def _strength(self) -> float:
        return min(1.0, self.opacity * _STRONGER)

    def _draw(self, painter: QPainter, area: QRectF, seen: QRectF, tones: Tones) -> None:
        ratio = painter.device().devicePixelRatio()
        if area.width() * ratio > _LARGEST_PX:
            self._draw_lines(painter, area, seen, tones)
            return
        at = QPointF(round(area.x() * ratio) / ratio, round(area.y() * ratio) / ratio)
        painter.drawImage(at, self._picture(area.size(), ratio, tones))

    def _picture(self, size: QSizeF, ratio: float, tones: Tones) -> QImage:
        key = (size, ratio, tones)
        if self._kept is None or self._kept[0] != key:
            self._kept = key, self._painted(size, ratio, tones)
        return self._kept[1]

    def _painted(self, size: QSizeF, ratio: float, tones: Tones) -> QImage:
        image = QImage((size * ratio).toSize(), QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        painter, whole = QPainter(image), QRectF(QPointF(), size)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_lines(painter, whole, whole, tones)
        painter.end()
        return image
