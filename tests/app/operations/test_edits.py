import pytest
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QApplication

from app.documents.desk import Desk
from app.documents.portraits import Portrait
from app.documents.source import NumberedFace, Source
from app.operations.edits import AddFace, AddPortraits, ChangeStrength, MoveFace, RemoveFace
from tests.app.small_engine import FACE, picture


@pytest.fixture
def undo(qapp: QApplication) -> QUndoStack:
    return QUndoStack()


def test_every_edit_of_faces_goes_there_and_back(desk: Desk, undo: QUndoStack) -> None:
    desk.source.open(Source(picture()))
    first, moved = NumberedFace(1, FACE), NumberedFace(1, FACE)
    undo.push(AddFace(desk.source, first))
    undo.push(MoveFace(desk.source, first, moved))
    assert desk.source.faces == (moved,)
    undo.push(RemoveFace(desk.source, moved))
    assert len(desk.source.faces) == 0
    expected: tuple[tuple[NumberedFace, ...], ...] = ((moved,), (first,), ())
    for faces in expected:
        undo.undo()
        assert desk.source.faces == faces


def test_added_portraits_go_and_come_back(desk: Desk, undo: QUndoStack) -> None:
    portrait = Portrait(1, picture("mum.png"), FACE)
    undo.push(AddPortraits(desk.portraits, (portrait,)))
    undo.undo()
    assert len(desk.portraits.portraits) == 0
    undo.redo()
    assert list(desk.portraits.portraits) == [portrait]


def test_a_portrait_that_came_back_by_another_history_is_there_once(desk: Desk, undo: QUndoStack) -> None:
    portrait = Portrait(1, picture("mum.png"), FACE)
    undo.push(AddPortraits(desk.portraits, (portrait,)))
    undo.undo()
    desk.portraits.add((portrait,))
    undo.redo()
    assert list(desk.portraits.portraits) == [portrait]


def test_edits_are_named_for_the_menu(desk: Desk, undo: QUndoStack) -> None:
    two = tuple(Portrait(key, picture("mum.png"), FACE) for key in (1, 2))
    undo.push(AddPortraits(desk.portraits, two))
    assert undo.undoText() == "add 2 portraits"
    undo.push(ChangeStrength(desk.restoration, 0.5))
    assert undo.undoText() == "change strength"


def test_changes_of_the_strength_in_a_row_are_one(desk: Desk, undo: QUndoStack) -> None:
    for strength in (0.9, 0.5, 0.2):
        undo.push(ChangeStrength(desk.restoration, strength))
    assert undo.count() == 1
    undo.undo()
    assert desk.restoration.strength == 1.0
