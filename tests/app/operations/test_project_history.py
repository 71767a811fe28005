import pytest
from PySide6.QtGui import QUndoCommand
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.operations.project_history import History


class Step(QUndoCommand):
    def __init__(self, name: str, log: list[str]) -> None:
        super().__init__(name)
        self._log = log

    def redo(self) -> None:
        self._log.append(f"+{self.text()}")

    def undo(self) -> None:
        self._log.append(f"-{self.text()}")


@pytest.fixture
def history(qapp: QApplication) -> History:
    return History()


@pytest.fixture
def log() -> list[str]:
    return []


def test_each_picture_undoes_its_own(history: History, log: list[str]) -> None:
    for key in (1, 2):
        history.activate(key)
        history.push(Step(f"on {key}", log))
    history.activate(1)
    assert (history.undoText(), history.count(), history.index()) == ("on 1", 1, 1)
    history.undo()
    assert (history.canUndo(), history.canRedo(), history.redoText()) == (False, True, "on 1")
    history.activate(2)
    assert history.undoText() == "on 2"
    history.undo()
    history.redo()
    assert log == ["+on 1", "+on 2", "-on 1", "-on 2", "+on 2"]


def test_the_first_picture_takes_over_what_was_done_before(history: History, log: list[str]) -> None:
    history.push(Step("portraits", log))
    history.activate(1)
    assert history.undoText() == "portraits"
    history.activate(2)
    assert not history.canUndo()


def test_actions_speak_of_the_picture_on_the_desk(history: History, log: list[str]) -> None:
    undo, redo = history.createUndoAction(history, "&Undo"), history.createRedoAction(history, "&Redo")
    history.activate(1)
    history.push(Step("draw", log))
    assert (undo.text(), undo.isEnabled(), redo.isEnabled()) == ("&Undo draw", True, False)
    history.activate(2)
    assert not undo.isEnabled()
    history.activate(1)
    undo.trigger()
    assert log == ["+draw", "-draw"]


def test_changes_are_announced(history: History, log: list[str], qtbot: QtBot) -> None:
    with qtbot.waitSignals([history.canUndoChanged, history.undoTextChanged]):
        history.push(Step("draw", log))


def test_several_steps_can_be_one(history: History, log: list[str]) -> None:
    history.beginMacro("both")
    history.push(Step("a", log))
    history.push(Step("b", log))
    history.endMacro()
    assert (history.count(), history.undoText()) == (1, "both")
    history.clear()
    assert history.count() == 0


def test_it_knows_whether_anything_was_done_anywhere(history: History, log: list[str]) -> None:
    assert not history.has_changes
    history.activate(1)
    history.activate(2)
    history.push(Step("draw", log))
    history.activate(1)
    assert history.has_changes
    assert (history.count_of(1), history.count_of(2), history.count_of(3)) == (0, 1, 0)
    history.start_anew()
    assert not history.has_changes
    assert not history.canUndo()
