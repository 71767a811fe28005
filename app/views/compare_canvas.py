"""The comparison canvas: degraded, portrait, warped guide and result under one camera."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from app.documents.view import View
from app.translation import tr
from app.views.camera import Camera
from app.views.canvas_keys import CanvasKeys, KeyWishes
from app.views.canvas_painter import CanvasPainter
from app.views.canvas_pointer import CanvasPointer, Wishes
from app.views.canvas_state import CanvasState
from app.views.crop_overlay import CropOverlay
from app.views.file_drop import FileDrop, zone_at
from app.views.flow_overlay import Flow
from app.views.gestures import Gesture, Pan
from app.views.layers import CanvasMode, FaceMark, FaceState, Layers, PaneKind
from app.views.pace import COARSENESS, REST_MS, Pace

__all__ = ["CanvasMode", "CompareCanvas", "FaceMark", "FaceState", "Layers", "PaneKind"]

_STEP_OF_WHEEL, _ZOOM_PER_STEP = 120, 1.25
_KEYBOARD_FOCUS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class CompareCanvas(QWidget):
    """Draws the pictures of one restoration, linked, and tells what the user points at.

    Signals:
        face_clicked: a face's number.
        box_drawn: a new box, in source pixels.
        box_edited: the selected face's box, after it was dragged or moved with keys.
        files_dropped: list of `pathlib.Path`, and "source" or "portrait".
        view_wished: a `View` that the user set with the canvas's own keys; the canvas shows it already.
        review_changed: another tile is looked at, or the review has ended.

    Keys: F fit, C the face's crop, 1 one to one, plus and minus zoom, arrows move the split line (or the picture), H or
    backslash held shows the original, [ and ] go from face to face, Ctrl with arrows moves the selected box and
    Ctrl+Shift with arrows resizes it, Enter draws a box in the middle while one is to be drawn, Escape leaves. M goes
    to the next way to compare, X swaps A and B, Page Up and Page Down turn what the mode has to set, Space pauses
    blinking, L held shows the loupe, N goes to the next tile; Shift with M and N goes back.
    """

    face_clicked = Signal(int)
    box_drawn = Signal(QRectF)
    box_edited = Signal(QRectF)
    files_dropped = Signal(list, str)
    view_wished = Signal(object)
    review_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.camera = Camera(self)
        self._state = CanvasState(self.camera, self.size())
        wishes = Wishes(
            self.face_clicked.emit, self.box_drawn.emit, self.box_edited.emit, self._show_drawn, self._show_edited
        )
        self._pointer = CanvasPointer(self._state, wishes)
        self._keys = CanvasKeys(
            self._state,
            KeyWishes(self.face_clicked.emit, self.box_drawn.emit, self.box_edited.emit, self._wish_view),
        )
        self._gesture: Gesture | None = None
        self._blink, self._rest = QTimer(self), QTimer(self)
        self._blink.timeout.connect(self._on_blink)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._on_rest)
        self._pace = Pace()
        self.camera.changed.connect(self._on_camera_changed)
        self.setMouseTracking(True)
        FileDrop(self, self._hover_files, self._take_files)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(tr("Comparison canvas"))
        self._tell_change()

    @property
    def mode(self) -> CanvasMode:
        """How the canvas is divided."""
        return self._state.view.mode

    @property
    def view(self) -> View:
        """How the pictures are compared."""
        return self._state.view

    @property
    def review_words(self) -> str:
        """The tile of a review that is looked at, "Tile 5 of 24"; empty when there is no review."""
        return self._state.review.words if self._state.review is not None else ""

    @property
    def layers(self) -> Layers:
        """The pictures that are drawn."""
        return self._state.layers

    @property
    def is_drawing_box(self) -> bool:
        """Whether the next drag draws a box."""
        return self._state.draws_box

    def set_layers(self, layers: Layers) -> None:
        """Draw these pictures from now on. A source of another size is fitted; otherwise the camera stays."""
        self._state.set_layers(layers)
        self._tell_change()

    def set_view(self, view: View) -> None:
        """Compare in another way. The camera keeps what it looks at."""
        if view == self._state.view:
            return
        if view.mode is not self._state.view.mode:
            self._drop_gesture()
        self._state.set_view(view)
        self._tell_camera()
        self._run_blink()
        self._tell_change()

    def set_mode(self, mode: CanvasMode) -> None:
        """Compare in another way, and tell so."""
        self._wish_view(replace(self._state.view, mode=mode))

    def set_overlays(self, overlays: Sequence[CropOverlay]) -> None:
        """Draw these over the crop of warped guide and result, in this order."""
        self._state.overlays = tuple(overlays)
        self.update()

    def next_tile(self) -> None:
        """Look at the next tile of the picture; the first call begins at the first tile, at one to one."""
        self._step_review(1)

    def previous_tile(self) -> None:
        """Look at the previous tile."""
        self._step_review(-1)

    def end_review(self) -> None:
        """Look at the picture freely again."""
        self._state.review = None
        self._tell_review()

    def set_faces(self, marks: Sequence[FaceMark]) -> None:
        """Mark these faces."""
        self._state.faces = tuple(marks)
        self._tell_change()

    def set_hints(self, hints: Mapping[str, str]) -> None:
        """Say what to do next in panes without a picture. Keys are `PaneKind` values."""
        self._state.hints = dict(hints)
        self.update()

    def set_overlay_opacity(self, opacity: float) -> None:
        """Lay the flow's colours over result and warped guide: 0 (off, no legend) to 1."""
        self._state.flow.opacity = max(0.0, min(1.0, opacity))
        self.update()

    def set_flow_scale(self, full_scale_px: float) -> None:
        """Tell which length of flow the rim of the colour wheel stands for."""
        self._state.flow.full_scale_px = full_scale_px
        self.update()

    def set_flow_field(self, field: Flow | None) -> None:
        """Give the flow itself, crop-sized, H W 2 in pixels: its value is told under the pointer."""
        self._state.flow.vectors = field
        self.update()

    def begin_box_drawing(self) -> None:
        """The next drag over the source draws a box; Escape leaves."""
        if self._state.layers.source is not None:
            self._state.draws_box = True
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._update_cursor()
            self.update()

    def fit(self) -> None:
        """Show the whole source."""
        self.camera.fit()

    def fit_crop(self) -> None:
        """Show the face's crop as large as it goes; the whole source when there is none."""
        self.camera.fit(self._state.layers.crop_area)

    def _show_drawn(self, box: QRectF | None) -> None:
        self._state.drawn_box = box
        self.update()

    def _show_edited(self, box: QRectF | None) -> None:
        self._state.edited_box = box
        self.update()

    def _wish_view(self, view: View) -> None:
        self.set_view(view)
        self.view_wished.emit(view)

    def _step_review(self, by: int) -> None:
        self._state.step_review(by)
        self._tell_review()

    def _tell_review(self) -> None:
        self._tell_change()
        self.review_changed.emit()

    def _run_blink(self) -> None:
        """Blink while it is to be seen."""
        view = self._state.view
        if view.mode is CanvasMode.BLINK and view.blinks and self.isVisible():
            self._blink.start(view.blink_ms)
        else:
            self._blink.stop()

    def _drop_gesture(self) -> bool:
        """Undo what the pointer or `begin_box_drawing` has begun. False when there was nothing."""
        busy = self._gesture is not None or self._state.draws_box
        if self._gesture is not None:
            self._gesture.cancel()
        self._gesture, self._state.draws_box = None, False
        self._update_cursor()
        self.update()
        return busy

    def _tell_camera(self) -> None:
        self._state.size = self.size()
        pane = self._state.panes[0].rect
        self.camera.set_view(QSizeF(pane.width(), pane.height()), self.devicePixelRatioF())

    def _tell_change(self) -> None:
        self.setAccessibleDescription(self._state.in_words())
        self.update()

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.font())

    def _update_cursor(self) -> None:
        if isinstance(self._gesture, Pan) and self._gesture.travels:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._gesture is None:
            at = self._state.pointer or QPointF(-1, -1)
            self.setCursor(self._pointer.cursor(at, self._metrics()))

    def _hover_files(self, at: QPointF | None) -> None:
        self._state.drop_zone = None if at is None else self._zone(at)
        self.update()

    def _take_files(self, files: list[Path], at: QPointF) -> None:
        self.files_dropped.emit(files, self._zone(at))

    def _zone(self, at: QPointF) -> str:
        return zone_at(self._state.view.mode, self.size(), at)

    def _zoom_at(self, at: QPointF, factor: float) -> None:
        self.camera.zoom_at(self._state.pane_at(at).local(at), factor)

    @Slot()
    def _on_camera_changed(self) -> None:
        review = self._state.review
        self._state.follow_camera()
        if self._state.review is not review:
            self._tell_review()
        if self._pace.is_slow:
            self._pace.moves = True
            self._rest.start(REST_MS)
        self.update()

    @Slot()
    def _on_rest(self) -> None:
        """The picture stands still: draw it sharply."""
        self._pace.moves = False
        self.update()

    @Slot()
    def _on_blink(self) -> None:
        self._state.blinks_b = not self._state.blinks_b
        self.update()

    def sizeHint(self) -> QSize:
        """Room for four panes that are worth looking at."""
        return QSize(960, 640)

    def minimumSizeHint(self) -> QSize:
        """The least that still shows something."""
        return QSize(240, 120)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw everything anew: a few milliseconds, whatever the picture's size."""
        start, ratio, pace = perf_counter(), self.devicePixelRatioF(), self._pace
        painter = QPainter(self)
        CanvasPainter(painter, self._state, self.palette(), ratio).draw(COARSENESS if pace.is_coarse else 1.0)
        painter.end()
        if not pace.is_coarse:
            pace.note((perf_counter() - start) * 1000, self.width() * self.height() * ratio**2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the camera's view at a pane's size."""
        super().resizeEvent(event)
        self._tell_camera()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on blinking."""
        super().showEvent(event)
        self._run_blink()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees it blink."""
        super().hideEvent(event)
        self._run_blink()

    def event(self, event: QEvent) -> bool:
        """Follow the screen's pixel ratio, and zoom with a pinch."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._tell_camera()
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self._zoom_at(event.position(), 1 + event.value())
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        steps = event.angleDelta().y() / _STEP_OF_WHEEL
        self._zoom_at(event.position(), _ZOOM_PER_STEP**steps)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture: with the left button what lies under the pointer asks for, with the middle one panning."""
        at = event.position()
        if event.button() == Qt.MouseButton.LeftButton:
            self._gesture = self._pointer.press(at, self._metrics())
        elif event.button() == Qt.MouseButton.MiddleButton:
            self._gesture = Pan(self.camera, at, lambda: None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        self._state.pointer = event.position()
        if self._gesture is not None:
            self._gesture.move(event.position())
        self._update_cursor()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.finish(event.position())
        self._update_cursor()
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the whole picture."""
        if event.button() == Qt.MouseButton.LeftButton and not self._state.draws_box:
            self.camera.fit()

    def leaveEvent(self, _event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self._state.pointer = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the keys that the class names; leave the others to the window."""
        review = self._state.review
        dropped = event.key() == Qt.Key.Key_Escape and self._drop_gesture()
        if not dropped and not self._keys.press(event):
            super().keyPressEvent(event)
        if self._state.review is not review:
            self._tell_review()
        self.update()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Show the result again when the key is let go."""
        if not self._keys.release(event):
            super().keyReleaseEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the ring when focus came by keyboard."""
        self._state.ring = event.reason() in _KEYBOARD_FOCUS
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let go of what was held."""
        self._state.ring = self._state.holding = self._state.holds_loupe = False
        super().focusOutEvent(event)
