from collections.abc import Callable

import pytest

from app.documents.desk import Desk
from app.operations.all_operations import Operations
from gfr_core.geometry import Box
from tests.app.small_engine import picture

Settled = Callable[[], None]


@pytest.fixture
def opened(operations: Operations, desk: Desk, settled: Settled) -> Operations:
    operations.open_source.open_pasted(picture())
    settled()
    return operations


def test_a_drawn_box_becomes_the_selected_face(opened: Operations, desk: Desk, settled: Settled) -> None:
    opened.edit_faces.draw(Box(1, 2, 30, 30))
    settled()
    assert desk.source.selected is not None
    assert desk.source.selected.number == 2
    assert desk.source.selected.face.box == Box(1, 2, 30, 30)
    opened.undo.undo()
    assert [each.number for each in desk.source.faces] == [1]


def test_a_box_outside_the_picture_is_refused_with_the_reason(opened: Operations, desk: Desk, settled: Settled) -> None:
    opened.edit_faces.draw(Box(500, 2, 30, 30))
    settled()
    assert len(desk.source.faces) == 1
    message = desk.notice.message
    assert message is not None
    assert (message.title, message.text) == ("Could not use the drawn box", "The box lies outside the picture.")


def test_a_dragged_box_moves_the_face_and_can_be_undone(opened: Operations, desk: Desk, settled: Settled) -> None:
    before = desk.source.faces[0]
    opened.edit_faces.move_selected(Box(5, 5, 40, 40))
    settled()
    assert [each.number for each in desk.source.faces] == [1]
    assert desk.source.faces[0].face.box == Box(5, 5, 40, 40)
    opened.undo.undo()
    assert desk.source.faces[0] is before


def test_a_box_drawn_on_a_picture_that_has_gone_is_forgotten(opened: Operations, desk: Desk, settled: Settled) -> None:
    opened.edit_faces.draw(Box(1, 2, 30, 30))
    opened.open_source.open_pasted(picture("other.png"))
    settled()
    assert len(desk.source.faces) == 1


def test_the_selected_face_is_removed_and_comes_back(opened: Operations, desk: Desk) -> None:
    opened.edit_faces.remove_selected()
    assert desk.source.faces == ()
    opened.undo.undo()
    assert len(desk.source.faces) == 1


def test_nothing_is_drawn_on_an_empty_desk(operations: Operations) -> None:
    assert operations.edit_faces.draw(Box(0, 0, 30, 30)) is None
    assert operations.edit_faces.move_selected(Box(0, 0, 30, 30)) is None
