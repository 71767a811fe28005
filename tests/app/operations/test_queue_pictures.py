from collections.abc import Callable
from pathlib import Path

import pytest

from app.documents.desk import Desk
from app.documents.portraits import Portrait
from app.operations.all_operations import Operations
from app.operations.edits import ChangeStrength
from app.operations.queue_pictures import FoundPicture, look_at
from gfr_core.geometry import Box
from gfr_core.progress import silent
from tests.app.operations.scenes import photo, photos
from tests.app.small_engine import FACE, picture

Settled = Callable[[], None]


@pytest.fixture
def queued(operations: Operations, desk: Desk, tmp_path: Path, settled: Settled) -> Operations:
    """Three pictures, the first of them on the desk."""
    operations.queue.add(photos(tmp_path, "a.png", "b.png", "c.png"))
    settled()
    return operations


def names(desk: Desk) -> list[str]:
    return [item.name for item in desk.project.items]


def on_desk(desk: Desk) -> str | None:
    source = desk.source.source
    assert (source is None) == (desk.project.current is None)
    if source is not None and desk.project.current is not None:
        assert source.frame.name == desk.project.current.name
    return source.frame.name if source else None


def test_of_added_pictures_the_first_comes_on_an_empty_desk(queued: Operations, desk: Desk) -> None:
    assert names(desk) == ["a.png", "b.png", "c.png"]
    assert on_desk(desk) == "a.png"
    assert [each.number for each in desk.source.faces] == [1]


def test_what_cannot_be_added_is_told_and_the_rest_is_added(
    queued: Operations, desk: Desk, tmp_path: Path, settled: Settled
) -> None:
    (tmp_path / "notes.txt").write_text("hello there")
    queued.queue.add([tmp_path / "notes.txt", tmp_path / "gone.png", photo(tmp_path, "d.png")])
    settled()
    assert names(desk) == ["a.png", "b.png", "c.png", "d.png"]
    message = desk.notice.message
    assert message is not None
    assert (message.title, message.text, message.hint) == (
        "Could not add 2 files",
        "'notes.txt' holds unknown data, which cannot be read. Nor could these be used: gone.png.",
        "The others are in the queue.",
    )


def test_a_picture_is_in_the_queue_once(queued: Operations, desk: Desk, tmp_path: Path, settled: Settled) -> None:
    queued.queue.add([tmp_path / "b.png", photo(tmp_path, "d.png")])
    settled()
    assert names(desk) == ["a.png", "b.png", "c.png", "d.png"]
    message = desk.notice.message
    assert message is not None
    assert (message.title, message.text) == ("In the queue already", "1 of 2 were left out.")


def test_everything_said_about_a_picture_is_there_again_when_one_comes_back(
    queued: Operations, desk: Desk, settled: Settled
) -> None:
    desk.portraits.add((Portrait(1, picture("mum.png"), FACE),))
    queued.edit_faces.draw(Box(5, 5, 30, 30))
    settled()
    queued.assign_faces.new_person("Dad")
    queued.assign_faces.assign(1, 1)
    queued.blend.set_strength(0.5)
    queued.open_portraits.choose(1)
    before = (desk.source.faces, dict(desk.people.assignments), desk.restoration.strength, desk.source.selected)
    queued.queue.step(1)
    settled()
    assert on_desk(desk) == "b.png"
    assert (dict(desk.people.assignments), len(desk.source.faces)) == ({}, 1)
    queued.queue.step(-1)
    settled()
    assert on_desk(desk) == "a.png"
    after = (desk.source.faces, dict(desk.people.assignments), desk.restoration.strength, desk.source.selected)
    assert after == before
    while queued.undo.undoText() != "add 3 pictures":
        queued.undo.undo()
    assert [each.number for each in desk.source.faces] == [1]
    assert (dict(desk.people.assignments), desk.restoration.strength) == ({}, 1.0)


def test_a_result_is_there_again_when_its_picture_comes_back(queued: Operations, desk: Desk, settled: Settled) -> None:
    desk.portraits.add((Portrait(1, picture("mum.png"), FACE),))
    queued.restore_faces.selected()
    settled()
    result = desk.restoration.result
    assert result is not None
    queued.queue.step(1)
    settled()
    assert desk.restoration.result is None
    queued.queue.step(-1)
    settled()
    assert desk.restoration.result is not None
    assert desk.restoration.is_unsaved
    desk.restoration.mark_saved()
    queued.queue.step(1)
    queued.queue.step(-1)
    settled()
    assert not desk.restoration.is_unsaved


def test_beyond_the_ends_there_is_nothing(queued: Operations, desk: Desk, settled: Settled) -> None:
    assert queued.queue.step(-1) is None
    assert queued.queue.go_to(99) is None
    settled()
    assert on_desk(desk) == "a.png"


def test_pictures_are_moved_and_it_can_be_undone(queued: Operations, desk: Desk) -> None:
    key = desk.project.items[0].key
    queued.queue.move(key, 1)
    queued.queue.move(key, 5)
    assert names(desk) == ["b.png", "c.png", "a.png"]
    queued.queue.move(key, 1)
    assert queued.undo.count() == 3
    queued.undo.undo()
    queued.undo.undo()
    assert names(desk) == ["a.png", "b.png", "c.png"]


def test_a_picture_off_the_desk_is_removed_and_comes_back(queued: Operations, desk: Desk, settled: Settled) -> None:
    queued.queue.remove(desk.project.items[1].key)
    assert names(desk) == ["a.png", "c.png"]
    queued.undo.undo()
    assert names(desk) == ["a.png", "b.png", "c.png"]
    settled()
    assert on_desk(desk) == "a.png"


def test_for_the_picture_on_the_desk_the_next_one_comes_and_undo_brings_it_back(
    queued: Operations, desk: Desk, settled: Settled
) -> None:
    queued.undo.push(ChangeStrength(desk.restoration, 0.25))
    removed = desk.project.items[0].key
    queued.queue.remove(removed)
    settled()
    assert (names(desk), on_desk(desk)) == (["b.png", "c.png"], "b.png")
    assert queued.undo.undoText() == "remove a.png"
    queued.undo.undo()
    assert names(desk) == ["a.png", "b.png", "c.png"]
    queued.queue.go_to(removed)
    settled()
    assert (on_desk(desk), desk.restoration.strength) == ("a.png", 0.25)
    assert queued.undo.undoText() == "change strength"


def test_the_last_picture_leaves_an_empty_desk(queued: Operations, desk: Desk, settled: Settled) -> None:
    for item in desk.project.items:
        queued.queue.remove(item.key)
        settled()
    assert (names(desk), on_desk(desk)) == ([], None)
    assert desk.source.faces == ()
    queued.undo.undo()
    assert names(desk) == ["c.png"]


def test_undoing_what_was_added_takes_it_off_the_desk_too(queued: Operations, desk: Desk, settled: Settled) -> None:
    queued.undo.undo()
    settled()
    assert (names(desk), on_desk(desk)) == ([], None)


def test_a_clip_is_added_at_its_first_frame(tmp_path: Path) -> None:
    (tmp_path / "film.avi").write_bytes(b"RIFF\0\0\0\0AVI LIST" + b"\0" * 300)
    found = look_at([tmp_path / "film.avi", photo(tmp_path, "a.png")], silent)
    assert found.good == (FoundPicture(tmp_path / "film.avi", 0), FoundPicture(tmp_path / "a.png", None))
