from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QKeyEvent

from app.documents.view import View
from app.views.camera import Camera
from app.views.canvas_keys import HOLD_KEYS, LOUPE_KEY, CanvasKeys, KeyWishes
from app.views.canvas_state import CanvasState
from app.views.layers import CanvasMode, FaceState
from tests.app.views.scenes import face, full_layers

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Board:
    """A keyboard over a canvas of 400 x 300, and what it told."""

    def __init__(self, mode: CanvasMode = CanvasMode.RESULT) -> None:
        self.state = CanvasState(Camera(), QSize(400, 300), View(mode))
        self.camera = self.state.camera
        self.camera.set_view(QSizeF(400, 300))
        self.state.set_layers(full_layers())
        self.clicked: list[int] = []
        self.drawn: list[QRectF] = []
        self.edited: list[QRectF] = []
        self.keys = CanvasKeys(
            self.state, KeyWishes(self.clicked.append, self.drawn.append, self.edited.append, self.state.set_view)
        )

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> bool:
        return self.keys.press(QKeyEvent(QEvent.Type.KeyPress, key, modifiers))

    def release(self, key: Qt.Key, *, repeats: bool = False) -> bool:
        return self.keys.release(QKeyEvent(QEvent.Type.KeyRelease, key, NONE, "", repeats))


def test_one_is_one_to_one_and_f_fits() -> None:
    board = Board()
    assert board.press(Qt.Key.Key_1)
    assert board.camera.zoom == 1.0
    assert board.press(Qt.Key.Key_F)
    assert board.camera.is_fitted
    assert board.camera.centre == QPointF(100, 75)


def test_c_shows_the_crop() -> None:
    board = Board()
    board.press(Qt.Key.Key_C)
    assert board.camera.centre == QPointF(80, 50)


@pytest.mark.parametrize(
    ("key", "factor"), [(Qt.Key.Key_Plus, 1.25), (Qt.Key.Key_Equal, 1.25), (Qt.Key.Key_Minus, 0.8)]
)
def test_plus_and_minus_zoom_around_the_middle(key: Qt.Key, factor: float) -> None:
    board = Board()
    before = board.camera.zoom
    board.press(key)
    assert board.camera.zoom == pytest.approx(before * factor)
    assert board.camera.centre == QPointF(100, 75)


@pytest.mark.parametrize("key", HOLD_KEYS)
def test_a_held_key_holds_until_it_is_let_go(key: Qt.Key) -> None:
    board = Board()
    assert board.press(key)
    assert board.state.holding
    assert board.release(key, repeats=True)
    assert board.state.holding
    assert board.release(key)
    assert not board.state.holding


def test_arrows_move_the_split_line() -> None:
    board = Board(CanvasMode.SPLIT)
    board.press(Qt.Key.Key_Left)
    assert board.state.split.fraction == pytest.approx(0.48)
    board.press(Qt.Key.Key_Right)
    assert board.state.split.fraction == pytest.approx(0.5)


def test_arrows_look_around_where_there_is_no_line() -> None:
    board = Board()
    board.camera.set_one_to_one()
    board.press(Qt.Key.Key_Right)
    board.press(Qt.Key.Key_Up)
    assert board.camera.centre == QPointF(148, 27)


def test_brackets_go_from_face_to_face_and_around() -> None:
    board = Board()
    board.state.faces = (face(1), face(2, FaceState.SELECTED), face(3))
    board.press(Qt.Key.Key_BracketRight)
    board.press(Qt.Key.Key_BracketLeft)
    board.state.faces = (face(1), face(2), face(3, FaceState.SELECTED))
    board.press(Qt.Key.Key_BracketRight)
    assert board.clicked == [3, 1, 1]


def test_brackets_begin_at_the_ends() -> None:
    board = Board()
    board.state.faces = (face(1), face(2), face(3))
    board.press(Qt.Key.Key_BracketRight)
    board.press(Qt.Key.Key_BracketLeft)
    assert board.clicked == [1, 3]


def test_brackets_without_faces_do_nothing() -> None:
    board = Board()
    board.press(Qt.Key.Key_BracketRight)
    assert board.clicked == []


def test_control_and_arrows_move_the_selected_box() -> None:
    board = Board()
    board.state.faces = (face(1, FaceState.SELECTED),)
    board.camera.set_one_to_one()
    assert board.press(Qt.Key.Key_Right, CTRL)
    assert board.press(Qt.Key.Key_Up, CTRL | SHIFT)
    assert board.edited == [QRectF(61, 40, 40, 50), QRectF(60, 40, 40, 49)]


def test_without_a_selected_box_control_and_arrows_are_not_ours() -> None:
    assert not Board().press(Qt.Key.Key_Right, CTRL)


def test_enter_draws_a_box_in_the_middle_of_what_is_seen() -> None:
    board = Board()
    assert not board.press(Qt.Key.Key_Return)
    board.state.draws_box = True
    assert board.press(Qt.Key.Key_Return)
    assert board.drawn == [QRectF(70, 45, 60, 60)]
    assert not board.state.draws_box


@pytest.mark.parametrize(("key", "modifiers"), [(Qt.Key.Key_Z, NONE), (Qt.Key.Key_F, CTRL), (Qt.Key.Key_C, CTRL)])
def test_other_keys_are_left_to_the_window(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    board = Board()
    before = board.camera.zoom
    assert not board.press(key, modifiers)
    assert not board.release(key)
    assert board.camera.zoom == before


def test_up_and_down_move_a_level_line() -> None:
    board = Board(CanvasMode.SPLIT_ROWS)
    board.press(Qt.Key.Key_Up)
    assert board.state.split.fraction == pytest.approx(0.48)
    centre = board.camera.centre
    board.press(Qt.Key.Key_Left)
    assert board.camera.centre != centre


def test_m_reaches_every_way_to_compare_and_shift_goes_back() -> None:
    board, seen = Board(CanvasMode.FOUR_UP), []
    for _ in CanvasMode:
        seen.append(board.state.view.mode)
        assert board.press(Qt.Key.Key_M)
    assert seen == list(CanvasMode)
    board.press(Qt.Key.Key_M, SHIFT)
    assert board.state.view.mode is list(CanvasMode)[-1]


def test_x_swaps_a_and_b() -> None:
    board = Board(CanvasMode.SPLIT)
    board.press(Qt.Key.Key_X)
    assert (board.state.view.a, board.state.view.b) == ("result", "source")


def test_space_pauses_blinking_and_is_the_windows_elsewhere() -> None:
    board = Board(CanvasMode.BLINK)
    assert board.press(Qt.Key.Key_Space)
    assert not board.state.view.blinks
    assert board.press(Qt.Key.Key_Space)
    assert board.state.view.blinks
    assert not Board(CanvasMode.FADE).press(Qt.Key.Key_Space)


def test_x_shows_the_other_one_while_blinking_is_paused() -> None:
    board = Board(CanvasMode.BLINK)
    board.press(Qt.Key.Key_Space)
    board.press(Qt.Key.Key_X)
    assert board.state.blinks_b
    assert (board.state.view.a, board.state.view.b) == ("source", "result")


@pytest.mark.parametrize(
    ("mode", "setting", "more", "less"),
    [
        (CanvasMode.BLINK, "blink_ms", 400, 625),
        (CanvasMode.FADE, "fade", 0.55, 0.45),
        (CanvasMode.DIFFERENCE, "gain", 16, 4),
        (CanvasMode.SPLIT, "gain", 8, 8),
    ],
)
def test_page_keys_turn_what_the_mode_has_to_set(mode: CanvasMode, setting: str, more: float, less: float) -> None:
    for key, wanted in ((Qt.Key.Key_PageUp, more), (Qt.Key.Key_PageDown, less)):
        board = Board(mode)
        board.press(key)
        assert getattr(board.state.view, setting) == wanted


def test_page_keys_stay_within_the_range() -> None:
    board = Board(CanvasMode.DIFFERENCE)
    for _ in range(9):
        board.press(Qt.Key.Key_PageUp)
    assert board.state.view.gain == 64
    for _ in range(9):
        board.press(Qt.Key.Key_PageDown)
    assert board.state.view.gain == 1


def test_the_loupe_is_held() -> None:
    board = Board()
    assert board.press(LOUPE_KEY)
    assert board.state.loupe_at is not None
    assert board.release(LOUPE_KEY, repeats=True)
    assert board.state.loupe_at is not None
    assert board.release(LOUPE_KEY)
    assert board.state.loupe_at is None


def test_the_held_loupe_leaves_a_switched_one_alone() -> None:
    board = Board()
    board.state.set_view(replace(board.state.view, loupe=True))
    board.state.pointer = QPointF(9, 9)
    board.press(LOUPE_KEY)
    board.release(LOUPE_KEY)
    assert board.state.loupe_at is not None


def test_n_goes_through_the_tiles_and_escape_leaves() -> None:
    board = Board()
    board.camera.zoom_at(QPointF(200, 150), 4)
    board.press(Qt.Key.Key_N)
    assert board.state.review is not None
    assert board.state.review.index == 0
    board.press(Qt.Key.Key_N)
    assert board.state.review.index == 1
    board.press(Qt.Key.Key_N, SHIFT)
    assert board.state.review.index == 0
    assert board.press(Qt.Key.Key_Escape)
    assert board.state.review is None
    assert not board.press(Qt.Key.Key_Escape)
