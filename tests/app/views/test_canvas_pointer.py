from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF
from pytestqt.qtbot import QtBot

from app.documents.view import View
from app.views.camera import Camera
from app.views.canvas_pointer import CanvasPointer, Wishes
from app.views.canvas_state import CanvasState
from app.views.gestures import DragSplit, DrawBox, EditBox, Pan
from app.views.layers import CanvasMode, FaceState, Layers
from tests.app.views.scenes import face, full_layers


class Hand:
    """A pointer over a canvas of 400 x 300, and what it told."""

    def __init__(self, mode: CanvasMode = CanvasMode.RESULT) -> None:
        self.state = CanvasState(Camera(), QSize(400, 300), View(mode))
        pane = self.state.panes[0].rect
        self.state.camera.set_view(QSizeF(pane.width(), pane.height()))
        self.state.set_layers(full_layers())
        self.clicked: list[int] = []
        self.drawn: list[QRectF] = []
        self.edited: list[QRectF] = []
        self.pointer = CanvasPointer(
            self.state,
            Wishes(self.clicked.append, self.drawn.append, self.edited.append, lambda _: None, lambda _: None),
        )
        self.metrics = QFontMetricsF(QFont())

    def at(self, x: float, y: float) -> QPointF:
        """A source point on the screen."""
        return self.state.camera.to_screen(QPointF(x, y))

    def press(self, at: QPointF) -> object:
        return self.pointer.press(at, self.metrics)

    def cursor(self, at: QPointF) -> Qt.CursorShape:
        return self.pointer.cursor(at, self.metrics)


@pytest.fixture
def hand(qtbot: QtBot) -> Hand:
    return Hand()


def test_a_press_on_the_picture_pans(hand: Hand) -> None:
    assert isinstance(hand.press(hand.at(150, 100)), Pan)
    assert hand.cursor(hand.at(150, 100)) == Qt.CursorShape.OpenHandCursor


def test_a_click_on_a_face_tells_its_number(hand: Hand) -> None:
    hand.state.faces = (face(3),)
    at = hand.at(80, 60)
    gesture = hand.press(at)
    assert isinstance(gesture, Pan)
    gesture.finish(at)
    assert hand.clicked == [3]
    assert hand.cursor(at) == Qt.CursorShape.PointingHandCursor


def test_a_click_beside_every_face_tells_nothing(hand: Hand) -> None:
    hand.state.faces = (face(3),)
    gesture = hand.press(hand.at(190, 140))
    assert isinstance(gesture, Pan)
    gesture.finish(hand.at(190, 140))
    assert hand.clicked == []


def test_the_edge_of_the_selected_box_resizes_it(hand: Hand) -> None:
    hand.state.faces = (face(1, FaceState.SELECTED),)
    edge = hand.at(100, 55)
    assert isinstance(hand.press(edge), EditBox)
    assert hand.cursor(edge) == Qt.CursorShape.SizeHorCursor


def test_the_edge_of_another_box_pans(hand: Hand) -> None:
    hand.state.faces = (face(1),)
    assert isinstance(hand.press(hand.at(100, 55)), Pan)


def test_the_chip_of_the_selected_face_moves_its_box(hand: Hand) -> None:
    hand.state.faces = (face(1, FaceState.SELECTED),)
    (placed,) = hand.state.marks(hand.state.panes[0], hand.metrics)
    at = placed.chip.center()
    gesture = hand.press(at)
    assert isinstance(gesture, EditBox)
    assert hand.cursor(at) == Qt.CursorShape.SizeAllCursor
    gesture.finish(at + QPointF(20, 0) * hand.state.camera.scale)
    assert hand.edited == [QRectF(80, 40, 40, 50)]


def test_a_click_on_the_chip_of_the_selected_face_is_a_click(hand: Hand) -> None:
    hand.state.faces = (face(5, FaceState.SELECTED),)
    (placed,) = hand.state.marks(hand.state.panes[0], hand.metrics)
    gesture = hand.press(placed.chip.center())
    assert isinstance(gesture, EditBox)
    gesture.finish(placed.chip.center())
    assert hand.clicked == [5]


def test_the_chip_of_another_face_lies_above_the_selected_edge(hand: Hand) -> None:
    other = replace(face(2), x=60, y=57)
    hand.state.faces = (face(1, FaceState.SELECTED), other)
    chips = [placed.chip for placed in hand.state.marks(hand.state.panes[0], hand.metrics)]
    at = QPointF(chips[1].left() + 2, chips[1].center().y())
    assert isinstance(hand.press(at), Pan)


def test_the_split_line_is_dragged(qtbot: QtBot) -> None:
    hand = Hand(CanvasMode.SPLIT)
    assert isinstance(hand.press(QPointF(202, 60)), DragSplit)
    assert hand.cursor(QPointF(202, 60)) == Qt.CursorShape.SplitHCursor


def test_a_box_is_drawn_when_one_is_awaited(hand: Hand) -> None:
    hand.state.draws_box = True
    gesture = hand.press(hand.at(20, 20))
    assert isinstance(gesture, DrawBox)
    assert hand.cursor(hand.at(20, 20)) == Qt.CursorShape.CrossCursor
    gesture.finish(hand.at(60, 70))
    assert not hand.state.draws_box
    assert (hand.drawn[0].topLeft() - QPointF(20, 20)).manhattanLength() < 1e-6


def test_a_slip_leaves_the_drawing_awaited(hand: Hand) -> None:
    hand.state.draws_box = True
    gesture = hand.press(hand.at(20, 20))
    assert isinstance(gesture, DrawBox)
    gesture.finish(hand.at(20, 20))
    assert hand.state.draws_box


def test_boxes_are_drawn_on_the_source_only(qtbot: QtBot) -> None:
    hand = Hand(CanvasMode.FOUR_UP)
    hand.state.draws_box = True
    assert isinstance(hand.press(QPointF(300, 250)), Pan)
    assert hand.cursor(QPointF(300, 250)) == Qt.CursorShape.ForbiddenCursor


def test_an_empty_canvas_has_a_plain_cursor(hand: Hand) -> None:
    hand.state.set_layers(Layers())
    assert hand.cursor(QPointF(50, 50)) == Qt.CursorShape.ArrowCursor


def test_a_level_line_is_dragged_anywhere_along_it(qtbot: QtBot) -> None:
    hand = Hand(CanvasMode.SPLIT_ROWS)
    assert isinstance(hand.press(QPointF(60, 152)), DragSplit)
    assert hand.cursor(QPointF(60, 152)) == Qt.CursorShape.SplitVCursor
