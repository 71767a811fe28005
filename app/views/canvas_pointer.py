"""Which gesture a press on the canvas begins, and which cursor says so."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from app.views.box_grips import Grip, grip_at, grip_cursor
from app.views.canvas_state import CanvasState
from app.views.face_marks import PlacedMark, mark_at
from app.views.gestures import DragSplit, DrawBox, EditBox, Gesture, Pan
from app.views.layers import FaceState
from app.views.pane import Pane


@dataclass(frozen=True, slots=True)
class Wishes:
    """Whom to tell what the user wants."""

    face_clicked: Callable[[int], None]
    box_drawn: Callable[[QRectF], None]
    box_edited: Callable[[QRectF], None]
    show_drawn: Callable[[QRectF | None], None]
    show_edited: Callable[[QRectF | None], None]


class CanvasPointer:
    """Turns a press into a gesture: drawing a box, a grip of the selected box, the split line, or else panning."""

    def __init__(self, state: CanvasState, wishes: Wishes) -> None:
        self._state, self._wishes = state, wishes

    def press(self, at: QPointF, metrics: QFontMetricsF) -> Gesture:
        """The gesture that a press of the left button begins."""
        pane = self._state.pane_at(at)
        if self._state.draws_box and self._state.marks_lie_in(pane):
            return DrawBox(at, self._to_source(pane), self._scene, self._wishes.show_drawn, self._box_drawn)
        under = self._mark(pane, at, metrics)
        grip = self._grip(pane, at, under)
        if grip is not None:
            return self._edit(pane, at, grip)
        if self._on_split(pane, at):
            return DragSplit(self._state.split, pane.rect)
        return Pan(self._state.camera, at, lambda: self._click(under))

    def cursor(self, at: QPointF, metrics: QFontMetricsF) -> Qt.CursorShape:
        """The cursor over a point of the canvas."""
        pane = self._state.pane_at(at)
        if self._state.draws_box:
            inside = self._state.marks_lie_in(pane)
            return Qt.CursorShape.CrossCursor if inside else Qt.CursorShape.ForbiddenCursor
        under = self._mark(pane, at, metrics)
        grip = self._grip(pane, at, under)
        if grip is not None:
            return grip_cursor(grip)
        if self._on_split(pane, at):
            return Qt.CursorShape.SplitVCursor if self._state.split.is_level else Qt.CursorShape.SplitHCursor
        if under is not None:
            return Qt.CursorShape.PointingHandCursor
        return Qt.CursorShape.ArrowCursor if self._state.layers.source is None else Qt.CursorShape.OpenHandCursor

    @property
    def _scene(self) -> QRectF:
        return self._state.layers.scene

    def _to_source(self, pane: Pane) -> Callable[[QPointF], QPointF]:
        return lambda at: self._state.to_source(pane, at)

    def _mark(self, pane: Pane, at: QPointF, metrics: QFontMetricsF) -> PlacedMark | None:
        return mark_at(self._state.marks(pane, metrics), at)

    def _grip(self, pane: Pane, at: QPointF, under: PlacedMark | None) -> Grip | None:
        """The selected box's grip here. Its chip takes the whole box; another face's chip lies above the edges."""
        selected = self._state.selected
        if selected is None or not self._state.marks_lie_in(pane):
            return None
        if under is not None and under.chip.contains(at):
            return Grip.WHOLE if under.mark.state is FaceState.SELECTED else None
        return grip_at(self._state.to_canvas(pane, selected.box), at)

    def _edit(self, pane: Pane, at: QPointF, grip: Grip) -> Gesture:
        selected = self._state.selected
        assert selected is not None
        return EditBox(
            selected.box,
            grip,
            at,
            self._to_source(pane),
            self._scene,
            self._wishes.show_edited,
            self._wishes.box_edited,
            lambda: self._wishes.face_clicked(selected.number),
        )

    def _on_split(self, pane: Pane, at: QPointF) -> bool:
        return self._state.splits and self._state.split.is_at(pane.rect, at)

    def _click(self, under: PlacedMark | None) -> None:
        if under is not None:
            self._wishes.face_clicked(under.mark.number)

    def _box_drawn(self, box: QRectF) -> None:
        self._state.draws_box = False
        self._wishes.box_drawn(box)
