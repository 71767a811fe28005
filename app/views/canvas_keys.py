"""What the keyboard does on the comparison canvas."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent

from app.documents.view import CanvasMode, View
from app.views.box_grips import Grip, dragged, kept_inside
from app.views.camera import Camera
from app.views.canvas_state import CanvasState

HOLD_KEYS = (Qt.Key.Key_H, Qt.Key.Key_Backslash)
LOUPE_KEY = Qt.Key.Key_L

_ARROWS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
_PAN_STEP = 48.0
_SPLIT_STEP = 0.02
_FADE_STEP = 0.05
_BLINK_STEP = 1.25
_ZOOM_STEP = 1.25
_PART_OF_VIEW = 0.4
_MODES = tuple(CanvasMode)


@dataclass(frozen=True, slots=True)
class KeyWishes:
    """Whom to tell what the user wants."""

    face_clicked: Callable[[int], None]
    box_drawn: Callable[[QRectF], None]
    box_edited: Callable[[QRectF], None]
    view: Callable[[View], None]


class CanvasKeys:
    """Acts on a canvas's state. Each method says whether the key was ours."""

    def __init__(self, state: CanvasState, wishes: KeyWishes) -> None:
        self._state, self._wishes = state, wishes
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
            Qt.Key.Key_X: self._swap,
            Qt.Key.Key_PageUp: lambda: self._turn(1),
            Qt.Key.Key_PageDown: lambda: self._turn(-1),
        }
        self._with_shift: dict[int, Callable[[bool], None]] = {
            Qt.Key.Key_M: lambda back: self._step_mode(-1 if back else 1),
            Qt.Key.Key_N: lambda back: state.step_review(-1 if back else 1),
        }

    def press(self, event: QKeyEvent) -> bool:
        """Act on a pressed key."""
        key = Qt.Key(event.key())
        if key in _ARROWS:
            return self._arrow(_ARROWS[key], event.modifiers())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._draw_box_in_view()
        if key == Qt.Key.Key_Escape:
            return self._leave()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        return self._hold(key) or self._act(key, is_back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def release(self, event: QKeyEvent) -> bool:
        """Act on a released key. A key that repeats while held is still held."""
        if event.key() not in (*HOLD_KEYS, LOUPE_KEY):
            return False
        if event.key() == LOUPE_KEY:
            self._state.holds_loupe = self._state.holds_loupe and event.isAutoRepeat()
        else:
            self._state.holding = self._state.holding and event.isAutoRepeat()
        return True

    def _hold(self, key: Qt.Key) -> bool:
        if key in HOLD_KEYS:
            self._state.holding = True
        elif key == LOUPE_KEY:
            self._state.holds_loupe = True
        return key in HOLD_KEYS or key == LOUPE_KEY

    def _act(self, key: Qt.Key, *, is_back: bool) -> bool:
        view = self._state.view
        if key == Qt.Key.Key_Space and view.mode is CanvasMode.BLINK:
            self._wishes.view(replace(view, blinks=not view.blinks))
        elif key in self._plain:
            self._plain[key]()
        elif key in self._with_shift:
            self._with_shift[key](is_back)
        else:
            return False
        return True

    def _arrow(self, way: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            return self._edit_box(way, resize=bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        state = self._state
        along = way.y() if state.split.is_level else way.x()
        if state.splits and along:
            state.split.move_to(state.split.fraction + along * _SPLIT_STEP)
        else:
            state.camera.pan(-way.x() * _PAN_STEP, -way.y() * _PAN_STEP)
        return True

    def _edit_box(self, way: QPointF, *, resize: bool) -> bool:
        """Move the selected box, or its right and lower edge, by a screen or a source pixel, the larger one."""
        selected = self._state.selected
        if selected is None:
            return False
        by = way * max(1.0, 1 / self._state.camera.zoom)
        grip = Grip.BOTTOM_RIGHT if resize else Grip.WHOLE
        self._wishes.box_edited(dragged(selected.box, grip, by, self._state.layers.scene))
        return True

    def _draw_box_in_view(self) -> bool:
        if not self._state.draws_box:
            return False
        seen = self._state.camera.visible() & self._state.layers.scene
        side = _PART_OF_VIEW * min(seen.width(), seen.height())
        box = QRectF(seen.center().x() - side / 2, seen.center().y() - side / 2, side, side)
        self._state.draws_box = False
        self._wishes.box_drawn(kept_inside(box, self._state.layers.scene))
        return True

    def _step_face(self, by: int) -> None:
        """Choose the next or the previous face, around the end."""
        numbers = [mark.number for mark in self._state.faces]
        if numbers:
            selected = self._state.selected
            here = numbers.index(selected.number) if selected else (-1 if by > 0 else 0)
            self._wishes.face_clicked(numbers[(here + by) % len(numbers)])

    def _step_mode(self, by: int) -> None:
        """Compare in the next or the previous way, around the end."""
        view = self._state.view
        mode = _MODES[(_MODES.index(view.mode) + by) % len(_MODES)]
        self._wishes.view(replace(view, mode=mode))

    def _swap(self) -> None:
        """A and B change places; while blinking is paused, see the other one."""
        state, view = self._state, self._state.view
        if view.mode is CanvasMode.BLINK and not view.blinks:
            state.blinks_b = not state.blinks_b
        else:
            self._wishes.view(replace(view, a=view.b, b=view.a))

    def _turn(self, by: int) -> None:
        """More or less of what the mode has to set: speed, share of B, gain."""
        view = self._state.view
        more = {
            CanvasMode.BLINK: replace(view, blink_ms=round(view.blink_ms * _BLINK_STEP**-by)),
            CanvasMode.FADE: replace(view, fade=round(view.fade + by * _FADE_STEP, 2)),
            CanvasMode.DIFFERENCE: replace(view, gain=view.gain * 2 if by > 0 else view.gain // 2),
        }
        if view.mode in more:
            self._wishes.view(more[view.mode].held())

    def _leave(self) -> bool:
        """End a review; False when there is none."""
        was_there, self._state.review = self._state.review is not None, None
        return was_there


def _zoom(camera: Camera, factor: float) -> None:
    camera.zoom_at(QPointF(camera.view.width() / 2, camera.view.height() / 2), factor)
