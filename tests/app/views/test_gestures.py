from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF

from app.views.box_grips import Grip
from app.views.camera import Camera
from app.views.gestures import DragSplit, DrawBox, EditBox, Pan
from app.views.split_handle import SplitHandle

BOUNDS = QRectF(0, 0, 100, 100)
BOX = QRectF(10, 10, 30, 30)


@dataclass
class Notes:
    """What gestures told."""

    shown: list[QRectF | None] = field(default_factory=list)
    done: list[QRectF] = field(default_factory=list)
    clicks: int = 0

    def click(self) -> None:
        self.clicks += 1


def halved(at: QPointF) -> QPointF:
    """A canvas at two logical pixels a source pixel."""
    return at / 2


def camera() -> Camera:
    made = Camera()
    made.set_view(QSizeF(200, 200))
    made.set_scene(BOUNDS)
    return made


def draw(notes: Notes) -> DrawBox:
    return DrawBox(QPointF(40, 40), halved, BOUNDS, notes.shown.append, notes.done.append)


def edit(notes: Notes, grip: Grip) -> EditBox:
    return EditBox(BOX, grip, QPointF(50, 50), halved, BOUNDS, notes.shown.append, notes.done.append, notes.click)


def test_panning_moves_the_picture() -> None:
    one, notes = camera(), Notes()
    before = one.to_screen(QPointF(50, 50))
    pan = Pan(one, QPointF(100, 100), notes.click)
    pan.move(QPointF(110, 120))
    pan.finish(QPointF(115, 120))
    assert (one.to_screen(QPointF(50, 50)) - before - QPointF(15, 20)).manhattanLength() < 1e-6
    assert notes.clicks == 0


def test_a_trembling_press_is_a_click() -> None:
    one, notes = camera(), Notes()
    pan = Pan(one, QPointF(100, 100), notes.click)
    pan.move(QPointF(101, 102))
    pan.finish(QPointF(101, 101))
    assert notes.clicks == 1
    assert one.is_fitted


def test_cancelled_panning_comes_back() -> None:
    one = camera()
    before = one.to_screen(QPointF(50, 50))
    pan = Pan(one, QPointF(100, 100), lambda: None)
    pan.move(QPointF(140, 90))
    pan.cancel()
    assert (one.to_screen(QPointF(50, 50)) - before).manhattanLength() < 1e-6


def test_the_split_line_follows_the_pointer() -> None:
    split = SplitHandle(0.5)
    drag = DragSplit(split, QRectF(100, 0, 200, 50))
    drag.move(QPointF(150, 10))
    assert split.fraction == 0.25
    drag.finish(QPointF(280, 10))
    assert split.fraction == 0.9
    drag.cancel()
    assert split.fraction == 0.5


@pytest.mark.parametrize("end", [(100, 80), (100, 0), (0, 0), (0, 80)])
def test_a_box_is_drawn_from_any_corner(end: tuple[float, float]) -> None:
    notes = Notes()
    gesture = draw(notes)
    gesture.move(QPointF(*end))
    gesture.finish(QPointF(*end))
    expected = QRectF(QPointF(20, 20), QPointF(*end) / 2).normalized()
    assert notes.shown == [expected, None]
    assert notes.done == [expected]


def test_a_box_ends_at_the_picture() -> None:
    notes = Notes()
    draw(notes).finish(QPointF(900, 900))
    assert notes.done == [QRectF(20, 20, 80, 80)]


@pytest.mark.parametrize("end", [(43, 90), (90, 42), (40, 40)])
def test_a_slip_is_not_a_box(end: tuple[float, float]) -> None:
    notes = Notes()
    draw(notes).finish(QPointF(*end))
    assert notes.done == []
    assert notes.shown == [None]


def test_a_cancelled_box_is_forgotten() -> None:
    notes = Notes()
    gesture = draw(notes)
    gesture.move(QPointF(90, 90))
    gesture.cancel()
    assert notes.shown[-1] is None
    assert notes.done == []


def test_a_grip_resizes_in_source_pixels() -> None:
    notes = Notes()
    gesture = edit(notes, Grip.RIGHT)
    gesture.move(QPointF(70, 50))
    gesture.finish(QPointF(90, 50))
    assert notes.shown == [QRectF(10, 10, 40, 30), QRectF(10, 10, 50, 30), None]
    assert notes.done == [QRectF(10, 10, 50, 30)]


def test_a_press_on_a_grip_without_travel_is_a_click() -> None:
    notes = Notes()
    gesture = edit(notes, Grip.WHOLE)
    gesture.move(QPointF(51, 51))
    gesture.finish(QPointF(51, 51))
    assert notes.clicks == 1
    assert notes.done == []


def test_a_cancelled_edit_changes_nothing() -> None:
    notes = Notes()
    gesture = edit(notes, Grip.WHOLE)
    gesture.move(QPointF(80, 80))
    gesture.cancel()
    assert notes.shown[-1] is None
    assert notes.done == []


def test_a_level_line_is_dragged_up_and_down() -> None:
    split = SplitHandle(is_level=True)
    gesture = DragSplit(split, QRectF(0, 0, 200, 100))
    gesture.move(QPointF(20, 80))
    assert split.fraction == 0.8
    gesture.cancel()
    assert split.fraction == 0.5
