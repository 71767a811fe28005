"""The blend mask over the crop: what may be changed is clear, what stays as it was is veiled."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QPainterPath

from app.translation import tr
from app.views.flow_part import FlowPart, draw_haloed, draw_lines, in_crop_pixels, paths_of, within
from app.views.mipmap import Mipmap
from app.views.tones import Tones, seen_through
from gfr_core.restore.flow_layers import FlowLayer
from gfr_core.restore.flow_lines import iso_lines

_WIDTH = 1.5
_VEIL = 20
"""Grey level of the veil: the same in a light and a dark window, for it must not look like paper."""
_HALF, _SAMPLE = 0.5, 0.6


class TrustMask(FlowPart):
    """A veil as thick as the mask is thin, and a line where the mask is one half."""

    layer = FlowLayer.MASK

    @cached_property
    def _veil(self) -> Mipmap:
        return Mipmap(_veil_of(self.study.mask))

    @cached_property
    def _lines(self) -> list[QPainterPath]:
        place = np.arange(self.study.size) + 0.5
        return paths_of(iso_lines(self.study.mask, _HALF, place, place))

    def _draw(self, painter: QPainter, area: QRectF, seen: QRectF, tones: Tones) -> None:
        self._veil.draw(painter, area, seen, painter.device().devicePixelRatio())
        with in_crop_pixels(painter, area, self.study.size):
            draw_haloed(painter, within(self._lines, area, seen, self.study.size), tones.light, tones.dark, _WIDTH)

    def _words(self, row: int, column: int) -> str:
        return tr("Mask {share:.0%}").format(share=self.study.mask[row, column]).replace("%", " %")

    def _draw_swatch(self, painter: QPainter, rect: QRectF, tones: Tones) -> None:
        path = QPainterPath()
        path.addRect(rect.adjusted(2, 2, -2, -2))
        painter.fillPath(path, seen_through(tones.faint, _SAMPLE))
        draw_lines(painter, [path], tones.ink, 1.0)


def _veil_of(mask: NDArray[np.float32]) -> QImage:
    """Grey of the opacity that the mask lacks."""
    height, width = mask.shape
    rgba = np.full((height, width, 4), _VEIL, np.uint8)
    rgba[..., 3] = np.rint((1 - mask) * 255)
    return QImage(rgba.data, width, height, width * 4, QImage.Format.Format_RGBA8888).copy()
