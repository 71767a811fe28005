from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.panels.action_spec import Spec, tell, tip_of
from app.theme.icons import Glyph

SPEC = Spec("&Restore face", "Restore the face", "Ctrl+R", Glyph.RESTORE, "Restore", is_checkable=True)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    yield made
    made.close()  # and so it lives until here: it owns the actions


def test_an_action_says_what_its_row_says(window: QWidget) -> None:
    action = SPEC.make("restore", window)
    assert (action.objectName(), action.text(), action.iconText()) == ("restore", "&Restore face", "Restore")
    assert (action.shortcut().toString(), action.statusTip()) == ("Ctrl+R", "Restore the face")
    assert action.isCheckable()
    assert action.parent() is window


def test_the_tip_names_the_keys_as_they_are_now(window: QWidget) -> None:
    action = SPEC.make("restore", window)
    assert action.toolTip() == tip_of(action) == "Restore the face (Ctrl+R)"
    action.setShortcut("F5")
    assert tip_of(action) == "Restore the face (F5)"
    action.setShortcuts([])
    assert tip_of(action) == "Restore the face"


def test_an_obstacle_is_told_until_it_is_gone(window: QWidget) -> None:
    action = SPEC.make("restore", window)
    tell(action, "Open a photo first.")
    assert (action.isEnabled(), action.toolTip()) == (False, "Open a photo first.")
    tell(action, "")
    assert (action.isEnabled(), action.toolTip()) == (True, "Restore the face (Ctrl+R)")


def test_two_equal_rows_are_two_rows() -> None:
    assert Spec("A", "b") != Spec("A", "b")
