import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF
from pytestqt.qtbot import QtBot

from app.views.face_marks import MarkRoom, PlacedMark, chip_text, mark_at, place_marks
from app.views.layers import FaceMark, FaceState

PANE = QRectF(0, 0, 400, 300)
CAPTION = QRectF(12, 12, 70, 22)


def placed(*marks: FaceMark, pointer: QPointF | None = None) -> list[PlacedMark]:
    return place_marks(marks, lambda box: box, QFontMetricsF(QFont()), MarkRoom(PANE, CAPTION, pointer))


def mark(number: int, x: float, y: float, side: float = 60, state: FaceState = FaceState.FOUND) -> FaceMark:
    return FaceMark(number, x, y, side, side, state, "Ada")


@pytest.mark.parametrize(
    ("state", "short", "full"),
    [
        (FaceState.FOUND, "7", "7  Ada"),
        (FaceState.RESTORED, "7 ✓", "7 ✓  Ada"),
        (FaceState.FAILED, "7 !", "7 !  Ada"),
    ],
)
def test_a_chip_says_number_and_state(state: FaceState, short: str, full: str) -> None:
    face = mark(7, 0, 0, state=state)
    assert chip_text(face, in_full=False) == short
    assert chip_text(face, in_full=True) == full


def test_only_the_selected_and_the_pointed_at_tell_their_label(qtbot: QtBot) -> None:
    marks = (mark(1, 50, 100, state=FaceState.SELECTED), mark(2, 150, 100), mark(3, 250, 100))
    assert [one.text for one in placed(*marks, pointer=QPointF(260, 110))] == ["1  Ada", "2", "3  Ada"]


def test_a_chip_lies_above_its_box(qtbot: QtBot) -> None:
    (one,) = placed(mark(1, 100, 100))
    assert one.chip.left() == one.box.left()
    assert one.chip.bottom() < one.box.top()


@pytest.mark.parametrize("corner", [(-30, 120), (380, 120), (200, -50), (200, 290), (-1000, -1000)])
def test_a_chip_stays_in_the_pane(qtbot: QtBot, corner: tuple[float, float]) -> None:
    side = 3000 if corner[0] == -1000 else 60
    (one,) = placed(mark(1, *corner, side))
    assert PANE.contains(one.chip)


def test_a_chip_does_not_cover_the_caption(qtbot: QtBot) -> None:
    (one,) = placed(mark(1, -10, -10))
    assert not one.chip.intersects(CAPTION)


def test_faces_out_of_sight_are_left_out(qtbot: QtBot) -> None:
    assert placed(mark(1, 500, 100)) == []


def test_a_small_box_is_found_before_the_large_one_around_it(qtbot: QtBot) -> None:
    marks = placed(mark(1, 50, 50, 200), mark(2, 100, 120, 40))
    found = [mark_at(marks, at) for at in (QPointF(110, 130), QPointF(70, 230), QPointF(5, 290))]
    assert [one.mark.number if one else None for one in found] == [2, 1, None]


def test_a_chip_is_found_before_a_box_under_it(qtbot: QtBot) -> None:
    marks = placed(mark(1, 50, 50, 200), mark(2, 100, 120, 10))
    found = mark_at(marks, marks[0].chip.center())
    assert found is not None
    assert found.mark.number == 1
