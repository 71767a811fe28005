from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gfr_core.errors import GfrError
from gfr_core.media.still import read_still
from gfr_core.progress import silent
from gfr_core.project.faces import entry_of_face
from gfr_core.project.guides import GuideShelf
from gfr_core.project.schema import FaceEntry, PersonEntry, SourceEntry, Treatment
from gfr_core.project.work import finish, prepare, restore, work_on
from gfr_core.record.json_form import read_record
from gfr_core.record.treatment import record_path
from tests.core.project.scenes import FACE, ToldFinder, person, photo, source
from tests.core.restore.faces import Offset, Raises, face_at, restorer

RIGHT = face_at(100, 100, 30)


@pytest.fixture
def old(tmp_path: Path) -> SourceEntry:
    return source(1, tmp_path / "old.png")


@pytest.fixture
def mum(tmp_path: Path) -> PersonEntry:
    return person(1, tmp_path / "mum.png")


@pytest.fixture
def dad(tmp_path: Path) -> PersonEntry:
    return person(2, tmp_path / "dad.png")


def worked(
    entry: SourceEntry, *people: PersonEntry, finder: ToldFinder | None = None, network: Offset | Raises | None = None
) -> SourceEntry:
    finder = finder or ToldFinder([FACE, RIGHT])
    target = Path(entry.file.path).with_name("out.png")
    return work_on(entry, people, GuideShelf(finder), finder, restorer(network or Offset(0.1)), target, silent)


def test_faces_of_the_only_person_are_found_restored_and_written(old: SourceEntry, mum: PersonEntry) -> None:
    done = worked(replace(old, treatment=Treatment(match_colour=False)), mum)
    assert (done.state, done.reason) == ("restored", "")
    assert [(face.number, face.state) for face in done.faces] == [(1, "restored"), (2, "restored")]
    assert done.output is not None
    before, after = read_still(Path(old.file.path)), read_still(Path(done.output.path))
    assert not np.array_equal(before.pixels, after.pixels)


def test_among_several_people_only_assigned_faces_are_restored(
    old: SourceEntry, mum: PersonEntry, dad: PersonEntry
) -> None:
    faces = (replace(entry_of_face(1, FACE), person=2), entry_of_face(2, RIGHT))
    done = worked(replace(old, searched=True, faces=faces), mum, dad)
    assert (done.state, done.reason) == ("restored", "Face 2: Nobody said whose face it is.")
    assert [face.state for face in done.faces] == ["restored", "skipped"]


def test_each_face_gets_the_portraits_of_its_person_and_the_chosen_one(
    old: SourceEntry, mum: PersonEntry, tmp_path: Path
) -> None:
    two = person(2, tmp_path / "dad.png", tmp_path / "dad2.png")
    faces = (replace(entry_of_face(1, FACE), person=1), replace(entry_of_face(2, RIGHT), person=2, portrait=21))
    entry = replace(old, searched=True, faces=faces)
    finder = ToldFinder()
    prepared = prepare(entry, (mum, two), GuideShelf(finder), finder, silent)
    assert [[guide.name for guide in task.guides] for task in prepared.tasks] == [["mum.png"], ["dad.png", "dad2.png"]]
    assert [task.choice for task in prepared.tasks] == [None, 1]


def test_a_picture_that_was_searched_is_not_searched_again(old: SourceEntry, mum: PersonEntry) -> None:
    done = worked(replace(old, searched=True), mum)
    assert (done.state, done.reason, done.output) == ("skipped", "No face was found.", None)


def test_what_is_found_joins_the_faces_drawn_by_hand(old: SourceEntry, mum: PersonEntry) -> None:
    drawn = FaceEntry(4, (42.0, 42.0, 58.0, 58.0))
    done = worked(replace(old, faces=(drawn,)), mum)
    assert [face.number for face in done.faces] == [4, 5]


def test_a_person_without_portraits_is_told(old: SourceEntry) -> None:
    done = worked(old, PersonEntry(1, "Mum"))
    assert (done.state, done.reason) == ("skipped", "Faces 1, 2: Mum has no portrait.")


def test_a_face_whose_portraits_are_all_gone_has_failed(old: SourceEntry, mum: PersonEntry, tmp_path: Path) -> None:
    (tmp_path / "mum.png").unlink()
    done = worked(old, mum)
    assert (done.state, done.reason) == ("failed", f"Faces 1, 2: 'mum.png' is not in '{tmp_path}' any more.")


def test_a_network_that_fails_makes_a_failed_picture_and_no_file(old: SourceEntry, mum: PersonEntry) -> None:
    done = worked(old, mum, network=Raises())
    assert (done.state, done.output) == ("failed", None)
    assert done.reason == "Faces 1, 2: the engine is on fire"
    assert not Path(old.file.path).with_name("out.png").exists()


def test_a_picture_that_has_changed_is_not_worked_on(old: SourceEntry, mum: PersonEntry) -> None:
    photo(Path(old.file.path), side=150)
    with pytest.raises(GfrError, match=r"'old.png' has changed since it was added to the project\."):
        worked(old, mum)


def test_the_treatment_is_what_is_done(old: SourceEntry, mum: PersonEntry) -> None:
    done = worked(replace(old, treatment=Treatment(strength=0.0)), mum)
    assert done.output is not None
    assert np.array_equal(read_still(Path(done.output.path)).pixels, read_still(Path(old.file.path)).pixels)


def test_the_three_steps_are_the_whole(old: SourceEntry, mum: PersonEntry, tmp_path: Path) -> None:
    finder = ToldFinder([FACE, RIGHT])
    prepared = prepare(old, (mum,), GuideShelf(finder), finder, silent)
    done = finish(prepared, restore(prepared, restorer(Offset(0.1)), silent), tmp_path / "steps.png")
    whole = worked(old, mum)
    assert done.output is not None
    assert whole.output is not None
    assert replace(done, output=None) == replace(whole, output=None)
    ours, theirs = (read_still(Path(entry.path)).pixels for entry in (done.output, whole.output))
    assert np.array_equal(ours, theirs)


def test_the_record_names_the_portrait_the_person_and_the_operator(
    old: SourceEntry, mum: PersonEntry, tmp_path: Path
) -> None:
    finder = ToldFinder([FACE])
    target = tmp_path / "out.png"
    entry = replace(old, note="from the attic")
    work_on(entry, (mum,), GuideShelf(finder), finder, restorer(Offset(0.1)), target, silent, "Ada")
    record = read_record(record_path(target))
    assert (record.operator, record.note) == ("Ada", "from the attic")
    assert [(portrait.name, portrait.person) for portrait in record.portraits] == [("mum.png", "Person 1")]
    assert [face.number for face in record.faces] == [1]
