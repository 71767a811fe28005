from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from gfr_core.errors import GfrError
from gfr_core.project.files import entry_of, fault_of, faults_in, relink, state_of
from gfr_core.project.schema import FileEntry, PersonEntry, PortraitEntry, Project, SourceEntry


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A picture and a portrait."""
    for name in ("old.png", "mum.jpg"):
        (tmp_path / name).write_bytes(name.encode())
    mum = PersonEntry(1, "Mum", (PortraitEntry(1, entry_of(tmp_path / "mum.jpg")),))
    return Project((mum,), (SourceEntry(1, entry_of(tmp_path / "old.png")),))


def test_an_entry_has_the_hash_and_the_size(tmp_path: Path) -> None:
    path = tmp_path / "old.png"
    path.write_bytes(b"abc")
    assert entry_of(path) == FileEntry(path.as_posix(), sha256(b"abc").hexdigest(), 3)


def test_a_file_is_the_same_changed_or_missing(tmp_path: Path) -> None:
    path = tmp_path / "old.png"
    path.write_bytes(b"abc")
    entry = entry_of(path)
    assert (state_of(entry), fault_of(entry)) == ("same", None)
    path.write_bytes(b"abd")
    assert state_of(entry) == "changed"
    path.unlink()
    assert state_of(entry) == "missing"


def test_a_file_that_was_never_read_counts_as_the_same(tmp_path: Path) -> None:
    path = tmp_path / "old.png"
    path.write_bytes(b"abc")
    assert state_of(FileEntry(path.as_posix())) == "same"


def test_what_is_wrong_is_said_file_by_file(project: Project, tmp_path: Path) -> None:
    assert faults_in(project) == ()
    (tmp_path / "old.png").write_bytes(b"other")
    (tmp_path / "mum.jpg").unlink()
    assert [fault.words for fault in faults_in(project)] == [
        "'old.png' has changed since it was added to the project.",
        f"'mum.jpg' is not in '{tmp_path}' any more.",
    ]


def test_a_moved_file_is_found_by_its_content(project: Project, tmp_path: Path) -> None:
    new = tmp_path / "new" / "deep"
    new.mkdir(parents=True)
    (tmp_path / "mum.jpg").rename(new / "renamed.jpg")
    (tmp_path / "old.png").unlink()
    (new / "old.png").write_bytes(b"OLD.png")  # the name and the size, but another picture
    linked = relink(project, tmp_path)
    assert linked.found == 1
    assert linked.missing == (project.sources[0].file,)
    portrait = project.people[0].portraits[0]
    assert linked.project.people[0].portraits[0].file == replace(portrait.file, path=(new / "renamed.jpg").as_posix())
    assert linked.project.sources == project.sources


def test_nothing_missing_needs_no_look(project: Project, tmp_path: Path) -> None:
    assert relink(project, tmp_path) == relink(project, tmp_path)
    assert relink(project, tmp_path).project == project


def test_a_folder_to_look_in_must_be_one(project: Project, tmp_path: Path) -> None:
    with pytest.raises(GfrError, match="is not a folder"):
        relink(project, tmp_path / "old.png")
