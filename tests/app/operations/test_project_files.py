from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.documents.desk import Desk
from app.jobs.lane import Lanes
from app.operations.all_operations import Operations
from app.operations.engine import Engine
from app.operations.project_recovery import RecoveryFolder
from gfr_core.geometry import Box
from gfr_core.project.store import read_project
from tests.app.operations.scenes import photo, photos
from tests.app.small_engine import picture

Settled = Callable[[], None]


@pytest.fixture
def kept(desk: Desk, lanes: Lanes, engine: Engine, tmp_path: Path) -> Iterator[Operations]:
    made = Operations.on(desk, lanes, engine, tmp_path / "sample", tmp_path / "data")
    yield made
    made.cancel()


@pytest.fixture
def worked(kept: Operations, desk: Desk, tmp_path: Path, all_settled: Settled) -> Operations:
    """Two people with a portrait each, two pictures, a face drawn by hand, all of it somebody's."""
    kept.open_portraits.open([photo(tmp_path, "mum.png")])
    kept.queue.add(photos(tmp_path, "a.png", "b.png"))
    all_settled()
    kept.edit_faces.draw(Box(5, 5, 30, 30))
    all_settled()
    kept.assign_faces.new_person("Dad")
    kept.assign_faces.rename(1, "Mum")
    kept.open_portraits.open([photo(tmp_path, "dad.png")])
    all_settled()
    kept.assign_faces.assign(1, 1)
    kept.blend.set_strength(0.5)
    return kept


@pytest.fixture
def all_settled(qtbot: QtBot, lanes: Lanes, settled: Settled) -> Settled:
    def wait() -> None:
        settled()
        qtbot.waitUntil(lambda: not lanes.save.is_busy)
        settled()

    return wait


def told(desk: Desk) -> object:
    """Everything that a project is to bring back."""
    return (
        desk.people.people,
        dict(desk.people.assignments),
        dict(desk.portraits.choices),
        desk.restoration.strength,
        [(face.number, face.face.box) for face in desk.source.faces],
        [(each.key, each.name, each.person) for each in desk.portraits.portraits],
        [item.name for item in desk.project.items],
        desk.project.current and desk.project.current.name,
    )


def test_a_project_is_saved_and_opened_with_everything(
    worked: Operations, desk: Desk, tmp_path: Path, qtbot: QtBot, all_settled: Settled
) -> None:
    before = told(desk)
    path = tmp_path / "attic.gfrproject"
    with qtbot.waitSignal(worked.project.opened):
        worked.project.save_as(tmp_path / "attic")
    all_settled()
    assert read_project(path).notes == ()
    message = desk.notice.message
    assert message is not None
    assert message.title == f"Saved attic.gfrproject in {tmp_path}"
    worked.project.new()
    assert (desk.source.source, desk.project.items, desk.portraits.portraits, desk.project.path) == (None, (), (), None)
    assert not worked.undo.has_changes
    worked.project.open(path)
    all_settled()
    assert told(desk) == before
    assert (desk.project.path, desk.project.is_unsaved) == (path, False)


def test_without_a_file_there_is_nothing_to_save_into(worked: Operations) -> None:
    assert not worked.project.save()


def test_saving_again_is_told(worked: Operations, desk: Desk, tmp_path: Path, all_settled: Settled) -> None:
    worked.project.save_as(tmp_path / "attic")
    all_settled()
    desk.notice.clear()
    assert worked.project.save()
    all_settled()
    assert desk.notice.message is not None


def test_a_damaged_project_is_opened_as_far_as_it_goes_and_never_written_over(
    worked: Operations, desk: Desk, tmp_path: Path, all_settled: Settled
) -> None:
    path = tmp_path / "attic.gfrproject"
    worked.project.save_as(path)
    all_settled()
    worked.project.new()
    path.write_bytes(path.read_bytes().replace(b'"key": 2', b'"key": "2"', 1))
    damaged = path.read_bytes()
    worked.project.open(path)
    all_settled()
    message = desk.notice.message
    assert message is not None
    assert message.title == "Not everything of the project is there"
    assert message.hint == "The file was not changed. Save the project under another name."
    assert desk.project.path is None
    worked.blend.set_strength(0.125)
    worked.keeping.autosave.save()
    all_settled()
    assert path.read_bytes() == damaged


def test_a_project_open_in_another_window_is_refused(
    worked: Operations, desk: Desk, tmp_path: Path, all_settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = told(desk)
    path = tmp_path / "attic.gfrproject"
    worked.project.save_as(path)
    all_settled()
    worked.project.new()
    monkeypatch.setattr(RecoveryFolder, "claim", lambda *_: False)
    worked.project.open(path)
    all_settled()
    message = desk.notice.message
    assert message is not None
    assert (message.title, message.hint) == (
        "attic.gfrproject is open in another window",
        "Close it there first, or save under another name.",
    )
    assert (desk.project.path, desk.project.items) == (None, ())
    assert before != told(desk)


def has_all_hashes(path: Path) -> bool:
    project = read_project(path).project
    portraits = [portrait.file for person in project.people for portrait in person.portraits]
    return all(file.sha256 for file in (*portraits, *(source.file for source in project.sources)))


def test_missing_files_are_found_again(
    worked: Operations, desk: Desk, tmp_path: Path, qtbot: QtBot, all_settled: Settled
) -> None:
    path = tmp_path / "attic.gfrproject"
    worked.project.save_as(path)
    all_settled()
    qtbot.waitUntil(lambda: has_all_hashes(path))
    before = told(desk)
    moved = tmp_path / "moved"
    moved.mkdir()
    for name in ("mum.png", "a.png"):
        (tmp_path / name).rename(moved / name)
    worked.project.new()
    worked.project.open(path)
    all_settled()
    message = desk.notice.message
    assert message is not None
    assert f"Portrait 'mum.png' is not in '{tmp_path}' any more." in message.detail
    worked.project.relink(moved)
    all_settled()
    assert told(desk) == before
    worked.project.relink(moved)
    all_settled()
    message = desk.notice.message
    assert message is not None
    assert message.text == f"None of the missing files is in '{moved}'."


def test_what_a_dead_window_left_is_recovered(
    worked: Operations, desk: Desk, engine: Engine, tmp_path: Path, qtbot: QtBot, all_settled: Settled
) -> None:
    recovery = worked.keeping.recovery
    assert recovery is not None
    qtbot.waitUntil(recovery.own_file.is_file)
    worked.keeping.autosave.save()
    all_settled()
    before = told(desk)
    left = RecoveryFolder(tmp_path / "data" / "recovery")
    own = recovery.own_file
    dead = own.with_name("dead.gfrproject")
    dead.write_bytes(own.read_bytes())
    worked.project.new()
    (found,) = (each for each in left.found() if each.file == dead)
    worked.project.recover(found)
    all_settled()
    assert told(desk) == before
    assert desk.project.path is None
    qtbot.waitUntil(lambda: not dead.exists())
    assert own.is_file()


def test_pasted_pictures_and_portraits_are_part_of_a_project(
    kept: Operations, desk: Desk, tmp_path: Path, all_settled: Settled
) -> None:
    kept.open_source.open_pasted(picture("Pasted picture"))
    kept.open_portraits.open_pasted(picture("Pasted picture"))
    all_settled()
    kept.project.save_as(tmp_path / "attic")
    all_settled()
    kept.project.new()
    kept.project.open(tmp_path / "attic.gfrproject")
    all_settled()
    assert desk.source.source is not None
    assert np.array_equal(desk.source.source.frame.pixels, picture().pixels)
    assert [portrait.person for portrait in desk.portraits.portraits] == [1]
    assert desk.notice.message is None
