import pytest
from PySide6.QtCore import QPointF, QRectF, Qt

from app.views.box_grips import LEAST_SIDE, Grip, dragged, grip_at, grip_cursor, handle_rects, kept_inside

BOX = QRectF(100, 100, 80, 60)
BOUNDS = QRectF(0, 0, 300, 200)


@pytest.mark.parametrize("grip", list(handle_rects(BOX)))
def test_each_handle_is_taken_at_its_middle(grip: Grip) -> None:
    assert grip_at(BOX, handle_rects(BOX)[grip].center()) == grip


@pytest.mark.parametrize("at", [(140, 130), (20, 130), (140, 195)])
def test_inside_and_outside_there_is_no_grip(at: tuple[int, int]) -> None:
    assert grip_at(BOX, QPointF(*at)) is None


@pytest.mark.parametrize(
    ("grip", "expected"),
    [
        (Grip.LEFT, QRectF(110, 100, 70, 60)),
        (Grip.RIGHT, QRectF(100, 100, 90, 60)),
        (Grip.TOP, QRectF(100, 120, 80, 40)),
        (Grip.BOTTOM, QRectF(100, 100, 80, 80)),
        (Grip.TOP_LEFT, QRectF(110, 120, 70, 40)),
        (Grip.BOTTOM_RIGHT, QRectF(100, 100, 90, 80)),
        (Grip.WHOLE, QRectF(110, 120, 80, 60)),
    ],
)
def test_a_grip_moves_its_own_edges(grip: Grip, expected: QRectF) -> None:
    assert dragged(BOX, grip, QPointF(10, 20), BOUNDS) == expected


def test_a_box_is_never_turned_inside_out() -> None:
    assert dragged(BOX, Grip.LEFT, QPointF(500, 0), BOUNDS).width() == LEAST_SIDE
    assert dragged(BOX, Grip.BOTTOM, QPointF(0, -500), BOUNDS).height() == LEAST_SIDE


def test_edges_stop_at_the_picture() -> None:
    assert dragged(BOX, Grip.BOTTOM_RIGHT, QPointF(500, 500), BOUNDS) == QRectF(100, 100, 200, 100)
    assert dragged(BOX, Grip.TOP_LEFT, QPointF(-500, -500), BOUNDS) == QRectF(0, 0, 180, 160)


def test_a_moved_box_keeps_its_size_at_the_picture_border() -> None:
    assert dragged(BOX, Grip.WHOLE, QPointF(500, -500), BOUNDS) == QRectF(220, 0, 80, 60)


def test_a_box_larger_than_the_picture_lies_at_its_corner() -> None:
    assert kept_inside(QRectF(5, 5, 400, 400), BOUNDS) == QRectF(0, 0, 400, 400)


def test_every_grip_has_a_cursor_of_its_direction() -> None:
    assert grip_cursor(Grip.TOP_LEFT) == grip_cursor(Grip.BOTTOM_RIGHT) == Qt.CursorShape.SizeFDiagCursor
    assert grip_cursor(Grip.WHOLE) == Qt.CursorShape.SizeAllCursor
