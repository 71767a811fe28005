"""What can be drawn over a face's crop: the one shape that every overlay has."""

from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.views.tones import Tones


class CropOverlay(Protocol):
    """Something drawn over a face's crop, with its legend and its words."""

    def draw(self, painter: QPainter, area: QRectF, visible: QRectF, tones: Tones) -> None:
        """Draw it; the painter is left as it was.

        Args:
            painter: on the canvas, in logical pixels.
            area: the whole crop on the canvas, however large.
            visible: what of the canvas can be seen; nothing needs to be drawn beside it.
            tones: the window's colours.
        """

    def words_at(self, x: float, y: float) -> str:
        """What it says about a place of the crop, x and y in [0, 1]; empty where there is nothing to say."""

    def draw_legend(self, painter: QPainter, room: QRectF, tones: Tones) -> None:
        """Draw into `room`, in logical pixels of the canvas, what explains it; nothing when it explains itself."""


def pixel_at(x: float, y: float, size: int) -> tuple[int, int] | None:
    """Row and column of a crop of `size` x `size` under a place of it, x and y in [0, 1]; None beside it."""
    if not (0 <= x <= 1 and 0 <= y <= 1):
        return None
    return min(size - 1, int(y * size)), min(size - 1, int(x * size))
