from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.documents.desk import Desk
from app.documents.restoration import Restored
from app.documents.source import Clip, Search, Source
from app.documents.view import CanvasMode, View
from app.operations.all_operations import Operations
from app.panels.canvas_panel import CanvasPanel, hints_of
from app.views.layers import PaneKind
from tests.app.panels.conftest import failure
from tests.app.small_engine import picture


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk, operations: Operations) -> CanvasPanel:
    made = CanvasPanel(desk, operations)
    qtbot.addWidget(made)
    made.resize(400, 320)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_an_empty_desk_says_what_to_do_next(panel: CanvasPanel, desk: Desk) -> None:
    assert panel.canvas.layers.source is None
    assert hints_of(desk)[PaneKind.SOURCE] == "Drop an old photo or a clip here\nor press Ctrl+O"
    assert hints_of(desk)[PaneKind.PORTRAIT] == "Drop a good portrait\nof the same person here\nor press Ctrl+P"


@pytest.mark.parametrize(
    ("search", "words"),
    [
        (Search.RUNNING, "Looking for faces…"),
        (Search.DONE, "No face was found.\nPress B and draw a box around one"),
        (Search.FAILED, "The search for faces did not finish.\nPress B and draw a box around one"),
    ],
)
def test_the_result_pane_says_what_is_missing(desk: Desk, search: Search, words: str) -> None:
    desk.source.open(Source(picture()))
    desk.source.set_search(search)
    assert hints_of(desk)[PaneKind.RESULT] == words


def test_a_ready_desk_names_the_key_that_restores(opened: Desk) -> None:
    assert hints_of(opened)[PaneKind.RESULT] == "Press Ctrl+R to restore"
    opened.restoration.set_running(running=True)
    assert hints_of(opened)[PaneKind.RESULT] == "Restoring…"


def test_source_and_portrait_are_shown_before_anything_is_restored(panel: CanvasPanel, opened: Desk) -> None:
    layers = panel.canvas.layers
    assert layers.source is not None
    assert layers.portrait is not None
    assert layers.crop == (0, 0, 80)
    assert (layers.warped_guide, layers.result, layers.flow) == (None, None, None)


def test_all_four_pictures_and_the_flow_are_shown_afterwards(panel: CanvasPanel, restored: Callable[[], Desk]) -> None:
    restored()
    layers = panel.canvas.layers
    assert None not in (layers.source, layers.portrait, layers.warped_guide, layers.result, layers.flow)


def test_another_face_shows_its_own_steps(panel: CanvasPanel, restored: Callable[[], Desk]) -> None:
    desk = restored()
    desk.source.select(2)
    assert panel.canvas.layers.warped_guide is None
    assert panel.canvas.layers.result is not None


def test_faces_are_marked_with_their_state(panel: CanvasPanel, opened: Desk) -> None:
    opened.restoration.take(Restored(picture(), {1: failure()}, 0))
    opened.source.select(2)
    marks = [(mark.number, mark.state.value, mark.label) for mark in panel.marks()]
    assert marks == [(1, "failed", "failed"), (2, "selected", "")]


def test_a_click_on_a_face_selects_it(panel: CanvasPanel, opened: Desk) -> None:
    panel.canvas.face_clicked.emit(2)
    assert opened.source.selected is opened.source.faces[1]


def test_a_box_drawn_on_request_becomes_a_new_face(panel: CanvasPanel, opened: Desk, qtbot: QtBot) -> None:
    panel.begin_box_drawing()
    corners = [panel.canvas.camera.to_screen(QPointF(at, at)).toPoint() for at in (50, 78)]
    with qtbot.waitSignal(opened.source.faces_changed):
        QTest.mousePress(panel.canvas, Qt.MouseButton.LeftButton, pos=corners[0])
        QTest.mouseMove(panel.canvas, corners[1])
        QTest.mouseRelease(panel.canvas, Qt.MouseButton.LeftButton, pos=corners[1])
    assert [face.number for face in opened.source.faces] == [1, 2, 3]


def test_a_dragged_box_moves_the_selected_face(panel: CanvasPanel, opened: Desk, qtbot: QtBot) -> None:
    panel.canvas.setFocus()
    with qtbot.waitSignal(opened.source.faces_changed):
        QTest.keyClick(panel.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert [face.number for face in opened.source.faces] == [1, 2]
    assert opened.source.faces[0].face.box.x > 20


def test_a_drop_on_the_portrait_pane_adds_a_portrait(
    panel: CanvasPanel, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(desk.notice.notice_changed):
        panel.canvas.files_dropped.emit([tmp_path / "gone.jpg"], "portrait")
    assert desk.notice.message is not None
    assert desk.notice.message.title == "Could not use gone.jpg"


def test_a_drop_elsewhere_asks_to_open_the_first_file(panel: CanvasPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.source_dropped) as dropped:
        panel.canvas.files_dropped.emit([Path("a.png"), Path("b.png")], "source")
    assert dropped.args == [Path("a.png")]


def test_the_slider_is_there_for_clips_only(panel: CanvasPanel, desk: Desk, qtbot: QtBot) -> None:
    assert panel.slider.isHidden()
    desk.source.open(Source(picture(), Path("film.mkv"), Clip(40, 25.0, 7)))
    assert not panel.slider.isHidden()
    assert (panel.slider.frame_count, panel.slider.frame) == (40, 7)
    with qtbot.waitSignal(panel.frame_requested) as asked:
        panel.slider.step(1)
    assert asked.args == [8]
    panel.show_frame()
    assert panel.slider.frame == 7


def test_the_canvas_shows_the_view_of_the_desk(panel: CanvasPanel, desk: Desk) -> None:
    desk.view.take(View(CanvasMode.SPLIT_ROWS, b="portrait"))
    assert panel.canvas.view == View(CanvasMode.SPLIT_ROWS, b="portrait")


def test_what_the_canvas_keys_set_is_the_view_of_the_desk(panel: CanvasPanel, desk: Desk) -> None:
    panel.canvas.setFocus()
    QTest.keyClick(panel.canvas, Qt.Key.Key_M)
    assert desk.view.view.mode is CanvasMode.SPLIT
    panel.canvas.set_mode(CanvasMode.RESULT)
    assert desk.view.view.mode.value == "result"


def test_the_old_picture_stays_until_a_snapshot_is_unpacked(
    panel: CanvasPanel, restored: Callable[[], Desk], operations: Operations, settled: Callable[[], None]
) -> None:
    desk = restored()
    operations.take_snapshot.start()
    settled()
    desk.view.take(View(CanvasMode.RESULT, b="snapshot 1"))
    assert panel.canvas.view.b == "result"
    settled()
    assert panel.canvas.view.b == "snapshot 1"
    assert panel.canvas.layers.picture("snapshot 1") is not None


def test_a_review_is_gone_through_from_the_bar(panel: CanvasPanel, opened: Desk) -> None:
    panel.bar.review.begin.click()
    assert panel.canvas.review_words == "Tile 1 of 1"
    assert panel.bar.review.accessibleDescription() == "Tile 1 of 1"
    panel.canvas.camera.zoom_at(QPointF(100, 75), 8)
    panel.bar.review.forth.click()
    panel.bar.review.forth.click()
    before = panel.canvas.review_words
    panel.bar.review.back.click()
    assert panel.canvas.review_words != before
    panel.bar.review.end.click()
    assert panel.canvas.review_words == ""
    assert not panel.bar.review.begin.isHidden()


def test_the_canvas_takes_the_focus_of_the_panel(panel: CanvasPanel) -> None:
    panel.setFocus()
    assert panel.focusWidget() is panel.canvas


def test_while_a_restoration_runs_the_result_pane_is_told_so(
    panel: CanvasPanel, opened: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(panel.canvas, "set_hints", lambda hints: told.append(hints[PaneKind.RESULT]))
    opened.restoration.set_running(running=True)
    opened.restoration.set_running(running=False)
    assert told == ["Restoring…", "Press Ctrl+R to restore"]
