"""The evidence over the crop: which pixels were seen in the photo, taken from the portrait, or made up."""

from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from app.translation import marked, tr
from app.views.crop_overlay import pixel_at
from app.views.evidence_words import kind_in_words
from app.views.flow_legend import MARGIN, LegendRow, draw_legend, legend_plate
from app.views.mipmap import Mipmap
from app.views.tones import Tones
from gfr_core.restore.evidence_legend import KINDS, percentages
from gfr_core.restore.outcome import Evidence

OPACITY = 0.72
"""The face is still seen through it."""
HEADING = marked("Evidence")
_ABOVE_READOUT = 34.0


class EvidenceOverlay:
    """The three colours, as strong as the mask: beside it the photo is as it was, and nothing is to be said.

    Args:
        evidence: S S planes.
        colours: S S 3, uint8: the shares in the colours of `KINDS`.
        mask: S S, where the result may differ from the photo.
    """

    def __init__(self, evidence: Evidence, colours: NDArray[np.uint8], mask: NDArray[np.float32]) -> None:
        self._evidence, self._mask = evidence, mask
        self._picture = Mipmap(_through_mask(colours, mask))

    def draw(self, painter: QPainter, area: QRectF, visible: QRectF, tones: Tones) -> None:  # noqa: ARG002
        """Draw the map."""
        painter.save()
        painter.setOpacity(OPACITY)
        self._picture.draw(painter, area, visible, painter.device().devicePixelRatio())
        painter.restore()

    def words_at(self, x: float, y: float) -> str:
        """The three shares of a pixel, in whole per cent."""
        place = pixel_at(x, y, len(self._mask))
        if place is None or self._mask[place] == 0:
            return ""
        planes = (self._evidence.observed, self._evidence.guided, self._evidence.invented)
        seen, guided, invented = percentages((*(float(plane[place]) for plane in planes),))  # type: ignore[arg-type]  # three of them
        return tr("Seen {seen} %, portrait {guided} %, made up {invented} %").format(
            seen=seen, guided=guided, invented=invented
        )

    def draw_legend(self, painter: QPainter, room: QRectF, tones: Tones) -> None:
        """Draw the three colours with their words at the left, where no legend of the flow lies."""
        rows = [LegendRow(kind_in_words(kind), partial(_swatch, QColor(*kind.colour))) for kind in KINDS]
        width = legend_plate(QFontMetricsF(painter.font()), room, tr(HEADING), rows).width() + 2 * MARGIN
        left = QRectF(room.x(), room.y(), min(room.width(), width), room.height() - _ABOVE_READOUT)
        draw_legend(painter, left, tones, tr(HEADING), rows)


def _through_mask(colours: NDArray[np.uint8], mask: NDArray[np.float32]) -> QImage:
    height, width = mask.shape
    rgba = np.concatenate([colours, np.rint(mask * 255).astype(np.uint8)[..., None]], axis=-1)
    return QImage(np.ascontiguousarray(rgba).data, width, height, width * 4, QImage.Format.Format_RGBA8888).copy()


def _swatch(colour: QColor, painter: QPainter, rect: QRectF, tones: Tones) -> None:
    painter.setPen(tones.faint)
    painter.setBrush(colour)
    painter.drawRect(rect.adjusted(2, 2, -2, -2))
