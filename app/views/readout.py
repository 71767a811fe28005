"""What stands under the pointer, in words."""

from math import floor

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage

from app.translation import tr
from app.views.flow_overlay import flow_in_words
from gfr_core.media.frame import Pixels

SHOW_PIXELS_ABOVE = 2.0
"""Screen pixels per source pixel above which the pixel under the pointer is told."""

Numbered = tuple[QImage, Pixels | None]
"""A picture and the file's pixels behind it, if there are any."""


def pixel_in_words(image: QImage, area: QRectF, point: QPointF, exact: Pixels | None = None) -> str:
    """The pixel of a picture that lies in `area` of the source, at a source point: "x 12  y 34   R 1  G 2  B 3".

    The position is the picture's own. The values are those of `exact`, the file's pixels behind the picture, 0-255 or
    0-65535; without it the picture's. Empty beside the picture.
    """
    place = _place(image, area, point)
    if place is None:
        return ""
    red, green, blue = _values((image, exact), *place)
    return f"x {place[0]}  y {place[1]}   R {red}  G {green}  B {blue}"


def difference_in_words(first: Numbered, second: Numbered, area: QRectF, point: QPointF) -> str:
    """By how much the second of two pictures in one place differs there: "x 12  y 34   R +1  G -2  B +3".

    In the numbers of the files when both have them at one depth, else in those of the screen.
    """
    place = _place(first[0], area, point)
    if place is None:
        return ""
    if first[1] is None or second[1] is None or first[1].dtype != second[1].dtype:
        first, second = (first[0], None), (second[0], None)
    apart = [b - a for a, b in zip(_values(first, *place), _values(second, *place), strict=True)]
    red, green, blue = apart
    return f"x {place[0]}  y {place[1]}   R {red:+d}  G {green:+d}  B {blue:+d}"


def readout(pixel: str, flow: tuple[float, float] | None) -> str:
    """Pixel and flow on one line; empty when there is neither."""
    parts = [pixel] if pixel else []
    if flow is not None:
        parts.append(tr("Flow {flow}").format(flow=flow_in_words(*flow)))
    return "   ".join(parts)


def _place(image: QImage, area: QRectF, point: QPointF) -> tuple[int, int] | None:
    column = floor((point.x() - area.x()) * image.width() / area.width())
    row = floor((point.y() - area.y()) * image.height() / area.height())
    return (column, row) if image.rect().contains(column, row) else None


def _values(picture: Numbered, column: int, row: int) -> tuple[int, int, int]:
    image, exact = picture
    if exact is not None:
        red, green, blue = (int(value) for value in exact[row, column])
        return red, green, blue
    colour = image.pixelColor(column, row)
    return colour.red(), colour.green(), colour.blue()
