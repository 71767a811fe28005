from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.dialogs.action_words import actions_in
from app.dialogs.palette import ActionPalette
from app.settings.settings import Settings

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QMainWindow]:
    """A window with three actions in two menus; "Restore face" cannot be run."""
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(800, 600)
    files, view = made.menuBar().addMenu("&File"), made.menuBar().addMenu("&View")
    opener, restore, fit = QAction("&Open photo…", made), QAction("&Restore face", made), QAction("&Fit", made)
    for name, action in (("open", opener), ("restore", restore), ("fit", fit)):
        action.setObjectName(name)
    opener.setShortcut("Ctrl+O")
    restore.setEnabled(False)
    restore.setToolTip("Open a photo first.")
    files.addActions([opener, restore])
    view.addAction(fit)
    yield made
    made.close()


@pytest.fixture
def open_palette(qtbot: QtBot, window: QMainWindow, settings: Settings) -> Callable[[], ActionPalette]:
    def opened() -> ActionPalette:
        palette = ActionPalette(actions_in(window.menuBar()), settings, window)
        qtbot.addWidget(palette)
        palette.show()
        return palette

    return opened


def action(window: QMainWindow, name: str) -> QAction:
    return next(each for each in actions_in(window.menuBar()) if each.objectName() == name)


def test_it_shows_words_menu_and_keys(open_palette: Callable[[], ActionPalette]) -> None:
    palette = open_palette()
    assert palette.shown == ["Open photo…", "Restore face", "Fit"]
    line = palette.list.topLevelItem(0)
    assert line is not None
    assert [line.text(column) for column in range(3)] == ["Open photo…", "File", "Ctrl+O"]


def test_some_letters_find_the_action(open_palette: Callable[[], ActionPalette]) -> None:
    palette = open_palette()
    QTest.keyClicks(palette.typed, "rsf")
    assert palette.shown == ["Restore face"]
    palette.typed.setText("view")
    assert palette.shown == ["Fit"]


def test_enter_runs_it_after_the_palette_is_gone(
    open_palette: Callable[[], ActionPalette], window: QMainWindow, qtbot: QtBot
) -> None:
    palette = open_palette()
    QTest.keyClicks(palette.typed, "fit")
    with qtbot.waitSignal(action(window, "fit").triggered):
        QTest.keyClick(palette.typed, Key.Key_Return)
        assert not palette.isVisible()


def test_arrows_move_while_typing(open_palette: Callable[[], ActionPalette], window: QMainWindow, qtbot: QtBot) -> None:
    palette = open_palette()
    QTest.keyClick(palette.typed, Key.Key_Down)
    QTest.keyClick(palette.typed, Key.Key_Down)
    with qtbot.waitSignal(action(window, "fit").triggered):
        QTest.keyClick(palette.typed, Key.Key_Enter)


def test_what_cannot_be_run_says_why_and_stays(
    open_palette: Callable[[], ActionPalette], window: QMainWindow, qtbot: QtBot
) -> None:
    palette = open_palette()
    QTest.keyClicks(palette.typed, "restore")
    assert palette.reason.text() == "Open a photo first."
    line = palette.list.topLevelItem(0)
    assert line is not None
    assert line.data(0, Qt.ItemDataRole.AccessibleTextRole) == "Restore face, Open a photo first."
    with qtbot.assertNotEmitted(action(window, "restore").triggered):
        QTest.keyClick(palette.typed, Key.Key_Return)
    assert palette.isVisible()


def test_a_disabled_action_without_a_reason_is_still_told(
    open_palette: Callable[[], ActionPalette], window: QMainWindow
) -> None:
    action(window, "fit").setEnabled(False)
    palette = open_palette()
    palette.typed.setText("fit")
    assert palette.reason.text() == "This cannot be done now."


def test_letters_of_nothing_say_so(open_palette: Callable[[], ActionPalette]) -> None:
    palette = open_palette()
    QTest.keyClicks(palette.typed, "xyz")
    assert palette.shown == []
    assert palette.reason.text() == "No action has these letters."
    QTest.keyClick(palette.typed, Key.Key_Return)
    assert palette.isVisible()


def test_what_was_run_last_stands_first(
    open_palette: Callable[[], ActionPalette], settings: Settings, window: QMainWindow, qtbot: QtBot
) -> None:
    palette = open_palette()
    palette.typed.setText("fit")
    with qtbot.waitSignal(action(window, "fit").triggered):
        QTest.keyClick(palette.typed, Key.Key_Return)
    assert settings.recent_actions == ["fit"]
    assert open_palette().shown == ["Fit", "Open photo…", "Restore face"]


def test_a_hidden_action_is_not_offered(open_palette: Callable[[], ActionPalette], window: QMainWindow) -> None:
    action(window, "open").setVisible(False)
    assert open_palette().shown == ["Restore face", "Fit"]


def test_escape_closes_it(open_palette: Callable[[], ActionPalette]) -> None:
    palette = open_palette()
    QTest.keyClick(palette.typed, Key.Key_Escape)
    assert not palette.isVisible()


def test_it_fits_a_small_screen(open_palette: Callable[[], ActionPalette]) -> None:
    palette = open_palette()
    assert palette.width() <= 1366
    assert palette.height() <= 700
