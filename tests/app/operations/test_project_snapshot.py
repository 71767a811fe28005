from collections.abc import Callable
from pathlib import Path

import pytest

from app.documents.desk import Desk
from app.documents.portraits import Portrait
from app.documents.project import LostPortrait
from app.documents.restoration import Restored
from app.operations.all_operations import Operations
from app.operations.project_snapshot import entry_on_desk, item_on_desk, treatment_on_desk
from gfr_core.project.files import entry_of
from gfr_core.project.schema import FaceEntry, FileEntry, PersonEntry, PortraitEntry, Project, Treatment
from tests.app.operations.scenes import photo
from tests.app.panels.conftest import failure, outcome
from tests.app.small_engine import FACE, picture

Settled = Callable[[], None]
BOX = (20.0, 20.0, 40.0, 40.0)


@pytest.fixture
def opened(operations: Operations, desk: Desk, tmp_path: Path, settled: Settled) -> Operations:
    operations.open_source.open(photo(tmp_path, "old.png"))
    settled()
    return operations


def face(desk: Desk) -> FaceEntry:
    assert desk.project.current is not None
    (entry,) = entry_on_desk(desk, desk.project.current).faces
    return entry


def test_an_empty_desk_is_an_empty_project_of_one_person(operations: Operations) -> None:
    assert operations.keeping.snapshots.project() == Project((PersonEntry(1, "Person 1"),))


def test_faces_tell_whose_they_are_which_portrait_and_what_became_of_them(opened: Operations, desk: Desk) -> None:
    assert face(desk) == FaceEntry(1, BOX, "test", 0.9)
    desk.portraits.add((Portrait(7, picture("mum.png"), FACE),))
    desk.people.assign(1, 1)
    desk.portraits.set_choices({1: 7})
    desk.restoration.take(Restored(picture(), {1: outcome()}, 0))
    assert face(desk) == FaceEntry(1, BOX, "test", 0.9, person=1, portrait=7, state="restored")
    desk.restoration.take(Restored(picture(), {1: failure()}, 0))
    assert (face(desk).state, face(desk).reason) == ("failed", "The face is too small.")


def test_a_saved_result_makes_a_restored_picture(opened: Operations, desk: Desk) -> None:
    item = desk.project.current
    assert item is not None
    desk.restoration.take(Restored(picture(), {1: outcome()}, 0))
    assert entry_on_desk(desk, item).state == "waiting"
    desk.restoration.mark_saved()
    assert entry_on_desk(desk, item).state == "restored"


def test_strength_and_influence_are_the_treatment(opened: Operations, desk: Desk) -> None:
    desk.restoration.set_strength(0.5)
    desk.restoration.set_guide_influence(0.25)
    assert treatment_on_desk(desk) == Treatment(0.5, 0.25)
    assert opened.keeping.snapshots.project().sources[0].treatment == Treatment(0.5, 0.25)


def test_portraits_that_could_not_be_read_stay_part_of_the_project(
    opened: Operations, desk: Desk, tmp_path: Path
) -> None:
    lost = PortraitEntry(2, FileEntry("/far/mum2.jpg", "ab", 3))
    path = photo(tmp_path, "mum.png")
    opened.keeping.hashes.learn(entry_of(path))
    desk.portraits.add((Portrait(5, picture("mum.png"), FACE, path), Portrait(6, picture("pasted"), FACE)))
    desk.project.set_lost([LostPortrait(1, lost), LostPortrait(9, lost)])
    assert opened.keeping.snapshots.people() == (
        PersonEntry(1, "Person 1", (lost, PortraitEntry(5, entry_of(path), BOX))),
    )


def test_a_pasted_picture_without_a_file_is_no_part_of_a_project_file(
    operations: Operations, desk: Desk, settled: Settled
) -> None:
    operations.open_source.open_pasted(picture())
    settled()
    assert operations.keeping.snapshots.project().sources == ()


def test_what_is_remembered_of_a_picture_are_its_very_faces(opened: Operations, desk: Desk) -> None:
    assert desk.project.current is not None
    item = item_on_desk(desk, desk.project.current)
    assert item.faces is desk.source.faces
    assert (item.selected, item.next_number, item.entry.searched) == (1, 2, True)
