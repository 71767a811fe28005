from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.documents.desk import Desk
from app.documents.people import Person
from app.documents.restoration import Restored
from app.documents.source import Search, Source
from app.operations.all_operations import Operations
from app.panels.source_panel import SourcePanel, facts_of
from tests.app.panels.conftest import failure
from tests.app.small_engine import picture


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk, operations: Operations) -> SourcePanel:
    made = SourcePanel(desk, operations.assign_faces)
    qtbot.addWidget(made)
    return made


def rows(panel: SourcePanel) -> list[str]:
    return [panel.faces.item(row).text() for row in range(panel.faces.count())]


def test_an_empty_desk_says_what_to_do(panel: SourcePanel) -> None:
    assert panel.name.text() == "No photo open"
    assert panel.facts.text() == "Open a photo or clip, drop one, or paste one."
    assert panel.hint.text() == "They are found when a photo is open."


def test_a_source_shows_its_facts(panel: SourcePanel, opened: Desk) -> None:
    assert panel.name.text() == "old.png"
    assert panel.facts.text() == "80 × 80 px  ·  8 bit  ·  colour  ·  pasted"


def test_a_deep_grey_scan_is_called_so() -> None:
    frame = replace(picture(), pixels=np.zeros((4, 6, 3), np.uint16), grey=True)
    assert facts_of(Source(frame)).startswith("6 × 4 px  ·  16 bit  ·  grey")


def test_what_was_wrong_with_a_file_is_said(panel: SourcePanel, desk: Desk) -> None:
    desk.source.open(Source(replace(picture(), notes=("The profile is damaged.",))))
    assert panel.notes.text() == "The profile is damaged."
    assert not panel.notes.isHidden()


def test_faces_are_rows_and_the_selected_one_is_current(panel: SourcePanel, opened: Desk) -> None:
    assert rows(panel) == ["Face 1  ·  40 px", "Face 2  ·  30 px"]
    assert panel.faces.currentRow() == 0
    opened.source.select(2)
    assert panel.faces.currentRow() == 1


def test_choosing_a_row_selects_the_face(panel: SourcePanel, opened: Desk) -> None:
    panel.faces.setCurrentRow(1)
    assert opened.source.selected is opened.source.faces[1]


def test_rows_say_what_became_of_a_face(panel: SourcePanel, restored: Callable[[], Desk]) -> None:
    desk = restored()
    assert rows(panel)[0] == "Face 1  ·  40 px  ·  restored"
    desk.restoration.take(Restored(picture(), {1: failure()}, 0))
    assert rows(panel)[0] == "Face 1  ·  40 px  ·  failed"


@pytest.mark.parametrize(
    ("search", "words"),
    [
        (Search.RUNNING, "Looking for faces…"),
        (Search.DONE, "No face was found. Press B and draw a box around one."),
        (Search.FAILED, "The search did not finish. Press B and draw a box around a face."),
    ],
)
def test_without_faces_the_panel_says_why(panel: SourcePanel, desk: Desk, search: Search, words: str) -> None:
    desk.source.open(Source(picture()))
    desk.source.set_search(search)
    assert panel.hint.text() == words


def menu_of(panel: SourcePanel, row: int) -> dict[str, QAction]:
    panel.faces.customContextMenuRequested.emit(panel.faces.visualItemRect(panel.faces.item(row)).center())
    menu = panel.faces.findChildren(QMenu)[-1]
    actions = {action.text(): action for action in menu.actions() if action.text()}
    menu.hide()
    return actions


def test_with_two_people_each_face_says_whose_it_is(panel: SourcePanel, opened: Desk) -> None:
    opened.people.add(Person(2, "Ada"))
    opened.people.assign(2, 2)
    assert rows(panel) == ["Face 1  ·  40 px  ·  who?", "Face 2  ·  30 px  ·  Ada"]


def test_the_menu_says_whose_face_it_is(panel: SourcePanel, opened: Desk) -> None:
    opened.people.add(Person(2, "Ada"))
    panel.resize(300, 300)
    actions = menu_of(panel, 1)
    assert list(actions) == ["Face 2 is Person 1", "Face 2 is Ada", "Somebody new", "Nobody said"]
    assert not actions["Nobody said"].isEnabled()
    actions["Face 2 is Ada"].trigger()
    assert opened.people.assignments == {2: 2}
    actions = menu_of(panel, 1)
    assert actions["Face 2 is Ada"].isChecked()
    actions["Nobody said"].trigger()
    assert opened.people.assignments == {}


def test_somebody_new_takes_the_face_of_the_menu(panel: SourcePanel, opened: Desk) -> None:
    panel.resize(300, 300)
    menu_of(panel, 1)["Somebody new"].trigger()
    assert opened.people.assignments == {2: 2}


def test_there_is_no_menu_beside_the_faces(panel: SourcePanel, opened: Desk) -> None:
    panel.faces.customContextMenuRequested.emit(QPoint(5, 200))
    assert panel.faces.findChildren(QMenu) == []
