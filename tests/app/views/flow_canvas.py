"""A crop to draw flows on."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.documents.qt_image import from_qimage
from app.views.crop_overlay import CropOverlay
from app.views.tones import Tones

SIDE = 256
AREA = QRectF(0, 0, SIDE, SIDE)
GREY = 128
TONES = Tones(
    paper=QColor(240, 240, 240),
    ink=QColor(20, 20, 20),
    light=QColor(255, 255, 255),
    dark=QColor(0, 0, 0),
    accent=QColor(0, 0, 255),
    on_accent=QColor(255, 255, 255),
    alarm=QColor(255, 0, 0),
    on_alarm=QColor(255, 255, 255),
    faint=QColor(90, 90, 90),
)


def drawn(overlay: CropOverlay, area: QRectF = AREA, visible: QRectF = AREA) -> NDArray[np.uint8]:
    """What an overlay draws on grey of 256 x 256 pixels."""
    image, painter = _begun()
    overlay.draw(painter, area, visible, TONES)
    painter.end()
    return from_qimage(image)


def legend_of(overlay: CropOverlay, room: QRectF = AREA) -> NDArray[np.uint8]:
    """What an overlay's legend draws on grey."""
    image, painter = _begun()
    overlay.draw_legend(painter, room, TONES)
    painter.end()
    return from_qimage(image)


def is_touched(pixels: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """H W, where something was drawn."""
    return np.asarray((pixels != GREY).any(axis=-1))


def _begun() -> tuple[QImage, QPainter]:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor(GREY, GREY, GREY))
    return image, QPainter(image)
