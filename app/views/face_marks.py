"""Numbered faces over the source: which lies where, and which of them the pointer is on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from app.views.chip import chip_size
from app.views.layers import FaceMark, FaceState

ToScreen = Callable[[QRectF], QRectF]

_GLYPHS = {FaceState.RESTORED: " ✓", FaceState.FAILED: " !"}


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A face as it lies on the screen: its box and its chip, in logical pixels of the canvas."""

    mark: FaceMark
    box: QRectF
    chip: QRectF
    text: str


@dataclass(frozen=True, slots=True)
class MarkRoom:
    """Where marks may lie.

    Attributes:
        rect: the pane; chips are kept inside it.
        caption: the pane's caption, which chips do not cover.
        pointer: where the pointer is: the face under it tells its label.
        quiet: the picture is to be judged, so a box shows only its corners until the pointer is on an edge or the chip.
    """

    rect: QRectF
    caption: QRectF
    pointer: QPointF | None = None
    quiet: bool = False


def place_marks(
    marks: Sequence[FaceMark], to_screen: ToScreen, metrics: QFontMetricsF, room: MarkRoom
) -> list[PlacedMark]:
    """Where marks lie when boxes are mapped by `to_screen`. Those out of sight are left out."""
    placed = []
    for mark in marks:
        box = to_screen(mark.box)
        hovered = room.pointer is not None and box.contains(room.pointer)
        text = chip_text(mark, in_full=hovered or mark.state is FaceState.SELECTED)
        placed.append(PlacedMark(mark, box, _chip_rect(metrics, text, box, room), text))
    return [one for one in placed if one.box.intersects(room.rect)]


def chip_text(mark: FaceMark, *, in_full: bool) -> str:
    """What the chip says: the number, a sign for restored or failed (colour alone is not enough), the label."""
    text = f"{mark.number}{_GLYPHS.get(mark.state, '')}"
    return f"{text}  {mark.label}" if in_full and mark.label else text


def mark_at(placed: Sequence[PlacedMark], at: QPointF) -> PlacedMark | None:
    """The mark under the pointer: a chip before a box, a small box before a large one."""
    for one in placed:
        if one.chip.contains(at):
            return one
    under = [one for one in placed if one.box.contains(at)]
    return min(under, key=lambda one: one.box.width() * one.box.height(), default=None)


def _chip_rect(metrics: QFontMetricsF, text: str, box: QRectF, room: MarkRoom) -> QRectF:
    """Above the box's left corner, but inside the pane and clear of its caption."""
    chip, pane = chip_size(metrics, text), room.rect
    left = min(max(pane.left(), box.left()), pane.right() - chip.width())
    top = min(max(pane.top(), box.top() - chip.height() - 5), pane.bottom() - chip.height())
    chip.moveTo(QPointF(round(left), round(top)))
    if chip.intersects(room.caption):
        chip.moveTop(room.caption.bottom() + 4)
    return chip
