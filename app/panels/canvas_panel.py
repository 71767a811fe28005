"""The canvas and the documents: what is open, what was found, what came out."""

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QRectF, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.documents.desk import Desk
from app.documents.restoration import FaceOutcome
from app.documents.source import NumberedFace, Search
from app.documents.view import View
from app.operations.all_operations import Operations
from app.operations.obstacles import obstacle_to_restoring
from app.panels.canvas_bar import CanvasBar
from app.panels.canvas_layers import layers_of, ready_view, steps_of
from app.theme.theme import Theme
from app.translation import tr
from app.views.compare_canvas import CompareCanvas
from app.views.frame_slider import FrameSlider
from app.views.layers import FaceMark, FaceState, PaneKind
from gfr_core.geometry import Box


class CanvasPanel(QWidget):
    """The comparison canvas, above it the bar that says how it compares, and below it the frame slider of a clip."""

    source_dropped = Signal(Path)
    frame_requested = Signal(int)

    def __init__(
        self, desk: Desk, operations: Operations, theme: Theme | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._operations = desk, operations
        self.bar, self.canvas, self.slider = CanvasBar(desk, operations, theme), CompareCanvas(), FrameSlider()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.slider)
        for one, other in pairwise([self.canvas, *self.bar.stops]):
            self.setTabOrder(one, other)
        self.setFocusProxy(self.canvas)
        self._connect()
        self._on_source_changed()

    def _connect(self) -> None:
        desk, canvas = self._desk, self.canvas
        desk.source.source_changed.connect(self._on_source_changed)
        for changed in (
            desk.source.faces_changed,
            desk.source.selection_changed,
            desk.source.search_changed,
            desk.portraits.portraits_changed,
            desk.portraits.choice_changed,
            desk.portraits.ranking_changed,
            desk.restoration.result_changed,
            desk.snapshots.snapshots_changed,
            desk.snapshots.unpacked_changed,
        ):
            changed.connect(self._on_picture_changed)
        desk.restoration.running_changed.connect(self._on_running_changed)
        desk.view.view_changed.connect(self._on_view_changed)
        canvas.face_clicked.connect(self._on_canvas_face_clicked)
        canvas.box_drawn.connect(self._on_canvas_box_drawn)
        canvas.box_edited.connect(self._on_canvas_box_edited)
        canvas.files_dropped.connect(self._on_canvas_files_dropped)
        canvas.view_wished.connect(self._on_canvas_view_wished)
        canvas.review_changed.connect(self._on_canvas_review_changed)
        self.bar.tile_wished.connect(self._on_bar_tile_wished)
        self.bar.review_end_wished.connect(canvas.end_review)
        self.slider.frame_requested.connect(self.frame_requested)
        self._operations.open_source.given_up.connect(self.show_frame)

    def begin_box_drawing(self) -> None:
        """The next drag draws a face."""
        self.canvas.begin_box_drawing()

    def marks(self) -> list[FaceMark]:
        """The faces as they are marked on the canvas."""
        return [self._mark(face) for face in self._desk.source.faces]

    @Slot()
    def show_frame(self) -> None:
        """Puts the slider back on the frame that is open: another one was asked for and not granted."""
        source = self._desk.source.source
        if source is not None and source.clip is not None:
            self.slider.set_frame(source.clip.frame_number)

    @Slot()
    def _on_source_changed(self) -> None:
        source = self._desk.source.source
        clip = source.clip if source else None
        self.slider.setVisible(clip is not None)
        if clip is not None:
            if self.slider.frame_count != clip.frame_count:
                self.slider.set_clip(clip.frame_count, clip.fps)
            self.slider.set_frame(clip.frame_number)
        self._on_picture_changed()

    @Slot()
    def _on_picture_changed(self) -> None:
        layers, steps = layers_of(self._desk), steps_of(self._desk)
        self.canvas.set_layers(layers)
        self.bar.set_layers(layers)
        self.canvas.set_flow_field(steps.flow if steps else None)
        if steps is not None:
            self.canvas.set_flow_scale(steps.full_scale_px)
        self.canvas.set_faces(self.marks())
        self.canvas.set_hints(hints_of(self._desk))
        self._on_view_changed()

    @Slot()
    def _on_running_changed(self) -> None:
        self.canvas.set_hints(hints_of(self._desk))

    @Slot()
    def _on_view_changed(self) -> None:
        self.canvas.set_view(ready_view(self._desk, self.canvas.view))

    @Slot(object)
    def _on_canvas_view_wished(self, view: View) -> None:
        self._desk.view.take(view)

    @Slot()
    def _on_canvas_review_changed(self) -> None:
        self.bar.review.set_place(self.canvas.review_words)

    @Slot(int)
    def _on_bar_tile_wished(self, by: int) -> None:
        if by > 0:
            self.canvas.next_tile()
        else:
            self.canvas.previous_tile()

    def _mark(self, face: NumberedFace) -> FaceMark:
        outcome = self._desk.restoration.outcome_of(face.number)
        selected = self._desk.source.selected
        box = face.face.box
        return FaceMark(
            face.number, box.x, box.y, box.w, box.h, _state(outcome, is_selected=selected is face), _word(outcome)
        )

    @Slot(int)
    def _on_canvas_face_clicked(self, number: int) -> None:
        self._desk.source.select(number)

    @Slot(QRectF)
    def _on_canvas_box_drawn(self, box: QRectF) -> None:
        self._operations.edit_faces.draw(_as_box(box))

    @Slot(QRectF)
    def _on_canvas_box_edited(self, box: QRectF) -> None:
        self._operations.edit_faces.move_selected(_as_box(box))

    @Slot(list, str)
    def _on_canvas_files_dropped(self, paths: list[Path], zone: str) -> None:
        if zone == "portrait":
            self._operations.open_portraits.open(paths)
        elif paths:
            self.source_dropped.emit(paths[0])


def hints_of(desk: Desk) -> dict[str, str]:
    """What each empty pane says: what to do next."""
    return {
        PaneKind.SOURCE: tr("Drop an old photo or a clip here\nor press Ctrl+O"),
        PaneKind.PORTRAIT: tr("Drop a good portrait\nof the same person here\nor press Ctrl+P"),
        PaneKind.WARPED_GUIDE: _warped_hint(desk),
        PaneKind.RESULT: _result_hint(desk),
    }


def _warped_hint(desk: Desk) -> str:
    if desk.restoration.is_running:
        return tr("Warping the portrait…")
    return tr("Here the portrait appears,\nwarped onto the face")


def _result_hint(desk: Desk) -> str:
    source = desk.source
    if desk.restoration.is_running:
        return tr("Restoring…")
    if source.source is None:
        return tr("Here the restored picture appears")
    if source.search in (Search.IDLE, Search.RUNNING):
        return tr("Looking for faces…")
    if source.search is Search.FAILED and not source.faces:
        return tr("The search for faces did not finish.\nPress B and draw a box around one")
    if not source.faces:
        return tr("No face was found.\nPress B and draw a box around one")
    if source.selected is None:
        return tr("Select a face to restore")
    if not desk.portraits.portraits:
        return tr("Add a portrait of this person,\nthen restore")
    return obstacle_to_restoring(desk) or tr("Press Ctrl+R to restore")


def _as_box(box: QRectF) -> Box:
    return Box(box.x(), box.y(), box.width(), box.height())


def _state(outcome: FaceOutcome | None, *, is_selected: bool) -> FaceState:
    if outcome is not None and not outcome.is_restored:
        return FaceState.FAILED if not is_selected else FaceState.SELECTED
    if is_selected:
        return FaceState.SELECTED
    return FaceState.RESTORED if outcome is not None else FaceState.FOUND


def _word(outcome: FaceOutcome | None) -> str:
    if outcome is None:
        return ""
    return tr("restored") if outcome.is_restored else tr("failed")
