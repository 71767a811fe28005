from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QUrl
from pytestqt.qtbot import QtBot

from app.documents.desk import Desk
from app.documents.project import RunState
from app.operations.all_operations import Operations
from app.panels.queue_panel import QueuePanel
from app.theme.theme import Theme
from tests.app.operations.scenes import photos
from tests.app.views.scenes import drop_files, hover_files

Settled = Callable[[], None]


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk, operations: Operations, theme: Theme) -> QueuePanel:
    made = QueuePanel(desk, operations, theme)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def filled(panel: QueuePanel, operations: Operations, tmp_path: Path, settled: Settled) -> QueuePanel:
    operations.queue.add(photos(tmp_path, "a.png", "b.png", "c.png"))
    settled()
    return panel


def test_an_empty_queue_says_what_to_do(panel: QueuePanel) -> None:
    assert panel.empty.text() == "No pictures yet. Drop photos here, or add them."
    assert panel.list.isHidden()
    assert not panel.run.isEnabled()
    assert not panel.cancel.isEnabled()


def test_pictures_are_counted_by_where_they_stand(filled: QueuePanel, desk: Desk) -> None:
    assert filled.summary.text() == "3 pictures  ·  3 waiting"
    desk.project.replace(desk.project.items[1].with_entry(state="failed", reason="dark"))
    assert filled.summary.text() == "3 pictures  ·  2 waiting, 1 failed"
    assert filled.list.rows[1].words == "Failed: dark"


def test_the_picture_on_the_desk_is_marked_and_shows_its_faces_at_once(filled: QueuePanel, desk: Desk) -> None:
    assert [row.is_on_desk for row in filled.list.rows] == [True, False, False]
    assert filled.list.rows[0].words == "Waiting · 1 face"
    desk.source.remove_face(1)
    assert filled.list.rows[0].words == "Waiting · no face"


def test_wishes_of_the_list_are_done(filled: QueuePanel, desk: Desk, settled: Settled) -> None:
    keys = [item.key for item in desk.project.items]
    filled.list.moved.emit(keys[2], -1)
    assert [row.name for row in filled.list.rows] == ["a.png", "c.png", "b.png"]
    filled.list.dropped.emit(keys)
    assert [row.name for row in filled.list.rows] == ["a.png", "b.png", "c.png"]
    filled.list.removed.emit(keys[1])
    assert [row.name for row in filled.list.rows] == ["a.png", "c.png"]
    filled.list.picked.emit(keys[2])
    settled()
    assert [row.is_on_desk for row in filled.list.rows] == [False, True]


def test_one_button_starts_holds_and_goes_on(filled: QueuePanel, desk: Desk, qtbot: QtBot, settled: Settled) -> None:
    assert filled.run.text() == "&Restore all"
    filled.run.click()
    assert (desk.project.run, filled.run.text()) == (RunState.RUNNING, "&Pause")
    assert filled.list.rows[0].words == "Restoring… · 1 face"
    filled.run.click()
    assert filled.run.text() == "&Go on"
    qtbot.waitUntil(lambda: desk.project.working is None)
    filled.cancel.click()
    assert (desk.project.run, filled.run.text()) == (RunState.IDLE, "&Restore all")
    settled()


def test_a_picture_is_tried_again(filled: QueuePanel, desk: Desk, qtbot: QtBot, settled: Settled) -> None:
    desk.project.replace(desk.project.items[1].with_entry(state="failed", reason="dark"))
    filled.list.retried.emit(desk.project.items[1].key)
    qtbot.waitUntil(lambda: desk.project.run is RunState.IDLE)
    assert desk.project.items[1].entry.state == "skipped"  # there is no portrait
    settled()


def test_the_folder_for_results_is_shown(panel: QueuePanel, desk: Desk, qtbot: QtBot) -> None:
    assert panel.outputs.text() == "Results go beside each picture."
    desk.project.set_outputs(Path("/attic/results"))
    assert (panel.outputs.text(), panel.outputs.toolTip()) == ("Results go to results.", "/attic/results")
    with qtbot.waitSignal(panel.outputs_requested):
        panel.change.click()
    with qtbot.waitSignal(panel.add_requested):
        panel.add.click()


def test_dropped_files_are_told(panel: QueuePanel, qtbot: QtBot, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.png", "b.png")])
    with qtbot.waitSignal(panel.files_dropped) as blocker:
        hover_files(panel, QPoint(5, 5), data)
        drop_files(panel, QPoint(5, 5), data)
    assert blocker.args == [[tmp_path / "a.png", tmp_path / "b.png"]]


def test_a_change_of_one_picture_leaves_the_rows_of_the_others(filled: QueuePanel, desk: Desk) -> None:
    before = filled.list.rows
    desk.project.replace(desk.project.items[1].with_entry(state="failed", reason="dark"))
    after = filled.list.rows
    assert after[2] is before[2]
    assert after[1] is not before[1]
