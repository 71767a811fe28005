"""How the canvas is divided into panes."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize

from app.views.layers import CanvasMode, PaneKind

GAP = 2
"""Logical pixels between panes."""


@dataclass(frozen=True, slots=True)
class Pane:
    """A part of the canvas that shows one picture. All panes of a mode are of one size, so they share the camera.

    `kind` is the picture of one of four views; elsewhere `SOURCE` is A's pane and `RESULT` is B's, or the only one.
    """

    kind: PaneKind
    rect: QRectF

    def local(self, at: QPointF) -> QPointF:
        """A point of the canvas as a point of the pane."""
        return at - self.rect.topLeft()


def panes_of(mode: CanvasMode, size: QSize) -> tuple[Pane, ...]:
    """The panes of a canvas of this size. The first is the source's or A's, or the only one."""
    width, height = max(1, (size.width() - GAP) // 2), max(1, (size.height() - GAP) // 2)
    if mode is CanvasMode.SIDE_BY_SIDE:
        left = QRectF(0, 0, width, max(1, size.height()))
        return Pane(PaneKind.SOURCE, left), Pane(PaneKind.RESULT, left.translated(width + GAP, 0))
    if mode is not CanvasMode.FOUR_UP:
        return (Pane(PaneKind.RESULT, QRectF(0, 0, size.width(), size.height())),)
    corners = ((0, 0), (width + GAP, 0), (0, height + GAP), (width + GAP, height + GAP))
    return tuple(Pane(kind, QRectF(x, y, width, height)) for kind, (x, y) in zip(PaneKind, corners, strict=True))


def pane_at(panes: Sequence[Pane], at: QPointF) -> Pane:
    """The pane under a point of the canvas; the nearest one for a point between or beside them."""
    return min(panes, key=lambda pane: _distance(pane.rect, at))


def _distance(rect: QRectF, at: QPointF) -> float:
    across = max(rect.left() - at.x(), 0.0, at.x() - rect.right())
    down = max(rect.top() - at.y(), 0.0, at.y() - rect.bottom())
    return across + down
