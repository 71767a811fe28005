"""The canvas under a real mouse and a real keyboard."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.documents.view import View
from app.views.compare_canvas import CanvasMode, CompareCanvas, FaceState, Layers
from app.views.tones import Tones
from tests.app.views.scenes import (
    GREEN,
    PHOTO,
    RED,
    close_to,
    colour_at,
    drag,
    drop_files,
    face,
    files,
    full_layers,
    move_to,
    plain,
    rgb,
)


@pytest.fixture
def result(canvas: CompareCanvas) -> CompareCanvas:
    """A canvas that shows a result alone."""
    canvas.set_mode(CanvasMode.RESULT)
    canvas.set_layers(full_layers())
    return canvas


def wheel(canvas: CompareCanvas, at: QPointF, steps: int) -> None:
    none, nothing = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
    turn = QPoint(0, 120 * steps)
    where = canvas.mapToGlobal(at)
    event = QWheelEvent(at, where, QPoint(), turn, nothing, none, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(canvas, event)


def screen(canvas: CompareCanvas, x: float, y: float) -> QPointF:
    return canvas.camera.to_screen(QPointF(x, y))


@pytest.mark.parametrize("at", [(90, 60), (290, 60), (90, 210), (290, 210)])
def test_the_wheel_zooms_at_the_pointer_in_every_pane(canvas: CompareCanvas, at: tuple[int, int]) -> None:
    canvas.set_layers(full_layers())
    local = QPointF(at[0] % 202, at[1] % 152)
    held, zoom = canvas.camera.to_source(local), canvas.camera.zoom
    wheel(canvas, QPointF(*at), 2)
    assert canvas.camera.zoom == pytest.approx(zoom * 1.25**2)
    assert (canvas.camera.to_source(local) - held).manhattanLength() < 1e-6


def test_a_pinch_zooms_at_the_pointer(result: CompareCanvas) -> None:
    zoom, at = result.camera.zoom, QPointF(120, 90)
    device = QPointingDevice.primaryPointingDevice()
    event = QNativeGestureEvent(Qt.NativeGestureType.ZoomNativeGesture, device, 2, at, at, at, 0.5, QPointF())
    QApplication.sendEvent(result, event)
    assert result.camera.zoom == pytest.approx(zoom * 1.5)


def test_dragging_pans_and_a_double_click_fits(result: CompareCanvas) -> None:
    before = screen(result, 100, 75)
    drag(result, QPointF(200, 200), QPointF(230, 190))
    assert (screen(result, 100, 75) - before - QPointF(30, -10)).manhattanLength() < 1e-6
    assert result.cursor().shape() == Qt.CursorShape.OpenHandCursor
    QTest.mouseDClick(result, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    assert result.camera.is_fitted


def test_the_middle_button_pans_even_over_a_handle(result: CompareCanvas) -> None:
    result.set_faces([face(1, FaceState.SELECTED)])
    before, at = result.camera.centre, screen(result, 100, 60).toPoint()
    QTest.mousePress(result, Qt.MouseButton.MiddleButton, pos=at)
    QTest.mouseMove(result, at + QPoint(30, 0))
    QTest.mouseRelease(result, Qt.MouseButton.MiddleButton, pos=at + QPoint(30, 0))
    assert result.camera.centre.x() < before.x()


def test_clicking_a_face_tells_its_number(result: CompareCanvas, qtbot: QtBot) -> None:
    result.set_faces([face(4)])
    with qtbot.waitSignal(result.face_clicked) as told:
        QTest.mouseClick(result, Qt.MouseButton.LeftButton, pos=screen(result, 80, 60).toPoint())
    assert told.args == [4]


def test_panning_over_a_face_does_not_choose_it(result: CompareCanvas, qtbot: QtBot) -> None:
    result.set_faces([face(4)])
    with qtbot.assertNotEmitted(result.face_clicked):
        drag(result, screen(result, 80, 60), screen(result, 110, 60))


def test_a_box_is_drawn_in_source_pixels(result: CompareCanvas, qtbot: QtBot) -> None:
    result.begin_box_drawing()
    assert result.is_drawing_box
    with qtbot.waitSignal(result.box_drawn) as told:
        drag(result, screen(result, 30, 20), screen(result, 90, 110))
    scale = 1 / result.camera.scale
    assert told.args[0].getRect() == pytest.approx((30, 20, 60, 90), abs=scale)
    assert not result.is_drawing_box


def test_escape_cancels_a_box_half_drawn(result: CompareCanvas, qtbot: QtBot) -> None:
    result.begin_box_drawing()
    with qtbot.assertNotEmitted(result.box_drawn):
        drag(result, screen(result, 30, 20), screen(result, 90, 110), release=False)
        QTest.keyClick(result, Qt.Key.Key_Escape)
        QTest.mouseRelease(result, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    assert not result.is_drawing_box


def test_no_box_is_drawn_without_a_source(canvas: CompareCanvas) -> None:
    canvas.begin_box_drawing()
    assert not canvas.is_drawing_box


def test_a_handle_resizes_the_selected_box(result: CompareCanvas, qtbot: QtBot) -> None:
    result.set_faces([face(1, FaceState.SELECTED)])
    with qtbot.waitSignal(result.box_edited) as told:
        drag(result, screen(result, 100, 90), screen(result, 120, 100))
    assert told.args[0].getRect() == pytest.approx((60, 40, 60, 60), abs=1 / result.camera.scale)


def test_escape_leaves_a_dragged_box_as_it_was(result: CompareCanvas, qtbot: QtBot) -> None:
    result.set_faces([face(1, FaceState.SELECTED)])
    before = result.grab().toImage()
    with qtbot.assertNotEmitted(result.box_edited):
        drag(result, screen(result, 100, 90), screen(result, 150, 100), release=False)
        assert result.grab().toImage() != before
        QTest.keyClick(result, Qt.Key.Key_Escape)
        QTest.mouseRelease(result, Qt.MouseButton.LeftButton, pos=QPoint(390, 10))


def test_dragging_the_split_line_moves_it_and_so_do_the_arrows(result: CompareCanvas) -> None:
    result.set_mode(CanvasMode.SPLIT)
    drag(result, QPointF(201, 200), QPointF(100, 200))
    assert rgb(colour_at(result, 100, 30)) == rgb(Tones.of(result.palette()).light)
    QTest.keyClick(result, Qt.Key.Key_Right)
    assert rgb(colour_at(result, 108, 30)) == rgb(Tones.of(result.palette()).light)


def test_keys_reach_the_camera(result: CompareCanvas) -> None:
    QTest.keyClick(result, Qt.Key.Key_1)
    assert result.camera.zoom == 1.0
    QTest.keyClick(result, Qt.Key.Key_F)
    assert result.camera.is_fitted


def test_losing_focus_lets_go_of_the_original(result: CompareCanvas) -> None:
    before = result.grab().toImage()
    QTest.keyPress(result, Qt.Key.Key_Backslash)
    assert result.grab().toImage() != before
    result.clearFocus()
    QTest.keyRelease(result, Qt.Key.Key_Backslash)
    result.set_faces([])
    assert result.grab().toImage().pixel(200, 200) == before.pixel(200, 200)


@pytest.mark.parametrize(("at", "zone"), [((50, 50), "source"), ((300, 50), "portrait"), ((300, 250), "source")])
def test_dropped_files_are_told_with_their_zone(
    canvas: CompareCanvas, qtbot: QtBot, at: tuple[int, int], zone: str
) -> None:
    with qtbot.waitSignal(canvas.files_dropped) as told:
        drop_files(canvas, QPoint(*at), files(PHOTO))
    assert told.args == [[Path(PHOTO)], zone]


def test_a_new_result_leaves_the_camera_alone(result: CompareCanvas) -> None:
    wheel(result, QPointF(100, 100), 3)
    centre, zoom = result.camera.centre, result.camera.zoom
    result.set_layers(replace(full_layers(), result=plain(RED)))
    assert (result.camera.centre, result.camera.zoom) == (centre, zoom)


def test_a_source_of_another_size_is_fitted(result: CompareCanvas) -> None:
    wheel(result, QPointF(100, 100), 3)
    result.set_layers(Layers(source=plain(RED, 60, 40)))
    assert result.camera.is_fitted
    assert result.camera.scene == QRectF(0, 0, 60, 40)


def test_the_old_picture_stays_until_a_new_one_is_set(result: CompareCanvas) -> None:
    before = result.grab().toImage()
    result.set_flow_field(np.zeros((60, 60, 2), np.float32))
    result.set_hints({"result": "Restoring"})
    assert result.grab().toImage() == before


def test_another_mode_keeps_the_place_and_the_zoom(result: CompareCanvas) -> None:
    wheel(result, QPointF(200, 150), 4)
    centre, zoom = result.camera.centre, result.camera.zoom
    result.set_mode(CanvasMode.FOUR_UP)
    assert (result.camera.centre, result.camera.zoom) == (centre, zoom)
    assert result.mode is CanvasMode.FOUR_UP
    assert result.camera.view.toTuple() == (200, 150)


def test_fit_shows_the_source_and_fit_crop_the_face(result: CompareCanvas) -> None:
    result.fit_crop()
    assert result.camera.centre == QPointF(80, 50)
    result.fit()
    assert result.camera.centre == QPointF(100, 75)


def test_a_larger_canvas_refits(result: CompareCanvas) -> None:
    zoom = result.camera.zoom
    result.resize(804, 604)
    assert result.camera.zoom == pytest.approx(2 * zoom, rel=0.01)


def test_the_canvas_is_named_for_those_who_do_not_see_it(result: CompareCanvas) -> None:
    result.set_faces([face(1)])
    assert result.accessibleName() == "Comparison canvas"
    assert result.accessibleDescription().endswith("Result. 1 face.")
    assert result.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert result.layers.source is not None


def test_the_canvas_asks_for_room(canvas: CompareCanvas) -> None:
    assert canvas.sizeHint().width() > canvas.minimumSizeHint().width() > 0


def test_a_mode_that_is_set_is_told(result: CompareCanvas, qtbot: QtBot) -> None:
    with qtbot.waitSignal(result.view_wished) as told:
        result.set_mode(CanvasMode.FADE)
    assert told.args == [View(CanvasMode.FADE)]
    with qtbot.assertNotEmitted(result.view_wished):
        result.set_view(View(CanvasMode.BLINK, blinks=False))
    assert result.view == View(CanvasMode.BLINK, blinks=False)


def test_keys_tell_the_view_they_set(result: CompareCanvas, qtbot: QtBot) -> None:
    with qtbot.waitSignal(result.view_wished) as told:
        QTest.keyClick(result, Qt.Key.Key_X)
    assert told.args == [View(CanvasMode.RESULT, "result", "source")]
    assert rgb(colour_at(result, 201, 200)) == rgb(RED)


def test_blinking_shows_a_and_b_in_turn(result: CompareCanvas, qtbot: QtBot) -> None:
    result.set_view(View(CanvasMode.BLINK, blink_ms=100))
    seen = set()

    def both() -> bool:
        seen.add(rgb(colour_at(result, 201, 200)))
        return seen >= {rgb(RED), rgb(GREEN)}

    qtbot.waitUntil(both)
    QTest.keyClick(result, Qt.Key.Key_Space)
    assert not result.view.blinks


def test_a_hidden_canvas_does_not_blink(result: CompareCanvas) -> None:
    result.set_view(View(CanvasMode.BLINK, blink_ms=100))
    timer = result.findChild(QTimer)
    assert timer is not None
    assert timer.isActive()
    result.hide()
    assert not timer.isActive()
    result.show()
    assert timer.isActive()
    result.set_mode(CanvasMode.FADE)
    assert not timer.isActive()


def test_tiles_are_gone_through_and_told(result: CompareCanvas, qtbot: QtBot) -> None:
    result.camera.zoom_at(QPointF(200, 150), 3)
    with qtbot.waitSignal(result.review_changed):
        QTest.keyClick(result, Qt.Key.Key_N)
    first = result.review_words
    assert first.startswith("Tile 1 of ")
    assert first in result.accessibleDescription()
    result.next_tile()
    assert result.review_words.startswith("Tile 2 of ")
    result.previous_tile()
    assert result.review_words == first
    with qtbot.waitSignal(result.review_changed):
        QTest.keyClick(result, Qt.Key.Key_Escape)
    assert result.review_words == ""


def test_zooming_tells_another_number_of_tiles(result: CompareCanvas, qtbot: QtBot) -> None:
    result.camera.zoom_at(QPointF(200, 150), 3)
    result.next_tile()
    before = result.review_words
    with qtbot.waitSignal(result.review_changed):
        result.camera.zoom_at(QPointF(200, 150), 2)
    assert result.review_words != before
    with qtbot.waitSignal(result.review_changed):
        result.end_review()


def test_a_held_loupe_is_let_go_with_the_focus(result: CompareCanvas) -> None:
    before = result.grab().toImage()
    move_to(result, QPointF(200, 220))
    QTest.keyPress(result, Qt.Key.Key_L)
    assert close_to(colour_at(result, 200, 220), RED)
    result.clearFocus()
    assert result.grab().toImage().pixel(200, 220) == before.pixel(200, 220)


def test_the_description_says_how_it_compares(result: CompareCanvas) -> None:
    result.set_view(View(CanvasMode.DIFFERENCE, gain=32))
    words = "View: difference. A is Degraded, B is Result. Times 32, above 0."
    assert result.accessibleDescription().startswith(words)
