"""The canvas and the documents: what is open, what was found, what came out."""

from pathlib import Path

from PySide6.QtCore import QRectF, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.documents.desk import Desk
from app.documents.portraits import Portrait
from app.documents.restoration import FaceOutcome
from app.documents.source import NumberedFace, Search
from app.operations.all_operations import Operations
from app.views.compare_canvas import CanvasMode, CompareCanvas
from app.views.frame_slider import FrameSlider
from app.views.layers import FaceMark, FaceState, Layers, PaneKind
from gfr_core.geometry import Box, SquareCrop


class CanvasPanel(QWidget):
    """The comparison canvas, and below it the frame slider when the source is a clip."""

    source_dropped = Signal(Path)
    frame_requested = Signal(int)

    def __init__(self, desk: Desk, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._operations = desk, operations
        self.canvas, self.slider = CompareCanvas(), FrameSlider()
        self.canvas.set_mode(CanvasMode.FOUR_UP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.slider)
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
            desk.restoration.running_changed,
        ):
            changed.connect(self._on_picture_changed)
        canvas.face_clicked.connect(self._on_canvas_face_clicked)
        canvas.box_drawn.connect(self._on_canvas_box_drawn)
        canvas.box_edited.connect(self._on_canvas_box_edited)
        canvas.files_dropped.connect(self._on_canvas_files_dropped)
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
        selected, restoration = self._desk.source.selected, self._desk.restoration
        outcome = restoration.outcome_of(selected.number if selected else None)
        self.canvas.set_layers(self._layers(selected, outcome))
        steps = outcome.pictures if outcome else None
        self.canvas.set_flow_field(steps.flow if steps else None)
        if steps is not None:
            self.canvas.set_flow_scale(steps.full_scale_px)
        self.canvas.set_faces(self.marks())
        self.canvas.set_hints(hints_of(self._desk))

    def _layers(self, selected: NumberedFace | None, outcome: FaceOutcome | None) -> Layers:
        source, result, used = self._desk.source.source, self._desk.restoration.result, self._desk.portraits.used
        steps = outcome.pictures if outcome else None
        crop = steps.crop if steps else SquareCrop.of_face(selected.face.box) if selected else None
        return Layers(
            source=source.image if source else None,
            portrait=steps.guide if steps else _portrait(used, fitted=crop is not None),
            warped_guide=steps.warped_guide if steps else None,
            result=result.image if result else None,
            crop=(crop.x, crop.y, crop.side) if crop else None,
            flow=steps.flow_colours if steps else None,
            source_pixels=source.frame.pixels if source else None,
            result_pixels=result.frame.pixels if result else None,
        )

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
        PaneKind.SOURCE: "Drop an old photo or a clip here\nor press Ctrl+O",
        PaneKind.PORTRAIT: "Drop a good portrait\nof the same person here\nor press Ctrl+P",
        PaneKind.WARPED_GUIDE: _warped_hint(desk),
        PaneKind.RESULT: _result_hint(desk),
    }


def _warped_hint(desk: Desk) -> str:
    if desk.restoration.is_running:
        return "Warping the portrait…"
    return "Here the portrait appears,\nwarped onto the face"


def _result_hint(desk: Desk) -> str:
    source = desk.source
    if desk.restoration.is_running:
        return "Restoring…"
    if source.source is None:
        return "Here the restored picture appears"
    if source.search in (Search.IDLE, Search.RUNNING):
        return "Looking for faces…"
    if source.search is Search.FAILED and not source.faces:
        return "The search for faces did not finish.\nPress B and draw a box around one"
    if not source.faces:
        return "No face was found.\nPress B and draw a box around one"
    if source.selected is None:
        return "Select a face to restore"
    if not desk.portraits.portraits:
        return "Add a portrait of this person,\nthen restore"
    return "Press Ctrl+R to restore"


def _portrait(portrait: Portrait | None, *, fitted: bool) -> QImage | None:
    """The whole portrait; with `fitted` the square that the network will see."""
    if portrait is None:
        return None
    return portrait.square if fitted else portrait.image


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
    return "restored" if outcome.is_restored else "failed"
