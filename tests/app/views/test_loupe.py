from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from pytestqt.qtbot import QtBot

from app.documents.view import CanvasMode, View
from app.views.camera import Camera
from app.views.canvas_state import CanvasState
from app.views.loupe import Loupe
from tests.app.views.scenes import BLUE, GREEN, RED, close_to, full_layers, plain

GROUND = QColor(10, 20, 30)
AT = QPointF(200, 150)


def state(mode: CanvasMode = CanvasMode.RESULT, times: int = 2) -> CanvasState:
    made = CanvasState(Camera(), QSize(400, 300), View(mode, loupe=True, loupe_times=times))
    made.camera.set_view(QSizeF(made.panes[0].rect.size()))
    made.set_layers(full_layers())
    made.pointer = AT
    return made


def drawn(one: CanvasState) -> QImage:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(GROUND)
    painter = QPainter(image)
    Loupe(one, QPalette(), 1.0).draw(painter)
    painter.end()
    return image


def test_it_shows_the_other_side_under_the_pointer(qtbot: QtBot) -> None:
    image = drawn(state())
    assert close_to(QColor(image.pixel(200, 150)), RED)
    assert close_to(QColor(image.pixel(200, 10)), GROUND)


def test_over_a_it_shows_b(qtbot: QtBot) -> None:
    one = state(CanvasMode.SPLIT)
    one.split.move_to(1.0)
    assert close_to(QColor(drawn(one).pixel(200, 150)), GREEN)


def test_it_is_round(qtbot: QtBot) -> None:
    image = drawn(state())
    assert close_to(QColor(image.pixel(200 - 88, 150 - 88)), GROUND)
    assert not close_to(QColor(image.pixel(200 - 60, 150 - 60)), GROUND)


@pytest.mark.parametrize("times", [2, 5, 8])
def test_what_is_under_the_pointer_stays_and_all_around_is_larger(qtbot: QtBot, times: int) -> None:
    one = state(times=times)
    one.camera.set_one_to_one()
    half = plain(RED)
    painter = QPainter(half)
    painter.fillRect(110, 0, 90, 150, BLUE)
    painter.end()
    one.set_layers(replace(full_layers(), source=half))
    image = drawn(one)  # the source's column 100 lies under the pointer, column 110 ten times the magnification further
    border = 200 + 10 * times
    assert close_to(QColor(image.pixel(border - 3, 150)), RED, 8)
    assert close_to(QColor(image.pixel(border + 3, 150)), BLUE, 8)


def test_held_it_is_seen_too(qtbot: QtBot) -> None:
    one = state()
    one.set_view(replace(one.view, loupe=False))
    assert close_to(QColor(drawn(one).pixel(200, 150)), GROUND)
    one.holds_loupe = True
    assert close_to(QColor(drawn(one).pixel(200, 150)), RED)


def test_held_without_a_pointer_it_lies_in_the_middle(qtbot: QtBot) -> None:
    one = state()
    one.pointer, one.holds_loupe = None, True
    assert close_to(QColor(drawn(one).pixel(200, 150)), RED)


def test_without_a_pointer_there_is_none(qtbot: QtBot) -> None:
    one = state()
    one.pointer = None
    assert close_to(QColor(drawn(one).pixel(200, 150)), GROUND)
