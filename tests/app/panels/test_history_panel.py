from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.documents.desk import Desk
from app.operations.all_operations import Operations
from app.panels.history_panel import HistoryPanel
from tests.app.operations.scenes import photo

Settled = Callable[[], None]


@pytest.fixture
def panel(qtbot: QtBot, operations: Operations, desk: Desk) -> HistoryPanel:
    made = HistoryPanel(operations.undo, desk.project)
    qtbot.addWidget(made)
    return made


def lines(panel: HistoryPanel) -> list[str]:
    model = panel.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_it_follows_the_picture_on_the_desk(
    panel: HistoryPanel, operations: Operations, tmp_path: Path, settled: Settled
) -> None:
    assert panel.heading.text() == "No photo open"
    for name in ("a.png", "b.png"):
        operations.open_source.open(photo(tmp_path, name))
        settled()
    assert (panel.heading.text(), lines(panel)) == ("b.png", ["As opened"])
    operations.blend.set_strength(0.5)
    assert lines(panel) == ["As opened", "change strength"]
    operations.queue.step(-1)
    settled()
    assert (panel.heading.text(), lines(panel)) == ("a.png", ["As opened"])


def test_a_click_goes_back_and_forward(
    panel: HistoryPanel, operations: Operations, desk: Desk, tmp_path: Path, settled: Settled
) -> None:
    operations.open_source.open(photo(tmp_path, "a.png"))
    settled()
    operations.blend.set_strength(0.5)
    operations.edit_faces.remove_selected()
    model = panel.list.model()
    panel.list.setCurrentIndex(model.index(0, 0))
    assert (desk.restoration.strength, len(desk.source.faces)) == (1.0, 1)
    panel.list.setCurrentIndex(model.index(2, 0))
    assert (desk.restoration.strength, len(desk.source.faces)) == (0.5, 0)
