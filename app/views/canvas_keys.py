"""What the keyboard does on the comparison canvas."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent

from app.views.box_grips import Grip, dragged, kept_inside
from app.views.camera import Camera
from app.views.canvas_state import CanvasState

HOLD_KEYS = (Qt.Key.Key_H, Qt.Key.Key_Backslash)

_ARROWS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
_PAN_STEP = 48.0
_SPLIT_STEP = 0.02
_ZOOM_STEP = 1.25
_PART_OF_VIEW = 0.4


class CanvasKeys:
    """Acts on a canvas's state. Each method says whether the key was ours."""

    def __init__(
        self,
        state: CanvasState,
        face_clicked: Callable[[int], None],
        box_drawn: Callable[[QRectF], None],
        box_edited: Callable[[QRectF], None],
    ) -> None:
        self._state = state
        self._face_clicked, self._box_drawn, self._box_edited = face_clicked, box_drawn, box_edited
        camera = state.camera
        self._plain: dict[int, Callable[[], None]] = {
            Qt.Key.Key_F: camera.fit,
            Qt.Key.Key_C: lambda: camera.fit(state.layers.crop_area),
            Qt.Key.Key_1: camera.set_one_to_one,
            Qt.Key.Key_Plus: lambda: _zoom(camera, _ZOOM_STEP),
            Qt.Key.Key_Equal: lambda: _zoom(camera, _ZOOM_STEP),
            Qt.Key.Key_Minus: lambda: _zoom(camera, 1 / _ZOOM_STEP),
            Qt.Key.Key_BracketLeft: lambda: self._step_face(-1),
            Qt.Key.Key_BracketRight: lambda: self._step_face(1),
        }

    def press(self, event: QKeyEvent) -> bool:
        """Act on a pressed key."""
        key = Qt.Key(event.key())
        if key in HOLD_KEYS:
            self._state.holding = True
            return True
        if key in _ARROWS:
            return self._arrow(_ARROWS[key], event.modifiers())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._draw_box_in_view()
        if key not in self._plain or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        self._plain[key]()
        return True

    def release(self, event: QKeyEvent) -> bool:
        """Act on a released key. A key that repeats while held is still held."""
        if event.key() not in HOLD_KEYS:
            return False
        self._state.holding = self._state.holding and event.isAutoRepeat()
        return True

    def _arrow(self, way: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            return self._edit_box(way, resize=bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        if self._state.splits and way.y() == 0:
            self._state.split.move_to(self._state.split.fraction + way.x() * _SPLIT_STEP)
        else:
            self._state.camera.pan(-way.x() * _PAN_STEP, -way.y() * _PAN_STEP)
        return True

    def _edit_box(self, way: QPointF, *, resize: bool) -> bool:
        """Move the selected box, or its right and lower edge, by a screen or a source pixel, the larger one."""
        selected = self._state.selected
        if selected is None:
            return False
        by = way * max(1.0, 1 / self._state.camera.zoom)
        grip = Grip.BOTTOM_RIGHT if resize else Grip.WHOLE
        self._box_edited(dragged(selected.box, grip, by, self._state.layers.scene))
        return True

    def _draw_box_in_view(self) -> bool:
        if not self._state.draws_box:
            return False
        seen = self._state.camera.visible() & self._state.layers.scene
        side = _PART_OF_VIEW * min(seen.width(), seen.height())
        box = QRectF(seen.center().x() - side / 2, seen.center().y() - side / 2, side, side)
        self._state.draws_box = False
        self._box_drawn(kept_inside(box, self._state.layers.scene))
        return True

    def _step_face(self, by: int) -> None:
        """Choose the next or the previous face, around the end."""
        numbers = [mark.number for mark in self._state.faces]
        if numbers:
            selected = self._state.selected
            here = numbers.index(selected.number) if selected else (-1 if by > 0 else 0)
            self._face_clicked(numbers[(here + by) % len(numbers)])


def _zoom(camera: Camera, factor: float) -> None:
    camera.zoom_at(QPointF(camera.view.width() / 2, camera.view.height() / 2), factor)
