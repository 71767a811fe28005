"""What stands under the pointer, in words."""

from math import floor

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage

from app.views.flow_overlay import flow_in_words

SHOW_PIXELS_ABOVE = 2.0
"""Screen pixels per source pixel above which the pixel under the pointer is told."""
_RGBX64_DEPTH = 64


def pixel_in_words(image: QImage, area: QRectF, point: QPointF) -> str:
    """The pixel of a picture that lies in `area` of the source, at a source point: "x 12  y 34   R 1  G 2  B 3".

    The position is the picture's own; values are those of its depth, 0-255 or 0-65535. Empty beside the picture.
    """
    column = floor((point.x() - area.x()) * image.width() / area.width())
    row = floor((point.y() - area.y()) * image.height() / area.height())
    if not image.rect().contains(column, row):
        return ""
    red, green, blue = _values(image, column, row)
    return f"x {column}  y {row}   R {red}  G {green}  B {blue}"


def readout(pixel: str, flow: tuple[float, float] | None) -> str:
    """Pixel and flow on one line; empty when there is neither."""
    parts = [pixel] if pixel else []
    if flow is not None:
        parts.append(f"Flow {flow_in_words(*flow)}")
    return "   ".join(parts)


def _values(image: QImage, column: int, row: int) -> tuple[int, int, int]:
    colour = image.pixelColor(column, row)
    if image.depth() < _RGBX64_DEPTH:
        return colour.red(), colour.green(), colour.blue()
    deep = colour.rgba64()
    return deep.red(), deep.green(), deep.blue()
