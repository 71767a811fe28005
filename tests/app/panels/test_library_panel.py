from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from app.documents.desk import Desk
from app.jobs.lane import Lanes
from app.operations.all_operations import Operations
from app.operations.engine import Engine
from app.panels.library_panel import LibraryPanel
from tests.app.operations.library_desks import library_desk
from tests.app.panels.library_states import ADA, BOB, new

Settled = Callable[[], None]


@pytest.fixture
def operations(desk: Desk, lanes: Lanes, engine: Engine, tmp_path: Path) -> Iterator[Operations]:
    with library_desk(desk, lanes, engine, tmp_path) as made:
        yield made


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk, operations: Operations) -> LibraryPanel:
    made = LibraryPanel(desk, operations)
    qtbot.addWidget(made)
    return made


def rows(panel: LibraryPanel) -> list[str]:
    return [panel.people.item(row).text() for row in range(panel.people.count())]


def test_people_are_rows_with_their_portraits_counted(panel: LibraryPanel, desk: Desk) -> None:
    assert panel.hint.text() == "Reading the library…"
    desk.library.set_people([ADA, BOB], is_read_only=False)
    assert rows(panel) == ["Ada\n2 portraits", "Bob\n1 portrait"]
    assert panel.people.item(0).toolTip() == "family, London"
    assert panel.hint.isHidden()
    assert panel.read_only.isHidden()


def test_an_empty_library_and_an_empty_search_say_so(panel: LibraryPanel, desk: Desk) -> None:
    desk.library.set_people([], is_read_only=False)
    assert panel.hint.text() == ("Nobody is kept yet. Import a folder, or keep the portraits of a person on the desk.")
    desk.library.search = "eve"
    desk.library.set_people([], is_read_only=False)
    assert panel.hint.text() == "Nobody is found by “eve”."


def test_a_library_that_cannot_be_written_says_so(panel: LibraryPanel, desk: Desk) -> None:
    desk.library.set_people([ADA], is_read_only=True)
    assert panel.read_only.text() == "The library can only be read here: another window has it."
    assert not panel.import_folder.isEnabled()
    assert not panel.relink.isEnabled()


def test_the_library_is_read_when_it_is_shown(panel: LibraryPanel, desk: Desk, qtbot: QtBot, settled: Settled) -> None:
    panel.show()
    settled()
    assert desk.library.is_open


def test_a_click_looks_at_somebody(panel: LibraryPanel, desk: Desk, operations: Operations, settled: Settled) -> None:
    for name in ("Ada", "Bob"):
        operations.library_people.add(name)
    settled()
    panel.people.setCurrentRow(1)
    settled()
    assert desk.library.shown is not None
    assert desk.library.shown.name == "Bob"
    assert panel.person.name.text() == "Bob"
    desk.library.show_person(desk.library.people[0].id)
    assert panel.people.currentRow() == 0


def test_typing_searches_after_a_moment(
    panel: LibraryPanel, desk: Desk, operations: Operations, qtbot: QtBot, settled: Settled
) -> None:
    for name in ("Ada", "Bob"):
        operations.library_people.add(name)
    settled()
    QTest.keyClicks(panel.search, "bo")
    qtbot.waitUntil(lambda: rows(panel) == ["Bob\n0 portraits"])


def test_undo_is_the_librarys_own(panel: LibraryPanel, desk: Desk, operations: Operations, settled: Settled) -> None:
    assert not panel.undo.isEnabled()
    operations.library_people.add("Ada")
    settled()
    assert panel.undo.toolTip() == "Undo “add Ada”"
    panel.undo.click()
    settled()
    assert desk.library.people == ()
    assert not panel.undo.isEnabled()


def test_suggestions_wait_behind_a_button(panel: LibraryPanel, desk: Desk, operations: Operations) -> None:
    assert panel.review_wait.isHidden()
    desk.library.suggest([((new("a.png"), new("b.png")), None), ((new("c.png"),), None)])
    assert panel.review_wait.text() == "2 suggestions wait…"
    panel.review_wait.click()
    assert panel.pages.currentWidget() is panel.review
    operations.import_folder.clear()
    assert panel.pages.currentWidget() is panel.person


def test_the_import_tells_how_far_it_is_and_can_be_stopped(
    panel: LibraryPanel, desk: Desk, operations: Operations, qtbot: QtBot, tmp_path: Path, settled: Settled
) -> None:
    desk.library.set_people([], is_read_only=False)
    with qtbot.waitSignal(panel.import_requested):
        panel.import_folder.click()
    operations.import_folder.start(tmp_path)
    assert panel.importing.text() == "Looking for pictures"
    assert panel.import_folder.text() == "Stop the import"
    panel.import_folder.click()
    settled()
    assert panel.importing.isHidden()
    assert panel.import_folder.text() == "Import a folder…"


def test_enter_in_a_field_of_a_dialog_presses_nothing(qtbot: QtBot, desk: Desk, operations: Operations) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    panel = LibraryPanel(desk, operations)
    QVBoxLayout(dialog).addWidget(panel)
    desk.library.set_people([ADA], is_read_only=False)
    desk.library.suggest([((new("a.png"),), None)])
    with qtbot.waitExposed(dialog):
        dialog.show()
    with qtbot.assertNotEmitted(panel.import_requested), qtbot.assertNotEmitted(panel.relink_requested):
        QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert panel.pages.currentWidget() is panel.person
    assert not any(button.autoDefault() for button in panel.findChildren(QPushButton))
    qtbot.waitUntil(lambda: desk.library.people == ())


def test_the_wish_to_relink_is_passed_on(panel: LibraryPanel, desk: Desk, qtbot: QtBot) -> None:
    desk.library.set_people([ADA], is_read_only=False)
    with qtbot.waitSignal(panel.relink_requested):
        panel.relink.click()
