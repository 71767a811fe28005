"""The tables of the library, and how an older file becomes one of today."""

import sqlite3

from gfr_core.errors import GfrError

APPLICATION_ID = 0x4746524C
"""Says whose file it is, in SQLite's own header: "GFRL"."""

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE people (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        tags TEXT NOT NULL DEFAULT '',
        notes TEXT NOT NULL DEFAULT '',
        deleted REAL
    );
    CREATE TABLE portraits (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        person INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
        path TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        face_x REAL NOT NULL,
        face_y REAL NOT NULL,
        face_w REAL NOT NULL,
        face_h REAL NOT NULL,
        score REAL NOT NULL,
        found_by TEXT NOT NULL,
        landmarks BLOB,
        thumbnail BLOB NOT NULL,
        descriptor BLOB,
        tags TEXT NOT NULL DEFAULT '',
        notes TEXT NOT NULL DEFAULT '',
        deleted REAL
    );
    CREATE INDEX portraits_of_person ON portraits (person);
    CREATE INDEX portraits_by_content ON portraits (sha256);
    """,
)
"""What turns version n into n + 1, the first of them an empty file into version 1. Never changed, only added to."""


def migrate(connection: sqlite3.Connection, migrations: tuple[str, ...] = MIGRATIONS) -> None:
    """Brings the tables to today's version, all steps or none.

    Raises:
        GfrError: the file was written by a newer version, or is another program's.
    """
    version = version_of(connection)
    _check(connection, version, len(migrations))
    if version == len(migrations):
        return
    steps = "".join(migrations[version:])
    ids = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {len(migrations)};"
    try:
        connection.executescript(f"BEGIN IMMEDIATE; {steps} {ids} COMMIT;")
    except sqlite3.Error:
        connection.rollback()
        raise


def version_of(connection: sqlite3.Connection) -> int:
    """Which version the tables have; 0 when there are none."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _check(connection: sqlite3.Connection, version: int, known: int) -> None:
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    tables = int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    if tables and application != APPLICATION_ID:
        raise GfrError("The file of the library is another program's database.", "Move it out of the way.")
    if version > known:
        raise GfrError(
            f"The library was written by a newer GFR Studio (format {version}; this one reads up to {known}).",
            "Install the newer version. The library was not changed.",
        )
