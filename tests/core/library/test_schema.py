import sqlite3

import pytest

from gfr_core.errors import GfrError
from gfr_core.library.schema import MIGRATIONS, migrate, version_of


@pytest.fixture
def empty() -> sqlite3.Connection:
    return sqlite3.connect(":memory:")


def tables(db: sqlite3.Connection) -> set[str]:
    return {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_an_empty_file_becomes_one_of_today(empty: sqlite3.Connection) -> None:
    migrate(empty)
    assert {"people", "portraits"} <= tables(empty)
    assert version_of(empty) == len(MIGRATIONS)
    migrate(empty)


def test_an_older_file_keeps_its_rows_when_it_is_brought_up_to_date(empty: sqlite3.Connection) -> None:
    migrate(empty)
    empty.execute("INSERT INTO people (name) VALUES ('Ada')")
    empty.commit()
    later = (*MIGRATIONS, "ALTER TABLE people ADD COLUMN born TEXT;")
    migrate(empty, later)
    assert empty.execute("SELECT name, born FROM people").fetchall() == [("Ada", None)]
    assert version_of(empty) == len(later)


def test_a_step_that_fails_changes_nothing(empty: sqlite3.Connection) -> None:
    migrate(empty)
    broken = (*MIGRATIONS, "CREATE TABLE more (id); CREATE TABLE people (id);")
    with pytest.raises(sqlite3.Error):
        migrate(empty, broken)
    assert "more" not in tables(empty)
    assert version_of(empty) == len(MIGRATIONS)


def test_a_newer_file_is_refused_with_words(empty: sqlite3.Connection) -> None:
    migrate(empty)
    empty.execute("PRAGMA user_version = 9")
    with pytest.raises(GfrError, match=r"written by a newer GFR Studio \(format 9; this one reads up to 1\)\.") as told:
        migrate(empty)
    assert told.value.hint == "Install the newer version. The library was not changed."


def test_another_programs_file_is_refused(empty: sqlite3.Connection) -> None:
    empty.execute("CREATE TABLE recipes (id)")
    with pytest.raises(GfrError, match=r"The file of the library is another program's database\."):
        migrate(empty)
    assert tables(empty) == {"recipes"}
