from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.jobs.lane import Lanes
from app.operations import project_hashes
from app.operations.project_hashes import FileHashes, hashed
from gfr_core.progress import Progress, silent
from gfr_core.project.files import entry_of
from gfr_core.project.schema import FileEntry


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "mum.jpg"
    file.write_bytes(b"mum")
    return file


def test_a_hash_is_told_when_it_is_known(lanes: Lanes, path: Path, qtbot: QtBot) -> None:
    hashes = FileHashes(lanes.save)
    with qtbot.waitSignal(hashes.learnt):
        assert hashes.entry_for(path) == FileEntry(path.as_posix())
    assert hashes.entry_for(path) == hashes.known(path) == entry_of(path)


def test_every_file_gets_its_turn(lanes: Lanes, tmp_path: Path, qtbot: QtBot) -> None:
    hashes, files = FileHashes(lanes.save), [tmp_path / name for name in "abc"]
    for file in files[:2]:
        file.write_bytes(file.name.encode())
        hashes.entry_for(file)
    hashes.entry_for(files[2])  # which does not exist
    qtbot.waitUntil(lambda: all(hashes.known(file) is not None for file in files))
    assert [bool(hashes.entry_for(file).sha256) for file in files] == [True, True, False]


def test_what_is_urgent_goes_first(lanes: Lanes, path: Path, qtbot: QtBot) -> None:
    hashes = FileHashes(lanes.save)
    hashes.hold()
    hashes.entry_for(path)
    assert not lanes.save.is_busy
    with qtbot.waitSignal(hashes.learnt):
        hashes.release()


def test_what_a_project_says_stays_until_it_is_forgotten(lanes: Lanes, path: Path, qtbot: QtBot) -> None:
    hashes, said = FileHashes(lanes.save), FileEntry(path.as_posix(), "ab", 9)
    hashes.learn(said)
    assert hashes.entry_for(path) is said
    hashes.forget(path)
    with qtbot.waitSignal(hashes.learnt):
        hashes.entry_for(path)
    assert hashes.known(path) == entry_of(path)


def test_a_large_file_is_known_by_its_size(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project_hashes, "LARGEST_BYTES", 2)
    assert hashed(path, silent) == FileEntry(path.as_posix(), "", 3)


def test_hashing_can_be_stopped(path: Path) -> None:
    told: list[Progress] = []
    hashed(path, told.append)
    assert told


def test_given_up_is_given_up(lanes: Lanes, path: Path, qtbot: QtBot) -> None:
    hashes = FileHashes(lanes.save)
    hashes.hold()
    hashes.entry_for(path)
    hashes.cancel()
    hashes.release()
    assert not lanes.save.is_busy
