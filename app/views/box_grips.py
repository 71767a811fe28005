"""Taking a box by an edge, a corner or as a whole."""

from enum import IntFlag

from PySide6.QtCore import QPointF, QRectF, Qt

LEAST_SIDE = 4.0
"""Source pixels: a box is not made smaller than this by dragging."""
_HANDLE = 7.0
_REACH = 7.0


class Grip(IntFlag):
    """The edges that follow the pointer. All four of them move the box."""

    LEFT = 1
    TOP = 2
    RIGHT = 4
    BOTTOM = 8
    TOP_LEFT = LEFT | TOP
    TOP_RIGHT = RIGHT | TOP
    BOTTOM_LEFT = LEFT | BOTTOM
    BOTTOM_RIGHT = RIGHT | BOTTOM
    WHOLE = LEFT | TOP | RIGHT | BOTTOM


_HANDLES = (
    Grip.TOP_LEFT,
    Grip.TOP_RIGHT,
    Grip.BOTTOM_RIGHT,
    Grip.BOTTOM_LEFT,
    Grip.TOP,
    Grip.RIGHT,
    Grip.BOTTOM,
    Grip.LEFT,
)

_CURSORS = {
    Grip.LEFT: Qt.CursorShape.SizeHorCursor,
    Grip.RIGHT: Qt.CursorShape.SizeHorCursor,
    Grip.TOP: Qt.CursorShape.SizeVerCursor,
    Grip.BOTTOM: Qt.CursorShape.SizeVerCursor,
    Grip.TOP_LEFT: Qt.CursorShape.SizeFDiagCursor,
    Grip.BOTTOM_RIGHT: Qt.CursorShape.SizeFDiagCursor,
    Grip.TOP_RIGHT: Qt.CursorShape.SizeBDiagCursor,
    Grip.BOTTOM_LEFT: Qt.CursorShape.SizeBDiagCursor,
    Grip.WHOLE: Qt.CursorShape.SizeAllCursor,
}


def grip_cursor(grip: Grip) -> Qt.CursorShape:
    """The cursor that tells what dragging here does."""
    return _CURSORS[grip]


def handle_rects(box: QRectF) -> dict[Grip, QRectF]:
    """Where the eight handles of a box lie, in the box's own (screen) coordinates."""
    return {grip: _square(_anchor(box, grip)) for grip in _HANDLES}


def grip_at(box: QRectF, at: QPointF) -> Grip | None:
    """Which handle or edge of a box on the screen the pointer takes; None inside and outside of it."""
    if not box.adjusted(-_REACH, -_REACH, _REACH, _REACH).contains(at):
        return None
    grip = _near(at.x(), box.left(), box.right(), Grip.LEFT, Grip.RIGHT)
    grip |= _near(at.y(), box.top(), box.bottom(), Grip.TOP, Grip.BOTTOM)
    return grip or None


def dragged(box: QRectF, grip: Grip, by: QPointF, bounds: QRectF) -> QRectF:
    """The box after its grip was moved by `by`, kept inside `bounds` and never turned inside out."""
    if grip == Grip.WHOLE:
        return kept_inside(box.translated(by), bounds)
    moved = QRectF(box)
    if grip & Grip.LEFT:
        moved.setLeft(min(max(bounds.left(), box.left() + by.x()), box.right() - LEAST_SIDE))
    if grip & Grip.RIGHT:
        moved.setRight(max(min(bounds.right(), box.right() + by.x()), box.left() + LEAST_SIDE))
    if grip & Grip.TOP:
        moved.setTop(min(max(bounds.top(), box.top() + by.y()), box.bottom() - LEAST_SIDE))
    if grip & Grip.BOTTOM:
        moved.setBottom(max(min(bounds.bottom(), box.bottom() + by.y()), box.top() + LEAST_SIDE))
    return moved


def kept_inside(box: QRectF, bounds: QRectF) -> QRectF:
    """The box shifted, not cut, into `bounds`; a box larger than `bounds` lies at its top left."""
    x = max(bounds.left(), min(box.x(), bounds.right() - box.width()))
    y = max(bounds.top(), min(box.y(), bounds.bottom() - box.height()))
    return QRectF(x, y, box.width(), box.height())


def _near(value: float, low: float, high: float, at_low: Grip, at_high: Grip) -> Grip:
    to_low, to_high = abs(value - low), abs(value - high)
    if min(to_low, to_high) > _REACH:
        return Grip(0)
    return at_low if to_low <= to_high else at_high


def _anchor(box: QRectF, grip: Grip) -> QPointF:
    x = box.left() if grip & Grip.LEFT else box.right() if grip & Grip.RIGHT else box.center().x()
    y = box.top() if grip & Grip.TOP else box.bottom() if grip & Grip.BOTTOM else box.center().y()
    return QPointF(x, y)


def _square(middle: QPointF) -> QRectF:
    return QRectF(middle.x() - _HANDLE / 2, middle.y() - _HANDLE / 2, _HANDLE, _HANDLE)
