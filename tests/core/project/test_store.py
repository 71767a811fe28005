import errno
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

import gfr_core
from gfr_core.errors import GfrError, MachineError
from gfr_core.project.schema import FORMAT, Project
from gfr_core.project.store import backup_of, read_project, write_project
from tests.core.project.projects import full_project


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "attic.gfrproject"


def test_a_project_comes_back_as_it_was_written(path: Path, tmp_path: Path) -> None:
    project = full_project(tmp_path)
    write_project(project, path)
    read = read_project(path)
    assert read.project == replace(project, program=gfr_core.__version__)
    assert (read.notes, read.is_damaged) == ((), False)


def test_files_beside_and_below_are_relative_and_others_absolute(path: Path, tmp_path: Path) -> None:
    write_project(full_project(tmp_path), path)
    data = json.loads(path.read_text(encoding="utf-8"))
    assert data["format"] == FORMAT == "gfr-studio-project/1"
    assert [each["file"]["path"] for each in data["sources"]] == ["group.tif", "film.mkv"]
    assert [each["file"]["path"] for each in data["people"][0]["portraits"]] == ["portraits/mum.jpg", "/far/mum2.jpg"]
    assert data["sources"][0]["output"]["path"] == "out/group-restored.tif"
    assert data["outputs"] == "out"


def test_a_project_moved_with_its_pictures_finds_them(path: Path, tmp_path: Path) -> None:
    write_project(full_project(tmp_path), path)
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    path.rename(moved / path.name)
    assert read_project(moved / path.name).project.sources[0].file.path == (moved / "group.tif").as_posix()


def test_the_former_state_stays_as_the_backup(path: Path) -> None:
    write_project(Project(note="first"), path)
    assert not backup_of(path).exists()
    write_project(Project(note="second"), path)
    write_project(Project(note="second"), path)
    assert read_project(path).project.note == "second"
    assert read_project(backup_of(path)).project.note == "first"


def test_of_a_damaged_file_the_backup_is_opened_and_neither_is_touched(path: Path) -> None:
    write_project(Project(note="first"), path)
    write_project(Project(note="second"), path)
    path.write_bytes(path.read_bytes()[:40])
    before = path.read_bytes(), backup_of(path).read_bytes()
    read = read_project(path)
    assert read.project.note == "first"
    assert read.is_damaged
    assert read.notes == (
        "'attic.gfrproject' is damaged; its backup 'attic.gfrproject.bak', the state before, was opened.",
    )
    assert (path.read_bytes(), backup_of(path).read_bytes()) == before


def test_a_damaged_former_file_does_not_become_the_backup(path: Path) -> None:
    write_project(Project(note="first"), path)
    write_project(Project(note="second"), path)
    path.write_bytes(path.read_bytes()[:-9])
    write_project(Project(note="third"), path)
    assert read_project(backup_of(path)).project.note == "first"


def test_without_a_backup_the_whole_lines_of_a_damaged_file_are_read(path: Path, tmp_path: Path) -> None:
    project = full_project(tmp_path)
    write_project(project, path)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-2]) + lines[-2][:50])
    read = read_project(path)
    assert read.project.people == project.people
    assert read.project.sources == project.sources[:1]
    assert read.is_damaged
    assert read.notes[0] == (
        "'attic.gfrproject' is damaged; 1 picture and 2 people could be read, the rest is missing."
    )


def test_a_file_without_a_readable_line_is_refused(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00 nothing")
    with pytest.raises(GfrError, match=r"'attic.gfrproject' is damaged, and nothing of it can be read\."):
        read_project(path)


def test_a_newer_format_is_refused_with_words(path: Path) -> None:
    write_project(Project(), path)
    path.write_text(path.read_text(encoding="utf-8").replace("project/1", "project/2"), encoding="utf-8")
    with pytest.raises(GfrError) as caught:
        read_project(path)
    assert caught.value.message == (
        "'attic.gfrproject' cannot be opened: It is of a newer version of GFR Studio "
        "(format 2; this one reads up to 1)."
    )
    assert caught.value.hint == "Install the newer version. The file was not changed."


@pytest.mark.parametrize("text", ["[]", "{}", '{"format": "gfr-studio-record/1"}'])
def test_what_is_no_project_is_refused(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GfrError, match=r"It holds no project\."):
        read_project(path)


def test_a_file_that_is_not_there_is_told(path: Path) -> None:
    with pytest.raises(GfrError, match=r"'attic.gfrproject' cannot be read: No such file or directory\."):
        read_project(path)


def test_a_huge_file_is_not_read(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(300 * 1024 * 1024)
    with pytest.raises(GfrError, match="too large for a project"):
        read_project(path)


def test_a_full_disk_leaves_the_former_file_intact(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_project(Project(note="first"), path)
    before = path.read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(MachineError, match="No space left on device"):
        write_project(Project(note="second"), path)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
