from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.documents.project import ProjectDocument, QueueItem
from app.operations.queue_edits import AddPictures, RemovePicture, ReorderPictures
from gfr_core.project.schema import FileEntry, SourceEntry


def item(key: int) -> QueueItem:
    return QueueItem(SourceEntry(key, FileEntry(f"/attic/{key}.png")))


@pytest.fixture
def document(qapp: QApplication) -> ProjectDocument:
    made = ProjectDocument()
    made.set_items(item(key) for key in (1, 2, 3))
    return made


def keys(document: ProjectDocument) -> list[int]:
    return [each.key for each in document.items]


def test_added_pictures_come_last_and_come_back_with_what_was_done(document: ProjectDocument) -> None:
    command = AddPictures(document, (item(4), item(5)), document.remove)
    command.redo()
    document.replace(document.items[3].with_entry(state="restored"))
    command.undo()
    assert keys(document) == [1, 2, 3]
    command.redo()
    assert keys(document) == [1, 2, 3, 4, 5]
    assert document.items[3].entry.state == "restored"
    assert command.text() == "add 2 pictures"
    assert AddPictures(document, (item(6),), document.remove).text() == "add 6.png"


def test_a_removed_picture_comes_back_in_its_place(document: ProjectDocument) -> None:
    command = RemovePicture(document, document.items[1], document.remove)
    command.redo()
    assert keys(document) == [1, 3]
    command.undo()
    assert keys(document) == [1, 2, 3]
    assert command.text() == f"remove {Path(document.items[1].path).name}"


def test_another_order_can_be_undone_although_a_picture_came(document: ProjectDocument) -> None:
    command = ReorderPictures(document, (3, 1, 2))
    command.redo()
    assert keys(document) == [3, 1, 2]
    document.insert(1, item(9))
    command.undo()
    assert keys(document) == [1, 2, 3, 9]
