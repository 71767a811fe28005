"""What is drawn, read from the pixels of a grabbed canvas."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QMouseEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.views.compare_canvas import CanvasMode, CompareCanvas, FaceState, Layers, PaneKind
from app.views.flow_overlay import legend_rect
from tests.app.views.scenes import (
    BLUE,
    GREEN,
    PHOTO,
    RED,
    YELLOW,
    close_to,
    colour_at,
    drag,
    face,
    files,
    full_layers,
    hover_files,
    leave_with_files,
    plain,
)

MIDDLES = {
    PaneKind.SOURCE: (100, 75),
    PaneKind.PORTRAIT: (302, 75),
    PaneKind.WARPED_GUIDE: (100, 227),
    PaneKind.RESULT: (302, 227),
}


def on_crop(canvas: CompareCanvas, pane: QPoint) -> QPointF:
    """The middle of the crop in the pane whose corner is given."""
    return canvas.camera.to_screen(QPointF(80, 50)) + QPointF(pane)


def same(first: QImage, second: QImage) -> bool:
    return first == second


def test_four_views_show_the_four_pictures(canvas: CompareCanvas) -> None:
    canvas.set_layers(full_layers())
    canvas.fit_crop()
    for kind, colour in zip(PaneKind, (RED, YELLOW, BLUE, GREEN), strict=True):
        assert close_to(colour_at(canvas, *MIDDLES[kind]), colour), kind


def test_around_a_crop_the_source_is_only_hinted_at(canvas: CompareCanvas) -> None:
    canvas.set_layers(full_layers())
    beside = canvas.camera.to_screen(QPointF(190, 140))
    ground = canvas.palette().dark().color()
    ghost = colour_at(canvas, 202 + beside.x(), beside.y())
    assert not close_to(ghost, ground)
    assert not close_to(ghost, RED, 60)


def test_left_of_the_split_is_the_source_and_right_of_it_the_result(canvas: CompareCanvas) -> None:
    canvas.set_layers(full_layers())
    canvas.set_mode(CanvasMode.SPLIT)
    drag(canvas, QPointF(canvas.width() / 2, 200), QPointF(canvas.width() / 4, 200))
    assert close_to(colour_at(canvas, 80, 80), RED)
    assert close_to(colour_at(canvas, 125, 80), GREEN)
    assert close_to(colour_at(canvas, 300, 80), GREEN)
    drag(canvas, QPointF(canvas.width() / 4, 200), QPointF(canvas.width() * 3 / 4, 200))
    assert close_to(colour_at(canvas, 125, 80), RED)


def test_the_result_alone_fills_the_canvas(canvas: CompareCanvas) -> None:
    canvas.set_layers(full_layers())
    canvas.set_mode(CanvasMode.RESULT)
    assert close_to(colour_at(canvas, 80, 150), GREEN)
    assert close_to(colour_at(canvas, 300, 150), GREEN)


def test_a_portrait_without_a_crop_is_fitted_by_itself(canvas: CompareCanvas) -> None:
    canvas.set_layers(Layers(source=plain(RED), portrait=plain(YELLOW, 50, 80)))
    canvas.camera.pan(5000, 5000)
    assert close_to(colour_at(canvas, 302, 75), YELLOW)


def test_a_portrait_is_shown_before_there_is_a_source(canvas: CompareCanvas) -> None:
    canvas.set_layers(Layers(portrait=plain(YELLOW)))
    assert close_to(colour_at(canvas, 302, 75), YELLOW)


def test_overlay_of_opacity_zero_is_no_overlay(canvas: CompareCanvas) -> None:
    canvas.set_layers(replace(full_layers(), flow=None))
    without = canvas.grab().toImage()
    canvas.set_layers(full_layers())
    canvas.set_overlay_opacity(0.0)
    assert same(canvas.grab().toImage(), without)


@pytest.mark.parametrize("opacity", [0.4, 1.0])
def test_the_flow_is_mixed_in_at_its_opacity(canvas: CompareCanvas, opacity: float) -> None:
    canvas.set_layers(full_layers())
    canvas.set_overlay_opacity(opacity)
    at = on_crop(canvas, QPoint(202, 152))
    mixed = QColor(round(30 + (255 - 30) * opacity), round(180 + (0 - 180) * opacity), round(60 + (255 - 60) * opacity))
    assert close_to(colour_at(canvas, at.x(), at.y()), mixed, 4)


def test_the_flow_lies_at_the_crop_only(canvas: CompareCanvas) -> None:
    canvas.set_layers(full_layers())
    canvas.set_overlay_opacity(1.0)
    beside = canvas.camera.to_screen(QPointF(20, 75)) + QPointF(202, 152)
    assert close_to(colour_at(canvas, beside.x(), beside.y()), GREEN)


def test_the_legend_comes_with_the_overlay(canvas: CompareCanvas) -> None:
    canvas.set_layers(full_layers())
    canvas.set_mode(CanvasMode.RESULT)
    canvas.set_flow_scale(16)
    plate = legend_rect(QFontMetricsF(canvas.font()), 16, QRectF(canvas.rect()))
    right = (plate.center().x() + 24, plate.top() + 10 + 28)
    assert not close_to(colour_at(canvas, *right), QColor(255, 40, 40), 60)
    canvas.set_overlay_opacity(0.5)
    assert close_to(colour_at(canvas, *right), QColor(255, 40, 40), 60)


def test_the_legend_tells_the_scale(canvas: CompareCanvas) -> None:
    canvas.set_layers(full_layers())
    canvas.set_overlay_opacity(0.5)
    canvas.set_flow_scale(8)
    eight = canvas.grab().toImage()
    canvas.set_flow_scale(32)
    assert not same(canvas.grab().toImage(), eight)


def test_chips_lie_at_their_faces(canvas: CompareCanvas) -> None:
    canvas.set_layers(full_layers())
    canvas.set_mode(CanvasMode.RESULT)
    before = canvas.grab().toImage()
    canvas.set_faces([face(1, FaceState.SELECTED)])
    after = canvas.grab().toImage()
    corner = canvas.camera.to_screen(QPointF(60, 40))
    changed = [(x, y) for x in range(0, 402, 2) for y in range(0, 302, 2) if before.pixel(x, y) != after.pixel(x, y)]
    assert changed
    low = canvas.camera.to_screen(QPointF(100, 90))
    assert min(x for x, _ in changed) >= corner.x() - 6
    assert max(y for _, y in changed) <= low.y() + 6
    plate = QColor(after.pixel(int(corner.x()) + 3, int(corner.y()) - 12))
    assert close_to(plate, canvas.palette().highlight().color(), 40)


def test_holding_the_key_shows_the_original(canvas: CompareCanvas) -> None:
    canvas.set_layers(full_layers())
    canvas.set_mode(CanvasMode.RESULT)
    QTest.keyPress(canvas, Qt.Key.Key_H)
    assert close_to(colour_at(canvas, 201, 200), RED)
    QTest.keyRelease(canvas, Qt.Key.Key_H)
    assert close_to(colour_at(canvas, 201, 200), GREEN)


def test_an_empty_pane_shows_its_hint(canvas: CompareCanvas) -> None:
    empty = canvas.grab().toImage()
    canvas.set_hints({PaneKind.SOURCE: "Drop a photo or film frame here, or press Ctrl+O"})
    hinted = canvas.grab().toImage()
    rows = {y for x in range(402) for y in range(302) if empty.pixel(x, y) != hinted.pixel(x, y)}
    assert rows
    assert max(rows) < 152


def test_a_hint_gives_way_to_the_picture(canvas: CompareCanvas) -> None:
    canvas.set_layers(full_layers())
    without = canvas.grab().toImage()
    canvas.set_hints(dict.fromkeys(PaneKind, "Drop a photo"))
    assert same(canvas.grab().toImage(), without)


def test_the_aimed_zone_is_shown_while_files_hang(canvas: CompareCanvas) -> None:
    before = canvas.grab().toImage()
    hover_files(canvas, QPoint(300, 60), files(PHOTO))
    during = canvas.grab().toImage()
    assert during.pixel(380, 120) != before.pixel(380, 120)
    leave_with_files(canvas)
    assert same(canvas.grab().toImage(), before)


def test_the_ring_comes_with_keyboard_focus_only(canvas: CompareCanvas) -> None:
    accent = canvas.palette().highlight().color()
    for reason, ringed in ((Qt.FocusReason.TabFocusReason, True), (Qt.FocusReason.MouseFocusReason, False)):
        canvas.clearFocus()
        canvas.activateWindow()
        canvas.setFocus(reason)
        assert close_to(colour_at(canvas, 0, 200), accent) is ringed


@pytest.mark.parametrize("window", ["#f5f5f4", "#242629"])
def test_colours_follow_the_palette(canvas: CompareCanvas, window: str) -> None:
    palette = QPalette(QColor(window))
    palette.setColor(QPalette.ColorRole.Dark, QColor(window).darker(105))
    canvas.setPalette(palette)
    assert close_to(colour_at(canvas, 195, 100), QColor(window).darker(105))


def test_a_prompt_tells_that_a_box_is_to_be_drawn(canvas: CompareCanvas) -> None:
    canvas.set_layers(full_layers())
    canvas.set_mode(CanvasMode.RESULT)
    before = canvas.grab().toImage()
    canvas.begin_box_drawing()
    after = canvas.grab().toImage()
    rows = {y for x in range(402) for y in range(302) if before.pixel(x, y) != after.pixel(x, y)}
    assert rows
    assert min(rows) > 250


def test_pixels_under_the_pointer_are_told_when_zoomed_in(canvas: CompareCanvas) -> None:
    canvas.set_layers(full_layers())
    canvas.set_mode(CanvasMode.RESULT)
    canvas.camera.zoom_at(QPointF(200, 150), 10)
    none, at = Qt.MouseButton.NoButton, QPointF(200, 150)  # sent, not moved: a real pointer may lie over the window
    move = QMouseEvent(QEvent.Type.MouseMove, at, canvas.mapToGlobal(at), none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(canvas, move)
    with_pointer = canvas.grab().toImage()
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    without = canvas.grab().toImage()
    assert with_pointer.pixel(30, 280) != without.pixel(30, 280)
