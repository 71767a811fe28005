import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.documents.desk import Desk
from app.jobs.lane import Lanes
from app.operations import project_autosave
from app.operations.all_operations import Operations
from app.operations.engine import Engine
from app.operations.project_autosave import ProjectWriter
from gfr_core.progress import silent
from gfr_core.project.schema import Project
from gfr_core.project.store import backup_of, read_project
from tests.app.operations.scenes import photo

Settled = Callable[[], None]


@pytest.fixture
def kept(desk: Desk, lanes: Lanes, engine: Engine, tmp_path: Path) -> Iterator[Operations]:
    """Operations with a folder for what has no file."""
    made = Operations.on(desk, lanes, engine, tmp_path / "sample", tmp_path / "data")
    yield made
    made.cancel()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "attic.gfrproject"


def saved(path: Path) -> Project:
    return read_project(path).project if path.is_file() else Project()


def own_file(operations: Operations) -> Path:
    assert operations.keeping.recovery is not None
    return operations.keeping.recovery.own_file


def test_a_change_is_in_the_projects_file_a_moment_later(
    kept: Operations, desk: Desk, path: Path, tmp_path: Path, qtbot: QtBot, settled: Settled
) -> None:
    desk.project.set_path(path)
    kept.open_source.open(photo(tmp_path, "old.png"))
    kept.blend.set_strength(0.25)
    qtbot.waitUntil(lambda: [each.treatment.strength for each in saved(path).sources] == [0.25])
    assert not desk.project.is_unsaved
    kept.blend.set_strength(0.5)
    qtbot.waitUntil(lambda: saved(path).sources[0].treatment.strength == 0.5)
    assert saved(backup_of(path)).sources != ()


def test_a_project_without_a_file_is_kept_in_the_recovery_folder(
    kept: Operations, desk: Desk, tmp_path: Path, qtbot: QtBot, settled: Settled
) -> None:
    kept.open_source.open(photo(tmp_path, "old.png"))
    qtbot.waitUntil(lambda: len(saved(own_file(kept)).sources) == 1)
    assert not desk.project.is_unsaved
    kept.open_source.open(photo(tmp_path, "second.png"))
    qtbot.waitUntil(lambda: len(saved(own_file(kept)).sources) == 2)
    assert desk.project.is_unsaved


def test_several_people_are_work_that_a_project_shall_hold(
    kept: Operations, desk: Desk, tmp_path: Path, settled: Settled
) -> None:
    kept.open_source.open(photo(tmp_path, "old.png"))
    settled()
    kept.edit_faces.remove_selected()
    assert not desk.project.is_unsaved  # one picture: its result is what can be lost, and that is asked about
    kept.assign_faces.new_person()
    assert desk.project.is_unsaved


def test_an_empty_desk_writes_nothing(kept: Operations, desk: Desk) -> None:
    desk.portraits.set_choices({1: 1})
    desk.restoration.set_strength(0.5)
    kept.keeping.autosave.cancel()
    assert not own_file(kept).exists()


def test_hashes_join_the_file_when_they_are_known(
    kept: Operations, path: Path, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.project.set_path(path)
    kept.open_source.open(photo(tmp_path, "old.png"))
    qtbot.waitUntil(lambda: any(each.file.sha256 for each in saved(path).sources))


def test_a_full_disk_leaves_the_old_file_intact_is_told_once_and_tried_again(
    kept: Operations, desk: Desk, path: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.project.set_path(path)
    kept.open_source.open(photo(tmp_path, "old.png"))
    qtbot.waitUntil(lambda: any(each.file.sha256 for each in saved(path).sources))
    before = path.read_bytes()
    monkeypatch.setattr(project_autosave, "AGAIN_MS", 1)

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    told: list[str] = []
    desk.notice.notice_changed.connect(lambda: told.append(desk.notice.message.title if desk.notice.message else ""))
    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        kept.blend.set_strength(0.25)
        qtbot.waitUntil(lambda: desk.project.is_unsaved)
        assert path.read_bytes() == before
        message = desk.notice.message
        assert message is not None
        assert (message.title, message.text) == (
            "The project could not be saved",
            "'attic.gfrproject.bak' could not be written: No space left on device. Nothing was changed.",
        )
    qtbot.waitUntil(lambda: saved(path).sources[0].treatment.strength == 0.25)
    qtbot.waitUntil(lambda: not desk.project.is_unsaved)
    assert told == ["The project could not be saved", "The project is saved again"]


def test_closing_saves_what_is_not_saved_yet(
    kept: Operations, desk: Desk, path: Path, tmp_path: Path, settled: Settled
) -> None:
    desk.project.set_path(path)
    kept.open_source.open(photo(tmp_path, "old.png"))
    settled()
    kept.blend.set_strength(0.25)
    kept.keeping.finish()
    assert saved(path).sources[0].treatment.strength == 0.25


def test_while_it_looks_away_nothing_is_saved(kept: Operations, desk: Desk, path: Path, qtbot: QtBot) -> None:
    kept.keeping.autosave.hold()
    desk.project.set_path(path)
    kept.keeping.autosave.save()
    kept.keeping.autosave.finish()
    assert not path.exists()
    kept.keeping.autosave.release(None)
    qtbot.waitUntil(path.is_file)


def test_an_older_state_never_wins(path: Path) -> None:
    writer = ProjectWriter()
    first, second = writer.next_number(), writer.next_number()
    writer.write(second, Project(note="second"), path, silent)
    writer.write(first, Project(note="first"), path, silent)
    assert saved(path).note == "second"
