from pathlib import Path

from app.documents.desk import Desk
from app.documents.people import Person
from app.documents.portraits import Portrait
from app.documents.project import QueueItem, RunState
from app.documents.source import Source
from app.main_window import MainWindow
from gfr_core.faces.face import Face
from gfr_core.geometry import Box
from gfr_core.project.schema import FileEntry, SourceEntry
from tests.app.small_engine import FACE, picture


def item(key: int) -> QueueItem:
    return QueueItem(SourceEntry(key, FileEntry(str(Path(f"{key}.png")))))


def test_without_a_picture_nothing_of_it_can_be_done(window: MainWindow) -> None:
    actions = window.actions_by_name
    for action, why in (
        (actions.draw_face, "Open a photo first."),
        (actions.review, "Open a photo first."),
        (actions.remove_face, "Select a face first."),
        (actions.export_mask, "Restore a face first."),
        (actions.evidence, "Restore a face first."),
        (actions.stop, "No restoration is running."),
        (actions.run_queue, "No picture waits in the queue."),
        (actions.cancel_queue, "The queue is not being worked through."),
        (actions.next_picture, "There is no further picture."),
        (actions.swap, "Choose a way to compare first."),
    ):
        assert (action.isEnabled(), action.toolTip()) == (False, why)


def test_a_picture_with_a_face_opens_the_way(window: MainWindow, desk: Desk) -> None:
    desk.source.open(Source(picture()))
    desk.source.set_found([FACE])
    assert window.actions_by_name.draw_face.isEnabled()
    assert window.actions_by_name.remove_face.isEnabled()
    assert window.actions_by_name.restore.toolTip() == "Add a portrait of this person first."


def test_the_queue_can_be_run_and_stepped_through(window: MainWindow, desk: Desk) -> None:
    desk.project.set_items([item(1), item(2)])
    desk.project.set_current(1)
    actions = window.actions_by_name
    assert actions.run_queue.isEnabled()
    assert actions.next_picture.isEnabled()
    assert not actions.previous_picture.isEnabled()
    desk.project.set_run(RunState.RUNNING, 1)
    assert actions.cancel_queue.isEnabled()


def test_all_faces_can_be_restored_though_the_selected_one_is_nobodys(window: MainWindow, desk: Desk) -> None:
    desk.source.open(Source(picture()))
    desk.source.set_found([FACE, Face(Box(0, 0, 30, 30), 0.8, "test")])
    desk.people.add(Person(2, "Bea"))
    desk.portraits.add((Portrait(1, picture("mum.jpg"), FACE),))
    desk.people.set_assignments({2: 1})
    desk.source.select(1)
    actions = window.actions_by_name
    assert (actions.restore.isEnabled(), actions.restore.toolTip()) == (False, "Say who face 1 is first.")
    assert actions.restore_all.isEnabled()
