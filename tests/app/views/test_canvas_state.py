from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF
from pytestqt.qtbot import QtBot

from app.documents.view import View
from app.views.camera import Camera
from app.views.canvas_state import CanvasState
from app.views.layers import CanvasMode, FaceState, Layers, NamedPicture, PaneKind
from tests.app.views.scenes import BLUE, Spot, face, full_layers, plain


def state(mode: CanvasMode, layers: Layers | None = None) -> CanvasState:
    made = CanvasState(Camera(), QSize(402, 302), View(mode))
    pane = made.panes[0].rect
    made.camera.set_view(QSizeF(pane.width(), pane.height()))
    made.set_layers(full_layers() if layers is None else layers)
    return made


def test_the_only_pane_shows_the_source_until_there_is_a_result() -> None:
    one = state(CanvasMode.RESULT, replace(full_layers(), result=None))
    assert one.showing.in_pane(PaneKind.RESULT) is PaneKind.SOURCE
    one.set_layers(full_layers())
    assert one.showing.in_pane(PaneKind.RESULT) is PaneKind.RESULT


def test_four_views_leave_the_result_empty_until_there_is_one() -> None:
    one = state(CanvasMode.FOUR_UP, replace(full_layers(), result=None))
    assert one.showing.in_pane(PaneKind.RESULT) is PaneKind.RESULT


@pytest.mark.parametrize("mode", list(CanvasMode))
def test_holding_shows_the_original_in_every_mode(mode: CanvasMode) -> None:
    one = state(mode)
    one.holding = True
    assert one.showing.in_pane(PaneKind.RESULT) is PaneKind.SOURCE
    assert not one.splits


def test_left_of_the_line_is_the_source() -> None:
    one = state(CanvasMode.SPLIT)
    assert one.layer_at(QPointF(100, 100)) is PaneKind.SOURCE
    assert one.layer_at(QPointF(300, 100)) is PaneKind.RESULT


def test_one_camera_serves_every_pane() -> None:
    one = state(CanvasMode.FOUR_UP)
    one.camera.zoom_at(QPointF(30, 40), 2.5)
    points = [one.to_source(pane, pane.rect.topLeft() + QPointF(77, 55)) for pane in one.panes]
    assert all((point - points[0]).manhattanLength() < 1e-9 for point in points)


def test_a_box_is_drawn_where_its_corners_are() -> None:
    one = state(CanvasMode.FOUR_UP)
    pane = one.panes[3]
    drawn = one.to_canvas(pane, QRectF(10, 20, 30, 40))
    assert (one.to_source(pane, drawn.topLeft()) - QPointF(10, 20)).manhattanLength() * one.camera.scale <= 1
    assert drawn.width() == pytest.approx(30 * one.camera.scale)


def test_faces_are_marked_over_the_source_or_the_only_picture(qtbot: QtBot) -> None:
    four, result = state(CanvasMode.FOUR_UP), state(CanvasMode.RESULT)
    for one in (four, result):
        one.faces = (face(),)
    metrics = QFontMetricsF(QFont())
    assert [len(four.marks(pane, metrics)) for pane in four.panes] == [1, 0, 0, 0]
    assert len(result.marks(result.panes[0], metrics)) == 1


def test_without_a_source_nothing_is_marked(qtbot: QtBot) -> None:
    one = state(CanvasMode.RESULT, Layers())
    one.faces = (face(),)
    assert one.marks(one.panes[0], QFontMetricsF(QFont())) == []


def test_a_dragged_box_is_shown_in_place_of_the_selected(qtbot: QtBot) -> None:
    one = state(CanvasMode.RESULT)
    one.faces = (face(1, FaceState.SELECTED), face(2))
    one.edited_box = QRectF(1, 2, 3, 4)
    boxes = [placed.mark.box for placed in one.marks(one.panes[0], QFontMetricsF(QFont()))]
    assert boxes == [QRectF(1, 2, 3, 4), face().box]


def test_marks_are_quiet_over_a_result_only(qtbot: QtBot) -> None:
    metrics = QFontMetricsF(QFont())
    four, split = state(CanvasMode.FOUR_UP), state(CanvasMode.SPLIT)
    waiting = state(CanvasMode.SPLIT, replace(full_layers(), result=None))
    quiet = [one.mark_room(one.panes[0], metrics).quiet for one in (four, split, waiting)]
    assert quiet == [False, True, False]


def test_pictures_that_stay_keep_their_levels() -> None:
    one = state(CanvasMode.RESULT)
    source, guide = one.layers.source, one.layers.warped_guide
    assert source is not None
    assert guide is not None
    kept, dropped = one.mipmap(source), one.mipmap(guide)
    one.set_layers(replace(one.layers, warped_guide=plain(BLUE, 60, 60)))
    assert one.mipmap(source) is kept
    assert one.mipmap(guide) is not dropped


def test_flow_is_seen_over_warped_guide_and_result_when_it_has_opacity() -> None:
    one = state(CanvasMode.FOUR_UP)
    assert not any(one.flow_is_seen(kind) for kind in PaneKind)
    one.flow.opacity = 0.3
    assert [one.flow_is_seen(kind) for kind in PaneKind] == [False, False, True, True]


def test_the_legend_lies_in_one_pane() -> None:
    one = state(CanvasMode.FOUR_UP)
    one.flow.opacity = 0.3
    assert [one.legend_lies_in(pane) for pane in one.panes] == [False, False, True, False]
    one.set_layers(replace(one.layers, warped_guide=None))
    assert [one.legend_lies_in(pane) for pane in one.panes] == [False, False, False, True]


def test_pixels_are_told_at_the_depth_of_the_file() -> None:
    one = state(CanvasMode.RESULT)
    deep = np.full((150, 200, 3), (1000, 40_000, 65_535), np.uint16)
    one.set_layers(replace(one.layers, result_pixels=deep))
    one.pointer = one.camera.to_screen(QPointF(100, 75))
    one.camera.zoom_at(one.pointer, 5)
    assert one.readout() == "x 100  y 75   R 1000  G 40000  B 65535"


def test_pixels_are_told_when_zoomed_in() -> None:
    one = state(CanvasMode.RESULT)
    one.pointer = one.camera.to_screen(QPointF(100, 75))
    assert one.readout() == ""
    one.camera.zoom_at(one.pointer, 5)
    assert one.readout() == "x 100  y 75   R 30  G 180  B 60"
    one.pointer = None
    assert one.readout() == ""


def test_the_flow_under_the_pointer_is_told_where_it_is_drawn() -> None:
    one = state(CanvasMode.RESULT)
    one.flow.vectors = np.full((60, 60, 2), (12.3, -4), np.float32)
    one.pointer = one.camera.to_screen(QPointF(80, 50))
    assert one.readout() == ""
    one.flow.opacity = 0.5
    assert one.readout() == "Flow 12.3 px right, 4.0 px up"
    one.pointer = one.camera.to_screen(QPointF(10, 10))
    assert one.readout() == ""


def test_what_is_to_be_seen_is_put_into_words() -> None:
    one = state(CanvasMode.SPLIT)
    one.faces = (face(),)
    sides = "A is Degraded, B is Result."
    assert one.in_words() == f"View: before and after. {sides} Degraded, Portrait, Warped guide, Result. 1 face."
    assert state(CanvasMode.RESULT, Layers()).in_words() == "View: result. No picture yet. 0 faces."


def test_above_a_level_line_is_a() -> None:
    one = state(CanvasMode.SPLIT_ROWS)
    assert one.layer_at(QPointF(300, 100)) == "source"
    assert one.layer_at(QPointF(100, 200)) == "result"


def test_of_two_faded_pictures_the_stronger_one_is_under_the_pointer() -> None:
    one = state(CanvasMode.FADE)
    for fade, layer in ((0.4, "source"), (0.6, "result")):
        one.set_view(replace(one.view, fade=fade))
        assert one.layer_at(QPointF(100, 100)) == layer


def test_pixels_of_every_layer_are_told() -> None:
    one = state(CanvasMode.RESULT)
    one.set_layers(replace(one.layers, mask=plain(BLUE, 30, 30)))
    one.set_view(replace(one.view, b="mask"))
    one.pointer = one.camera.to_screen(QPointF(80.5, 50.5))
    one.camera.zoom_at(one.pointer, 5)
    assert one.readout() == "x 15  y 15   R 40  G 60  B 220"


def test_pixels_of_a_snapshot_are_told_at_the_depth_of_the_file() -> None:
    one = state(CanvasMode.RESULT)
    deep = np.full((150, 200, 3), (1, 40_000, 65_535), np.uint16)
    one.set_layers(replace(one.layers, snapshots={"snapshot 1": NamedPicture("Softer", plain(BLUE), deep)}))
    one.set_view(replace(one.view, b="snapshot 1"))
    one.pointer = one.camera.to_screen(QPointF(100, 75))
    one.camera.zoom_at(one.pointer, 5)
    assert one.readout() == "x 100  y 75   R 1  G 40000  B 65535"


def test_a_difference_is_told_in_numbers() -> None:
    one = state(CanvasMode.DIFFERENCE)
    one.pointer = one.camera.to_screen(QPointF(100, 75))
    one.camera.zoom_at(one.pointer, 5)
    assert one.readout() == "x 100  y 75   R -170  G +150  B +30"
    one.set_view(replace(one.view, b="portrait"))
    assert one.readout() == ""


def test_overlays_say_something_about_their_crop() -> None:
    one = state(CanvasMode.RESULT)
    one.overlays = (Spot(),)
    one.pointer = one.camera.to_screen(QPointF(80, 35))
    assert one.readout() == "spot 0.50 0.25"
    one.pointer = one.camera.to_screen(QPointF(10, 10))
    assert one.readout() == ""


def test_overlays_are_explained_once() -> None:
    one = state(CanvasMode.FOUR_UP)
    one.overlays = (Spot(),)
    assert [one.legend_lies_in(pane) for pane in one.panes] == [False, False, True, False]


def test_a_review_begins_at_one_to_one_or_at_the_zoom_chosen() -> None:
    one = state(CanvasMode.RESULT)
    one.step_review(1)
    assert one.camera.zoom == 1.0
    assert one.review is not None
    assert one.review.count == 1
    one.review = None
    one.camera.zoom_at(QPointF(200, 150), 4)
    one.step_review(1)
    assert one.camera.zoom == 4.0
    assert "Tile 1 of 4." in one.in_words()


def test_a_review_shows_every_tile() -> None:
    one = state(CanvasMode.RESULT)
    one.camera.set_one_to_one()
    one.camera.zoom_at(QPointF(200, 150), 4)
    shown = []
    for _ in range(4):
        one.step_review(1)
        shown.append(one.camera.visible())
    assert shown[0].topLeft() == QPointF(0, 0)
    assert shown[-1].bottomRight() == QPointF(200, 150)
    assert one.review is not None
    assert all(one.review.is_seen(index) for index in range(4))


def test_a_review_follows_the_zoom_and_ends_with_its_source() -> None:
    one = state(CanvasMode.RESULT)
    one.camera.set_one_to_one()
    one.camera.zoom_at(QPointF(200, 150), 4)
    one.step_review(1)
    one.camera.zoom_at(QPointF(200, 150), 2)
    one.follow_camera()
    assert one.review is not None
    assert one.review.count == 16
    one.set_layers(replace(one.layers, result=plain(BLUE)))
    assert one.review is not None
    one.set_layers(Layers(source=plain(BLUE, 30, 30)))
    assert one.review is None


def test_without_a_source_there_is_nothing_to_review() -> None:
    one = state(CanvasMode.RESULT, Layers())
    one.step_review(1)
    assert one.review is None


def test_what_is_not_there_says_so() -> None:
    one = state(CanvasMode.RESULT)
    assert one.hint("mask") == "Mask is not there yet"
    one.hints = {"result": "Press Ctrl+R"}
    assert one.hint("result") == "Press Ctrl+R"


def test_a_refused_difference_has_no_marks(qtbot: QtBot) -> None:
    one = state(CanvasMode.DIFFERENCE)
    one.faces = (face(),)
    metrics = QFontMetricsF(QFont())
    assert len(one.marks(one.panes[0], metrics)) == 1
    one.set_view(replace(one.view, b="portrait"))
    assert one.marks(one.panes[0], metrics) == []


def test_faces_are_marked_over_a_when_a_and_b_lie_side_by_side(qtbot: QtBot) -> None:
    one = state(CanvasMode.SIDE_BY_SIDE)
    one.faces = (face(),)
    assert [len(one.marks(pane, QFontMetricsF(QFont()))) for pane in one.panes] == [1, 0]


def test_remark_and_tile_are_put_into_words() -> None:
    one = state(CanvasMode.RESULT, replace(full_layers(), remark="Shown as sRGB"))
    one.step_review(1)
    assert one.in_words().startswith("View: result. Tile 1 of 1. Shown as sRGB. Degraded,")
