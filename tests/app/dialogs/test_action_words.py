from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.dialogs.action_words import actions_in, keys_of, name_of, obstacle_of, path_of, plain, words_of


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QMainWindow]:
    made = QMainWindow()
    qtbot.addWidget(made)
    yield made
    made.close()  # and so it lives until here: it owns the actions


@pytest.mark.parametrize(
    ("words", "without"),
    [("&Restore face", "Restore face"), ("Cut && paste", "Cut & paste"), ("開く (&O)", "開く"), ("Quit", "Quit")],
)
def test_marks_of_letters_are_no_words(words: str, without: str) -> None:
    assert plain(words) == without


def test_an_action_is_remembered_by_its_object_name_or_its_words(window: QMainWindow) -> None:
    action = QAction("&Undo", window)
    assert name_of(action) == "Undo"
    action.setObjectName("undo")
    assert name_of(action) == "undo"


def test_the_path_leads_through_all_menus(window: QMainWindow) -> None:
    recent = window.menuBar().addMenu("&File").addMenu("&Recent")
    action = recent.addAction("A.json")
    assert path_of(action) == "File › Recent"
    assert path_of(QAction("Alone", window)) == ""


def test_all_keys_are_told(window: QMainWindow) -> None:
    action = QAction("Redo", window)
    action.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
    assert keys_of(action) == "Ctrl+Y, Ctrl+Shift+Z"


def test_the_tool_tip_of_a_disabled_action_is_its_obstacle(window: QMainWindow) -> None:
    action = QAction("Restore", window)
    action.setToolTip("Open a photo first.")
    assert obstacle_of(action) == ""
    action.setEnabled(False)
    assert obstacle_of(action) == "Open a photo first."


def test_a_disabled_action_whose_tip_is_only_its_words_has_no_reason(window: QMainWindow) -> None:
    action = QAction("&Undo", window)
    action.setEnabled(False)
    assert obstacle_of(action) == ""


def test_all_actions_of_the_menus_are_found_once_and_no_separator(window: QMainWindow) -> None:
    menu = window.menuBar().addMenu("&File")
    first = menu.addAction("Open")
    menu.addSeparator()
    inner = menu.addMenu("&More")
    second = inner.addAction("Save")
    inner.addAction(first)
    assert actions_in(window.menuBar()) == [first, second]
    assert words_of(second) == "Save"
