from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QMainWindow
from pytestqt.qtbot import QtBot

from app.dialogs.action_words import actions_in
from app.dialogs.keymap import Keymap
from app.dialogs.shortcuts import ShortcutsDialog
from app.settings.settings import Settings

Button = QDialogButtonBox.StandardButton
CTRL_R, F5 = QKeySequence("Ctrl+R"), QKeySequence("F5")


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QMainWindow]:
    """A window with "Restore face" on Ctrl+R, "Fit" on F, and "About" without keys."""
    made = QMainWindow()
    qtbot.addWidget(made)
    menu = made.menuBar().addMenu("&Work")
    for name, words, keys in (("restore", "&Restore face", "Ctrl+R"), ("fit", "&Fit", "F"), ("about", "&About", "")):
        action = menu.addAction(words)
        action.setObjectName(name)
        action.setShortcut(keys)
    yield made
    made.close()


@pytest.fixture
def dialog(qtbot: QtBot, window: QMainWindow, settings: Settings) -> ShortcutsDialog:
    keymap = Keymap(actions_in(window.menuBar()), settings, {"Left": "the arrows move the picture"})
    made = ShortcutsDialog(keymap, window)
    qtbot.addWidget(made)
    return made


def action(window: QMainWindow, name: str) -> QAction:
    return next(each for each in actions_in(window.menuBar()) if each.objectName() == name)


def lines(dialog: ShortcutsDialog) -> list[list[str]]:
    found = [dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount())]
    return [[line.text(column) for column in range(3)] for line in found if line is not None and not line.isHidden()]


def test_all_actions_are_listed_with_menu_and_keys(dialog: ShortcutsDialog) -> None:
    assert lines(dialog) == [["Restore face", "Work", "Ctrl+R"], ["Fit", "Work", "F"], ["About", "Work", ""]]


def test_pressed_keys_are_taken_on_ok(dialog: ShortcutsDialog, window: QMainWindow, settings: Settings) -> None:
    dialog.show()
    dialog.select("about")
    assert dialog.label.text() == "Keys of “About”:"
    QTest.keyClick(dialog.edit, Qt.Key.Key_F5)
    assert lines(dialog)[2] == ["About", "Work", "F5"]
    assert action(window, "about").shortcuts() == []
    dialog.buttons.button(Button.Ok).click()
    assert action(window, "about").shortcuts() == [F5]
    assert settings.changed_keys == {"about": ["F5"]}


def test_cancel_changes_nothing(dialog: ShortcutsDialog, window: QMainWindow, settings: Settings) -> None:
    dialog.select("about")
    dialog.edit.setKeySequence(F5)
    dialog.buttons.button(Button.Cancel).click()
    assert action(window, "about").shortcuts() == []
    assert settings.changed_keys == {}


def test_keys_of_another_action_are_told_and_can_be_taken_from_it(dialog: ShortcutsDialog) -> None:
    dialog.select("about")
    assert dialog.take_button.isHidden()
    dialog.edit.setKeySequence(CTRL_R)
    assert dialog.trouble.text() == "Ctrl+R already runs “Restore face”."
    assert not dialog.keys["about"]
    assert dialog.take_button.text() == "Take them from “Restore face”"
    dialog.take_button.click()
    assert dialog.keys["about"] == (CTRL_R,)
    assert dialog.keys["restore"] == ()
    assert dialog.trouble.text() == ""
    assert dialog.take_button.isHidden()


def test_keys_of_the_canvas_cannot_be_taken(dialog: ShortcutsDialog) -> None:
    dialog.select("about")
    dialog.edit.setKeySequence(QKeySequence("Left"))
    assert dialog.trouble.text() == "Left cannot be used: the arrows move the picture."
    assert dialog.take_button.isHidden()
    assert dialog.keys["about"] == ()


def test_an_action_can_be_without_keys_and_get_its_own_back(dialog: ShortcutsDialog) -> None:
    dialog.select("restore")
    dialog.clear_button.click()
    assert not dialog.keys["restore"]
    line = dialog.list.currentItem()
    assert line is not None
    assert line.font(2).bold()
    dialog.default_button.click()
    assert dialog.keys["restore"] == (CTRL_R,)
    assert not line.font(2).bold()


def test_a_default_that_another_action_has_by_now_is_told(dialog: ShortcutsDialog) -> None:
    dialog.select("about")
    dialog.edit.setKeySequence(CTRL_R)
    dialog.take_button.click()
    dialog.select("restore")
    dialog.default_button.click()
    assert dialog.trouble.text() == "Ctrl+R already runs “About”."
    dialog.take_button.click()
    assert dialog.keys == {"restore": (CTRL_R,), "fit": (QKeySequence("F"),), "about": ()}


def test_all_defaults_come_back(dialog: ShortcutsDialog) -> None:
    for name in ("restore", "fit"):
        dialog.select(name)
        dialog.clear_button.click()
    dialog.buttons.button(Button.RestoreDefaults).click()
    assert lines(dialog)[0] == ["Restore face", "Work", "Ctrl+R"]


def test_an_action_is_found_by_words_and_by_keys(dialog: ShortcutsDialog) -> None:
    dialog.search.setText("rest")
    assert [line[0] for line in lines(dialog)] == ["Restore face"]
    dialog.search.setText("ctrl+r")
    assert [line[0] for line in lines(dialog)] == ["Restore face"]


def test_it_fits_a_small_screen(dialog: ShortcutsDialog) -> None:
    hint = dialog.sizeHint().expandedTo(dialog.minimumSizeHint())
    assert hint.width() <= 1366
    assert hint.height() <= 700


def test_every_control_has_a_name(dialog: ShortcutsDialog) -> None:
    for widget in (dialog.search, dialog.list, dialog.edit):
        assert widget.accessibleName()
