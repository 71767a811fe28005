"""What stands under the pointer, in words."""

from math import floor

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage

from app.views.flow_overlay import flow_in_words
from gfr_core.media.frame import Pixels

SHOW_PIXELS_ABOVE = 2.0
"""Screen pixels per source pixel above which the pixel under the pointer is told."""


def pixel_in_words(image: QImage, area: QRectF, point: QPointF, exact: Pixels | None = None) -> str:
    """The pixel of a picture that lies in `area` of the source, at a source point: "x 12  y 34   R 1  G 2  B 3".

    The position is the picture's own. The values are those of `exact`, the file's pixels behind the picture, 0-255 or
    0-65535; without it the picture's. Empty beside the picture.
    """
    column = floor((point.x() - area.x()) * image.width() / area.width())
    row = floor((point.y() - area.y()) * image.height() / area.height())
    if not image.rect().contains(column, row):
        return ""
    red, green, blue = _shown(image, column, row) if exact is None else exact[row, column]
    return f"x {column}  y {row}   R {red}  G {green}  B {blue}"


def readout(pixel: str, flow: tuple[float, float] | None) -> str:
    """Pixel and flow on one line; empty when there is neither."""
    parts = [pixel] if pixel else []
    if flow is not None:
        parts.append(f"Flow {flow_in_words(*flow)}")
    return "   ".join(parts)


def _shown(image: QImage, column: int, row: int) -> tuple[int, int, int]:
    colour = image.pixelColor(column, row)
    return colour.red(), colour.green(), colour.blue()
