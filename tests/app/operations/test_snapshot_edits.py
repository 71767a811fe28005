import pytest
from PySide6.QtGui import QUndoStack

from app.documents.desk import Desk
from app.documents.patch import Patch
from app.documents.snapshots import Snapshot
from app.documents.view import CanvasMode, View, snapshot_layer
from app.operations.snapshot_edits import AddSnapshot, RemoveSnapshot, RenameSnapshot

SNAPSHOT = Snapshot(1, "Snapshot 1", "old.png", Patch(0, 0, (1, 1, 3), b""))


@pytest.fixture
def undo(desk: Desk) -> QUndoStack:
    stack = QUndoStack()
    stack.push(AddSnapshot(desk.snapshots, desk.view, SNAPSHOT))
    return stack


def test_taking_can_be_undone_and_done_again(desk: Desk, undo: QUndoStack) -> None:
    assert undo.undoText() == "take snapshot"
    undo.undo()
    assert not desk.snapshots.snapshots
    undo.redo()
    assert desk.snapshots.snapshots == (SNAPSHOT,)


def test_removing_can_be_undone(desk: Desk, undo: QUndoStack) -> None:
    undo.push(RemoveSnapshot(desk.snapshots, desk.view, SNAPSHOT))
    assert undo.undoText() == "remove Snapshot 1"
    assert not desk.snapshots.snapshots
    undo.undo()
    assert desk.snapshots.snapshots == (SNAPSHOT,)


def test_renaming_can_be_undone(desk: Desk, undo: QUndoStack) -> None:
    undo.push(RenameSnapshot(desk.snapshots, SNAPSHOT, "Softer"))
    assert undo.undoText() == "rename Snapshot 1"
    assert desk.snapshots.snapshots[0].name == "Softer"
    undo.undo()
    assert desk.snapshots.snapshots[0].name == "Snapshot 1"


def test_what_is_gone_is_no_longer_looked_at(desk: Desk, undo: QUndoStack) -> None:
    desk.view.take(View(CanvasMode.SPLIT, a=snapshot_layer(1)))
    undo.undo()
    assert desk.view.view.a == "source"
    undo.redo()
    desk.view.set_b(snapshot_layer(1))
    undo.push(RemoveSnapshot(desk.snapshots, desk.view, SNAPSHOT))
    assert desk.view.view.b == "result"
