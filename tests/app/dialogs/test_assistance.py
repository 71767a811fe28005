from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QMainWindow
from pytestqt.qtbot import QtBot

from app.dialogs.assistance import CANVAS_KEYS, Assistance
from app.documents.desk import Desk
from app.jobs.lane import Lanes
from app.operations.dispatch import Dispatch
from app.operations.log_file import LogFile
from app.operations.support_bundle import SupportBundle
from app.panels.actions import Actions
from app.panels.bars import fill_menus
from app.settings.settings import Settings, ThemeChoice
from app.theme.theme import Theme

Button = QDialogButtonBox.StandardButton


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QMainWindow]:
    """A window with the real menus."""
    made = QMainWindow()
    qtbot.addWidget(made)
    fill_menus(made.menuBar(), Actions.of(made), (), ())
    made.show()
    yield made
    made.close()


def action(window: QMainWindow, name: str) -> QAction:
    found = window.findChild(QAction, name)
    assert isinstance(found, QAction)
    return found


def test_the_keys_the_user_chose_are_given_at_the_start(window: QMainWindow, settings: Settings, theme: Theme) -> None:
    settings.changed_keys = {"restore": ["F5"]}
    Assistance(window, settings, theme)
    assert action(window, "restore").shortcut() == QKeySequence("F5")
    assert action(window, "restore").toolTip() == "Restore the selected face (F5)"


def test_a_theme_chosen_in_the_settings_is_seen_at_once(
    window: QMainWindow, settings: Settings, theme: Theme, qtbot: QtBot
) -> None:
    assistance = Assistance(window, settings, theme)
    dialog = assistance.open_settings()
    dialog.rows["theme"].field.show("dark")
    with qtbot.waitSignal(assistance.settings_changed) as told:
        dialog.buttons.button(Button.Ok).click()
    assert told.args == [frozenset({"theme"})]
    assert theme.choice is settings.theme is ThemeChoice.DARK


def test_the_palette_has_every_action_of_the_window(
    window: QMainWindow, settings: Settings, theme: Theme, qtbot: QtBot
) -> None:
    palette = Assistance(window, settings, theme).open_palette()
    assert len(palette.shown) == len(Actions.specs())
    QTest.keyClicks(palette.typed, "high contrast")
    with qtbot.waitSignal(action(window, "theme_contrast").triggered):
        QTest.keyClick(palette.typed, Qt.Key.Key_Return)


def test_changed_keys_are_taken_and_kept(window: QMainWindow, settings: Settings, theme: Theme) -> None:
    dialog = Assistance(window, settings, theme).open_keys()
    dialog.select("about")
    dialog.edit.setKeySequence(QKeySequence("F1"))
    dialog.buttons.button(Button.Ok).click()
    assert action(window, "about").shortcut() == QKeySequence("F1")
    assert settings.changed_keys == {"about": ["F1"]}


@pytest.mark.parametrize("keys", CANVAS_KEYS)
def test_no_action_is_shipped_with_keys_of_the_canvas(
    window: QMainWindow, settings: Settings, theme: Theme, keys: str
) -> None:
    keymap = Assistance(window, settings, theme).keymap
    assert keymap.reserved_for(QKeySequence(keys)) == CANVAS_KEYS[keys]
    assert keymap.rival("", QKeySequence(keys), keymap.keys) is None


@pytest.mark.parametrize(("answer", "written"), [("support", "support.zip"), ("facts.zip", "facts.zip"), (None, None)])
def test_the_bundle_is_written_where_the_user_says(
    window: QMainWindow,
    settings: Settings,
    theme: Theme,
    desk: Desk,
    lanes: Lanes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str | None,
    written: str | None,
) -> None:
    bundle = SupportBundle(Dispatch(lanes, desk.notice), desk.notice, settings, LogFile(tmp_path / "log"))
    asked: list[Path] = []
    targets: list[Path] = []
    monkeypatch.setattr(bundle, "to", targets.append)

    def ask(suggestion: Path) -> Path | None:
        asked.append(suggestion)
        return tmp_path / answer if answer else None

    Assistance(window, settings, theme, bundle, ask).save_bundle()
    assert asked == [bundle.suggestion(settings.last_folder)]
    assert targets == ([tmp_path / written] if written else [])


def test_without_a_bundle_nobody_is_asked(window: QMainWindow, settings: Settings, theme: Theme) -> None:
    Assistance(window, settings, theme, None, _never).save_bundle()


def _never(suggestion: Path) -> Path | None:
    raise AssertionError(f"asked where to write {suggestion}")
