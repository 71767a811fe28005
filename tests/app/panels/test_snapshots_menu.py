from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.documents.desk import Desk
from app.documents.source import Source
from app.operations.all_operations import Operations
from app.panels.snapshots_menu import SnapshotsMenu, ask_for_name
from tests.app.small_engine import picture


@pytest.fixture
def menu(qtbot: QtBot, desk: Desk, operations: Operations) -> SnapshotsMenu:
    made = SnapshotsMenu(desk, operations, lambda _parent, name: f"{name} renamed")
    qtbot.addWidget(made)
    return made


def submenus(menu: SnapshotsMenu) -> list[QMenu]:
    return [action.menu() for action in menu.entries.actions() if action.menu() is not None]  # type: ignore[misc]


def choose(menu: SnapshotsMenu, words: str) -> None:
    """Choose an entry of the first snapshot."""
    next(action for action in submenus(menu)[0].actions() if action.text() == words).trigger()


def test_a_snapshot_can_be_taken_once_there_is_a_result(
    menu: SnapshotsMenu, restored: Callable[[], Desk], settled: Callable[[], None]
) -> None:
    assert not menu.take.isEnabled()
    desk = restored()
    assert menu.take.isEnabled()
    menu.take.trigger()
    settled()
    assert [each.title() for each in submenus(menu)] == ["Snapshot 1, 100 %"]
    assert len(desk.snapshots.snapshots) == 1


def test_a_snapshot_is_looked_at_renamed_and_removed(
    menu: SnapshotsMenu, restored: Callable[[], Desk], settled: Callable[[], None]
) -> None:
    desk = restored()
    menu.take.trigger()
    settled()
    choose(menu, "Show as &A")
    assert desk.view.view.a == "snapshot 1"
    choose(menu, "Show as &B")
    assert desk.view.view.b == "snapshot 1"
    choose(menu, "&Rename…")
    assert [each.title() for each in submenus(menu)] == ["Snapshot 1, 100 % renamed"]
    choose(menu, "Re&move")
    assert submenus(menu) == []
    settled()


def test_snapshots_of_another_source_are_not_listed(
    menu: SnapshotsMenu, restored: Callable[[], Desk], settled: Callable[[], None]
) -> None:
    desk = restored()
    menu.take.trigger()
    settled()
    desk.snapshots.rename(1, "Mine")
    assert len(submenus(menu)) == 1
    desk.source.open(Source(picture(side=40)))
    assert submenus(menu) == []


def test_the_name_is_asked_for_in_a_dialog(qapp: QApplication, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    asked = []

    def answer(*args: object, **named: object) -> tuple[str, bool]:
        asked.append((args[1], args[2], named["text"]))
        return "Softer", len(asked) == 1

    monkeypatch.setattr(QInputDialog, "getText", answer)
    assert ask_for_name(parent, "Snapshot 1") == "Softer"
    assert ask_for_name(parent, "Snapshot 1") == ""
    assert asked[0] == ("Rename snapshot", "Name of the snapshot:", "Snapshot 1")
