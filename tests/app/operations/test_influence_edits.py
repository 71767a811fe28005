import pytest
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QApplication

from app.documents.desk import Desk
from app.operations.edits import ChangeStrength
from app.operations.influence_edits import ChangeInfluence


@pytest.fixture
def undo(qapp: QApplication) -> QUndoStack:
    return QUndoStack()


def test_changes_of_the_influence_in_a_row_are_one(desk: Desk, undo: QUndoStack) -> None:
    for influence in (0.9, 0.5, 0.2):
        undo.push(ChangeInfluence(desk.restoration, influence))
    assert undo.count() == 1
    assert undo.undoText() == "change guide influence"
    undo.undo()
    assert desk.restoration.guide_influence == 1.0
    undo.redo()
    assert desk.restoration.guide_influence == 0.2


def test_a_change_of_the_strength_is_another_step(desk: Desk, undo: QUndoStack) -> None:
    undo.push(ChangeInfluence(desk.restoration, 0.5))
    undo.push(ChangeStrength(desk.restoration, 0.5))
    undo.push(ChangeInfluence(desk.restoration, 0.2))
    assert undo.count() == 3
    undo.undo()
    assert desk.restoration.guide_influence == 0.5
