"""What is drawn, read from the pixels of a grabbed canvas."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.documents.view import MASK, View
from app.views.camera import Camera
from app.views.canvas_painter import CanvasPainter
from app.views.canvas_state import CanvasState
from app.views.compare_canvas import CanvasMode, CompareCanvas, FaceState, Layers, PaneKind
from app.views.flow_overlay import legend_rect
from tests.app.views.scenes import (
    BLUE,
    GREEN,
    PHOTO,
    RED,
    YELLOW,
    Spot,
    close_to,
    colour_at,
    drag,
    face,
    files,
    full_layers,
    hover_files,
    leave_with_files,
    move_to,
    plain,
    rgb,
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
    move_to(canvas, QPointF(200, 150))
    with_pointer = canvas.grab().toImage()
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    without = canvas.grab().toImage()
    assert with_pointer.pixel(30, 280) != without.pixel(30, 280)


def view(mode: CanvasMode, a: str = "source", b: str = "result", fade: float = 0.5, gain: int = 8) -> View:
    return View(mode, a, b, blinks=False, fade=fade, gain=gain)


def test_above_a_level_line_is_a_and_below_it_b(canvas: CompareCanvas) -> None:
    canvas.set_layers(full_layers())
    canvas.set_view(view(CanvasMode.SPLIT_ROWS))
    assert close_to(colour_at(canvas, 100, 100), RED)
    assert close_to(colour_at(canvas, 300, 200), GREEN)


def test_a_and_b_lie_side_by_side(canvas: CompareCanvas) -> None:
    canvas.set_layers(full_layers())
    canvas.set_view(view(CanvasMode.SIDE_BY_SIDE, "portrait", "result"))
    canvas.fit_crop()
    assert close_to(colour_at(canvas, 100, 150), YELLOW)
    assert close_to(colour_at(canvas, 300, 150), GREEN)


@pytest.mark.parametrize("fade", [0.0, 0.25, 1.0])
def test_b_is_faded_over_a(canvas: CompareCanvas, fade: float) -> None:
    canvas.set_layers(full_layers())
    canvas.set_view(view(CanvasMode.FADE, fade=fade))
    mixed = QColor(*(round(a + (b - a) * fade) for a, b in zip(rgb(RED), rgb(GREEN), strict=True)))
    assert close_to(colour_at(canvas, 201, 200), mixed)


def test_a_layer_of_a_face_fades_with_its_surroundings(canvas: CompareCanvas) -> None:
    canvas.set_layers(full_layers())
    canvas.set_view(view(CanvasMode.RESULT, b="portrait"))
    alone = canvas.grab().toImage()
    canvas.set_view(view(CanvasMode.FADE, b="portrait", fade=1.0))
    beside = canvas.camera.to_screen(QPointF(20, 130)).toPoint()
    assert close_to(colour_at(canvas, beside.x(), beside.y()), QColor(alone.pixel(beside)))


def test_a_difference_is_drawn_channel_by_channel(canvas: CompareCanvas) -> None:
    canvas.set_layers(replace(full_layers(), result=plain(QColor(203, 26, 30))))
    canvas.set_view(view(CanvasMode.DIFFERENCE, gain=16))
    assert rgb(colour_at(canvas, 201, 200)) == (48, 64, 0)


def test_the_difference_of_equal_pictures_is_black_at_every_zoom(canvas: CompareCanvas) -> None:
    canvas.set_layers(replace(full_layers(), result=plain(RED)))
    canvas.set_view(view(CanvasMode.DIFFERENCE, gain=64))
    for zoom in (0.3, 2.5):
        canvas.camera.zoom_at(QPointF(200, 150), zoom)
        assert rgb(colour_at(canvas, 201, 200)) == (0, 0, 0)


def test_a_refused_difference_says_why(canvas: CompareCanvas) -> None:
    canvas.set_layers(full_layers())
    canvas.set_view(view(CanvasMode.DIFFERENCE, b="portrait"))
    image = canvas.grab().toImage()
    ground = canvas.palette().dark().color()
    assert close_to(QColor(image.pixel(200, 290)), ground)
    changed = [y for y in range(60, 280) for x in range(100, 300) if not close_to(QColor(image.pixel(x, y)), ground)]
    assert changed


def test_what_blinks_is_named_large_and_b_in_the_accent(canvas: CompareCanvas) -> None:
    canvas.set_layers(full_layers())
    canvas.set_view(view(CanvasMode.BLINK))
    accent = canvas.palette().highlight().color()
    assert not close_to(colour_at(canvas, 15, 18), accent, 40)
    QTest.keyClick(canvas, Qt.Key.Key_X)
    assert close_to(colour_at(canvas, 201, 200), GREEN)
    assert close_to(colour_at(canvas, 15, 18), accent, 40)


def test_a_layer_that_is_not_there_says_so(canvas: CompareCanvas) -> None:
    canvas.set_layers(full_layers())
    canvas.set_view(view(CanvasMode.RESULT, b=MASK))
    empty = canvas.grab().toImage()
    canvas.set_layers(replace(full_layers(), mask=plain(BLUE, 60, 60)))
    assert not same(canvas.grab().toImage(), empty)
    canvas.fit_crop()
    assert close_to(colour_at(canvas, 201, 200), BLUE)


def test_a_remark_is_shown_with_the_source_only(canvas: CompareCanvas) -> None:
    canvas.set_layers(full_layers())
    canvas.set_view(view(CanvasMode.RESULT, b="source"))
    without = canvas.grab().toImage()
    canvas.set_layers(replace(full_layers(), remark="Shown as sRGB"))
    assert not same(canvas.grab().toImage(), without)
    canvas.set_view(view(CanvasMode.RESULT))
    with_remark = canvas.grab().toImage()
    canvas.set_layers(full_layers())
    assert same(canvas.grab().toImage(), with_remark)


def test_overlays_and_their_legends_are_drawn(canvas: CompareCanvas) -> None:
    canvas.set_layers(full_layers())
    canvas.set_mode(CanvasMode.RESULT)
    canvas.set_overlays([Spot()])
    at = on_crop(canvas, QPoint())
    assert close_to(colour_at(canvas, at.x(), at.y()), QColor(255, 255, 255))
    assert close_to(colour_at(canvas, 395, 295), QColor(255, 255, 255))
    canvas.set_overlays([])
    assert close_to(colour_at(canvas, at.x(), at.y()), GREEN)


def test_legends_lie_beside_the_map_of_a_review(canvas: CompareCanvas) -> None:
    canvas.set_layers(full_layers())
    canvas.set_mode(CanvasMode.RESULT)
    canvas.set_overlays([Spot()])
    canvas.next_tile()
    image = canvas.grab().toImage()
    assert not close_to(QColor(image.pixel(395, 295)), QColor(255, 255, 255))
    assert any(close_to(QColor(image.pixel(x, 295)), QColor(255, 255, 255)) for x in range(200, 380))


@pytest.mark.parametrize("mode", list(CanvasMode))
def test_a_dense_screen_shows_the_same_at_twice_the_pixels(canvas: CompareCanvas, mode: CanvasMode) -> None:
    images = []
    for ratio in (1.0, 2.0):
        one = CanvasState(Camera(), QSize(400, 300), View(mode, blinks=False, fade=0.3))
        one.camera.set_view(QSizeF(one.panes[0].rect.size()), ratio)
        one.set_layers(full_layers())
        image = QImage(round(400 * ratio), round(300 * ratio), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        painter = QPainter(image)
        CanvasPainter(painter, one, QPalette(), ratio).draw()
        painter.end()
        images.append(image)
    at_once, dense = images
    for x, y in ((x, y) for x in range(20, 400, 40) for y in range(140, 300, 20)):
        assert close_to(QColor(at_once.pixel(x, y)), QColor(dense.pixel(2 * x, 2 * y))), (x, y)


def stripes() -> QImage:
    """Every second column of the source is green."""
    image = plain(RED)
    for x in range(0, 200, 2):
        for y in range(150):
            image.setPixelColor(x, y, GREEN)
    return image


def test_coarse_pictures_keep_their_place_and_signs_stay_sharp(qtbot: QtBot) -> None:
    one = CanvasState(Camera(), QSize(400, 300), View(CanvasMode.SPLIT))
    one.camera.set_view(QSizeF(400, 300))
    one.set_layers(replace(full_layers(), source=stripes()))
    images = []
    for coarseness in (1.0, 0.5):
        images.append(QImage(400, 300, QImage.Format.Format_RGB32))
        painter = QPainter(images[-1])
        CanvasPainter(painter, one, QPalette(), 1.0).draw(coarseness)
        painter.end()
    sharp, coarse = images
    assert not same(sharp, coarse)
    for x, y in ((5, 5), (60, 293), (300, 200), (390, 100)):
        assert close_to(QColor(sharp.pixel(x, y)), QColor(coarse.pixel(x, y))), (x, y)
    line = [image.copy(200, 20, 1, 60) for image in images]
    assert same(*line)


def test_a_slow_large_canvas_is_sharp_again_when_it_rests(canvas: CompareCanvas, qtbot: QtBot) -> None:
    canvas.set_mode(CanvasMode.RESULT)
    canvas.set_layers(replace(full_layers(), result=stripes()))
    canvas.camera.zoom_at(QPointF(200, 150), 1.3)
    canvas.camera.pan(3, 0)
    sharp = canvas.grab().toImage()
    canvas.camera.pan(-3, 0)
    canvas._pace.note(50, 6_400_000)
    canvas.camera.pan(3, 0)
    assert not same(canvas.grab().toImage(), sharp)
    qtbot.waitUntil(lambda: same(canvas.grab().toImage(), sharp))
