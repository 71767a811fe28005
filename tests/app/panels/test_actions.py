from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.panels.actions import Actions
from app.theme.colours import LIGHT
from app.theme.icons import Icons


@pytest.fixture
def actions(qtbot: QtBot) -> Iterator[Actions]:
    window = QWidget()
    qtbot.addWidget(window)
    yield Actions.of(window)
    window.close()  # and so it lives until here: it owns the actions


def test_no_two_actions_share_a_key(actions: Actions) -> None:
    keys = [actions.named(name).shortcut().toString() for name in Actions.__slots__]
    given = [key for key in keys if key]
    assert len(given) == len(set(given))


def test_every_action_has_words_and_a_tool_tip(actions: Actions) -> None:
    for name in Actions.__slots__:
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
    assert [mode.isChecked() for mode in actions.modes] == [False, False, True]


def test_icons_are_drawn_for_all_tools(actions: Actions) -> None:
    actions.draw_icons(Icons(LIGHT))
    assert not actions.restore.icon().isNull()
    assert not actions.four_up.icon().isNull()
