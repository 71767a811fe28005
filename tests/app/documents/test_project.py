from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.documents.project import ProjectDocument, QueueItem, RunState, face_states
from gfr_core.project.schema import FaceEntry, FileEntry, SourceEntry


def item(key: int, name: str = "old.png", frame: int | None = None) -> QueueItem:
    return QueueItem(SourceEntry(key, FileEntry(f"/attic/{name}"), frame))


@pytest.fixture
def document(qapp: QApplication) -> ProjectDocument:
    made = ProjectDocument()
    made.set_items((item(1), item(2, "film.mkv", 7), item(5)))
    return made


def test_pictures_have_names_and_are_found(document: ProjectDocument) -> None:
    assert [each.name for each in document.items] == ["old.png", "film.mkv, frame 7", "old.png"]
    assert document.item_of(Path("/attic/film.mkv"), 7) is document.items[1]
    assert document.item_of(Path("/attic/film.mkv"), 8) is None
    assert QueueItem(SourceEntry(1, FileEntry("")), is_pasted=True).name == "Pasted picture"


def test_a_new_picture_gets_a_key_that_none_had(document: ProjectDocument) -> None:
    assert (document.key_for_next(), document.key_for_next()) == (6, 7)
    document.remove(frozenset({5}))
    assert document.key_for_next() == 8


def test_neighbours_are_before_and_after_the_picture_on_the_desk(document: ProjectDocument) -> None:
    document.set_current(2)
    assert document.neighbour(1) is document.items[2]
    assert document.neighbour(-1) is document.items[0]
    assert document.neighbour(2) is None
    document.set_current(None)
    assert document.neighbour(1) is document.items[0]


def test_a_picture_taken_away_is_remembered_once(document: ProjectDocument) -> None:
    second = document.items[1]
    document.remove(frozenset({2}))
    assert [each.key for each in document.items] == [1, 5]
    assert document.with_removed(2) is second
    assert document.with_removed(2) is None


def test_another_state_takes_the_place_of_the_old(document: ProjectDocument) -> None:
    document.replace(document.items[1].with_entry(state="failed", reason="too dark"))
    document.replace(item(99))
    assert [(each.key, each.entry.state) for each in document.items] == [
        (1, "waiting"),
        (2, "failed"),
        (5, "waiting"),
    ]


def test_every_change_is_announced_and_only_changes(document: ProjectDocument, qtbot: QtBot) -> None:
    changes: list[tuple[SignalInstance, Callable[[], None]]] = [
        (document.current_changed, lambda: document.set_current(1)),
        (document.path_changed, lambda: document.set_path(Path("/attic/a.gfrproject"))),
        (document.outputs_changed, lambda: document.set_outputs(Path("/attic"))),
        (document.unsaved_changed, lambda: document.set_unsaved(unsaved=True)),
        (document.run_changed, lambda: document.set_run(RunState.RUNNING, 1)),
    ]
    for signal, change in changes:
        with qtbot.waitSignal(signal):
            change()
        with qtbot.assertNotEmitted(signal):
            change()
    with qtbot.waitSignal(document.items_changed):
        document.insert(0, item(9))
    assert (document.name, document.outputs, document.run, document.working) == (
        "a",
        Path("/attic"),
        RunState.RUNNING,
        1,
    )


def test_faces_are_counted_by_their_state() -> None:
    box = (0.0, 0.0, 1.0, 1.0)
    faces = [FaceEntry(1, box), FaceEntry(2, box, state="failed"), FaceEntry(3, box)]
    assert face_states(faces) == {"found": 2, "failed": 1}
