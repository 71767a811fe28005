import os
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from gfr_core.errors import GfrError, MachineError
from gfr_core.library.opening import Opened, in_words, open_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "library.sqlite"


@pytest.fixture
def opened(path: Path) -> Iterator[Opened]:
    first = open_file(path)
    yield first
    close(first)


def close(opened: Opened) -> None:
    opened.connection.close()
    if opened.lock:
        opened.lock.close()


def test_a_new_library_makes_its_folder(opened: Opened, path: Path) -> None:
    assert path.is_file()
    assert opened.notes == ()


def test_a_second_window_reads_only_and_says_so(opened: Opened, path: Path) -> None:
    second = open_file(path)
    assert second.lock is None
    assert second.notes == (
        "Another window of GFR Studio has the library. Here it can be looked at and used, but not changed.",
    )
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        second.connection.execute("DELETE FROM people")
    close(second)


def test_the_next_window_writes_once_the_first_is_closed(path: Path) -> None:
    close(open_file(path))
    second = open_file(path)
    assert second.lock is not None
    close(second)


@pytest.mark.parametrize("damage", ["garbage", "torn"])
def test_a_damaged_file_is_set_aside_and_said(path: Path, damage: str) -> None:
    first = open_file(path)
    with first.connection as db:
        db.executemany("INSERT INTO people (name, notes) VALUES (?, ?)", [("Ada", "x" * 900)] * 40)
    close(first)
    whole = path.read_bytes()
    bad = b"no database at all" * 300 if damage == "garbage" else whole[:8192] + bytes(len(whole) - 8192)
    path.write_bytes(bad)
    again = open_file(path)
    aside = [each for each in path.parent.iterdir() if ".damaged-" in each.name]
    assert len(aside) == 1
    assert aside[0].read_bytes() == bad
    assert again.notes == (f"The library was damaged. It was set aside as '{aside[0].name}' and a new one begun.",)
    assert again.connection.execute("SELECT count(*) FROM people").fetchone()[0] == 0
    close(again)


def test_a_damaged_file_that_another_window_has_is_left_there(opened: Opened, path: Path) -> None:
    path.write_bytes(b"no database at all" * 300)
    with pytest.raises(GfrError, match="is damaged") as told:
        open_file(path)
    assert told.value.hint.startswith("Close the other windows of GFR Studio")
    assert path.read_bytes().startswith(b"no database")


def test_a_newer_file_is_left_alone(path: Path) -> None:
    close(open_file(path))
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 7")
    db.close()
    before = path.read_bytes()
    with pytest.raises(GfrError, match="written by a newer GFR Studio"):
        open_file(path)
    assert path.read_bytes() == before


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the user may write everywhere")
def test_a_folder_that_may_not_be_written_gives_a_library_to_read(path: Path) -> None:
    close(open_file(path))
    path.with_name(path.name + ".lock").unlink(missing_ok=True)
    path.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        opened = open_file(path)
        assert opened.notes[0].startswith("The library may not be written in")
        close(opened)
    finally:
        path.parent.chmod(stat.S_IRWXU)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(GfrError, match="The library cannot be opened in"):
        open_file(tmp_path / "file" / "library.sqlite")


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        (sqlite3.SQLITE_FULL, MachineError, "The disk is full; the library was not changed."),
        (sqlite3.SQLITE_BUSY, GfrError, "Another window of GFR Studio is writing the library."),
        (sqlite3.SQLITE_IOERR, MachineError, "The library 'x.sqlite' cannot be used: gone."),
    ],
)
def test_what_sqlite_finds_wanting_has_words(code: int, kind: type[GfrError], words: str) -> None:
    error = sqlite3.OperationalError("gone")
    error.sqlite_errorcode = code
    told = in_words(error, Path("x.sqlite"))
    assert (type(told), told.message) == (kind, words)
