"""Numbered faces over the source: thin boxes and chips, and which of them the pointer is on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from app.views.box_grips import handle_rects
from app.views.chip import chip_size, draw_chip
from app.views.layers import FaceMark, FaceState
from app.views.tones import Tones, seen_through

ToScreen = Callable[[QRectF], QRectF]

_GLYPHS = {FaceState.RESTORED: " ✓", FaceState.FAILED: " !"}


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A face as it lies on the screen: its box and its chip, in logical pixels of the canvas."""

    mark: FaceMark
    box: QRectF
    chip: QRectF
    text: str


def place_marks(
    marks: Sequence[FaceMark], to_screen: ToScreen, metrics: QFontMetricsF, room: QRectF, *, told: int | None = None
) -> list[PlacedMark]:
    """Where marks lie when boxes are mapped by `to_screen`; chips are kept inside `room`.

    Args:
        told: the number of the face under the pointer, whose label is written out; so is the selected face's.
    """
    placed = []
    for mark in marks:
        box = to_screen(mark.box)
        text = chip_text(mark, in_full=mark.state is FaceState.SELECTED or mark.number == told)
        placed.append(PlacedMark(mark, box, _chip_rect(metrics, text, box, room), text))
    return [mark for mark in placed if mark.box.intersects(room)]


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


def draw_marks(painter: QPainter, placed: Sequence[PlacedMark], tones: Tones) -> None:
    """Draw boxes first, then chips, so that no box crosses a number. The selected face lies on top."""
    ordered = sorted(placed, key=lambda one: one.mark.state is FaceState.SELECTED)
    for one in ordered:
        draw_box(
            painter, one.box, _line_colour(one.mark.state, tones), tones, dashed=one.mark.state is FaceState.FAILED
        )
        if one.mark.state is FaceState.SELECTED:
            draw_handles(painter, one.box, tones)
    for one in ordered:
        draw_chip(painter, one.chip, one.text, *_plate_colours(one.mark.state, tones))


def draw_box(painter: QPainter, box: QRectF, line: QColor, tones: Tones, *, dashed: bool = False) -> None:
    """Draw a thin box with a dark halo, to be seen on light and dark pictures."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(seen_through(tones.dark, 0.55), 3.5))
    painter.drawRect(box)
    painter.setPen(QPen(line, 1.5, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine))
    painter.drawRect(box)
    painter.restore()


def draw_handles(painter: QPainter, box: QRectF, tones: Tones) -> None:
    """Draw the eight handles of a box."""
    painter.save()
    painter.setPen(QPen(tones.accent, 1.5))
    painter.setBrush(tones.light)
    for handle in handle_rects(box).values():
        painter.drawRect(handle)
    painter.restore()


def _chip_rect(metrics: QFontMetricsF, text: str, box: QRectF, room: QRectF) -> QRectF:
    chip = chip_size(metrics, text)
    left = min(max(room.left(), box.left()), room.right() - chip.width())
    top = min(max(room.top(), box.top() - chip.height() - 5), room.bottom() - chip.height())
    chip.moveTo(QPointF(round(left), round(top)))
    return chip


def _line_colour(state: FaceState, tones: Tones) -> QColor:
    return {FaceState.SELECTED: tones.accent, FaceState.FAILED: tones.alarm}.get(state, tones.light)


def _plate_colours(state: FaceState, tones: Tones) -> tuple[QColor, QColor]:
    colours = {
        FaceState.SELECTED: (tones.accent, tones.on_accent),
        FaceState.FAILED: (tones.alarm, tones.on_alarm),
    }
    return colours.get(state, (tones.paper, tones.ink))
