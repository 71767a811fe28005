from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.dialogs.keymap import Keymap
from app.settings.settings import Settings

CTRL_R, F5 = QKeySequence("Ctrl+R"), QKeySequence("F5")


@pytest.fixture
def actions(qtbot: QtBot) -> Iterator[list[QAction]]:
    window = QWidget()
    qtbot.addWidget(window)
    restore, redo, about = QAction("Restore", window), QAction("Redo", window), QAction("About", window)
    for name, action in (("restore", restore), ("redo", redo), ("about", about)):
        action.setObjectName(name)
    restore.setShortcut(CTRL_R)
    restore.setStatusTip("Restore the face")
    restore.setToolTip("Restore the face (Ctrl+R)")
    redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
    yield [restore, redo, about]
    window.close()  # and so it lives until here: it owns the actions


@pytest.fixture
def keymap(actions: list[QAction], settings: Settings) -> Keymap:
    return Keymap(actions, settings, {"Left": "the arrows move the picture"})


def test_changed_keys_are_there_again_at_the_next_start(
    keymap: Keymap, actions: list[QAction], settings: Settings
) -> None:
    keymap.take({"restore": (F5,), "redo": ()})
    assert settings.changed_keys == {"restore": ["F5"], "redo": []}
    actions[0].setShortcut(CTRL_R)
    actions[1].setShortcut("Ctrl+Y")
    again = Keymap(actions, settings)
    again.apply_kept()
    assert actions[0].shortcuts() == [F5]
    assert actions[1].shortcuts() == []
    assert again.defaults["restore"] == (CTRL_R,)


def test_keys_as_shipped_are_not_remembered(keymap: Keymap, settings: Settings) -> None:
    keymap.take({"restore": (F5,)})
    keymap.take(keymap.defaults)
    assert settings.changed_keys == {}
    assert keymap.keys == keymap.defaults


def test_the_tool_tip_follows_the_keys(keymap: Keymap, actions: list[QAction]) -> None:
    keymap.take({"restore": (F5,)})
    assert actions[0].toolTip() == "Restore the face (F5)"
    keymap.take({"restore": ()})
    assert actions[0].toolTip() == "Restore the face"


def test_a_reason_in_the_tool_tip_is_left_there(keymap: Keymap, actions: list[QAction]) -> None:
    actions[0].setToolTip("Open a photo first.")
    keymap.take({"restore": (F5,)})
    assert actions[0].toolTip() == "Open a photo first."


@pytest.mark.parametrize("wanted", ["Ctrl+R", "Ctrl+R, Ctrl+S"])
def test_keys_that_would_run_another_action_are_found(keymap: Keymap, wanted: str) -> None:
    assert keymap.rival("about", QKeySequence(wanted), keymap.keys) == "restore"
    assert keymap.rival("about", QKeySequence("Ctrl+Shift+Z"), keymap.keys) == "redo"


def test_free_keys_and_ones_own_have_no_rival(keymap: Keymap) -> None:
    assert keymap.rival("about", F5, keymap.keys) is None
    assert keymap.rival("restore", CTRL_R, keymap.keys) is None


def test_keys_of_the_canvas_are_reserved(keymap: Keymap) -> None:
    assert keymap.reserved_for(QKeySequence("Left")) == "the arrows move the picture"
    assert keymap.reserved_for(F5) == ""


def test_kept_keys_that_mean_nothing_leave_the_shipped_ones(
    keymap: Keymap, actions: list[QAction], settings: Settings
) -> None:
    settings.changed_keys = {"restore": ["Ctrl+Nonsense"], "gone": ["F9"]}
    keymap.apply_kept()
    assert actions[0].shortcuts() == [CTRL_R]


def test_keys_of_an_action_that_is_not_here_stay_kept(keymap: Keymap, settings: Settings) -> None:
    settings.changed_keys = {"of_later": ["F9"]}
    keymap.take({"restore": (F5,)})
    assert settings.changed_keys == {"of_later": ["F9"], "restore": ["F5"]}
