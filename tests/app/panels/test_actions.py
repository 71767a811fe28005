from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.dialogs.action_words import plain
from app.panels.action_spec import Spec
from app.panels.actions import Actions
from app.theme.colours import LIGHT
from app.theme.icons import Icons
from tests.helpers.shared import ROOT


@pytest.fixture
def actions(qtbot: QtBot) -> Iterator[Actions]:
    window = QWidget()
    qtbot.addWidget(window)
    yield Actions.of(window)
    window.close()  # and so it lives until here: it owns the actions


def test_no_two_actions_share_a_key(actions: Actions) -> None:
    keys = [actions.named(name).shortcut().toString() for name in Actions.specs()]
    given = [key for key in keys if key]
    assert len(given) == len(set(given))


def test_every_action_has_words_and_a_tool_tip(actions: Actions) -> None:
    for name in Actions.specs():
        assert actions.named(name).text()
        assert actions.named(name).toolTip()


def test_an_obstacle_takes_the_place_of_the_tool_tip(actions: Actions) -> None:
    actions.tell(actions.restore, "Open a photo first.")
    assert not actions.restore.isEnabled()
    assert actions.restore.toolTip() == "Open a photo first."
    actions.tell(actions.restore, "")
    assert actions.restore.isEnabled()
    assert actions.restore.toolTip() == "Restore the selected face (Ctrl+R)"


def test_only_one_mode_is_on(actions: Actions) -> None:
    actions.split.trigger()
    actions.result.trigger()
    assert [mode for mode in actions.modes if mode.isChecked()] == [actions.result]


def test_icons_are_drawn_for_all_tools(actions: Actions) -> None:
    actions.draw_icons(Icons(LIGHT))
    assert not actions.restore.icon().isNull()
    assert not actions.four_up.icon().isNull()


def test_a_row_of_the_table_is_an_action_of_a_window(actions: Actions) -> None:
    assert isinstance(Actions.restore, Spec)
    assert isinstance(actions.restore, QAction)
    assert actions.of_spec(Actions.restore) is actions.restore is actions.named("restore")
    assert actions.restore.objectName() == "restore"


def test_the_guide_tells_every_key() -> None:
    guide = (ROOT / "docs" / "guide" / "keys.md").read_text(encoding="utf-8")
    rows = [f"| {plain(each.words)} | `{each.keys}` |" for each in Actions.specs().values() if each.keys]
    assert [row for row in rows if row not in guide] == [], "add these rows to docs/guide/keys.md"
