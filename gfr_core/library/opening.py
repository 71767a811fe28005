"""Opening the library's file: one window writes, a damaged file is set aside, a newer one is left alone."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gfr_core.errors import GfrError, MachineError
from gfr_core.library.schema import MIGRATIONS, migrate, version_of

BUSY_S = 2.0
"""How long to wait for another window's writing."""
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """An open file.

    Attributes:
        connection: to it; for one thread at a time.
        lock: what keeps other windows from writing; None when another one has it, then the library is read-only.
        notes: what was found, in words for the user.
    """

    connection: sqlite3.Connection
    lock: sqlite3.Connection | None
    notes: tuple[str, ...]


def open_file(path: Path) -> Opened:
    """Opens the library at `path`, or makes a new one.

    Raises:
        GfrError: it was written by a newer version, is another program's, may not be read, or is damaged while
            another window has it.
        MachineError: the disk is full or broken.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = _lock(path)
        return _open_to_read(path, lock) if isinstance(lock, str) else _open_to_write(path, lock)
    except sqlite3.Error as error:
        raise in_words(error, path) from error
    except OSError as error:
        raise GfrError(f"The library cannot be opened in '{path.parent}': {error.strerror}.") from error


def in_words(error: sqlite3.Error, path: Path) -> GfrError:
    """What SQLite found wanting, for the user."""
    if _code(error) in _DAMAGE:
        hint = "Close the other windows of GFR Studio; the file is then set aside and a new library begun."
        return GfrError(f"The file of the library, '{path}', is damaged.", hint)
    if _code(error) == sqlite3.SQLITE_FULL:
        return MachineError("The disk is full; the library was not changed.", "Free some space and try again.")
    if _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return GfrError("Another window of GFR Studio is writing the library.", "Try again in a moment.")
    return MachineError(f"The library '{path}' cannot be used: {error}.", "Check the disk and its permissions.")


def _code(error: sqlite3.Error) -> int:
    """The primary code: the lower byte."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def _lock(path: Path) -> sqlite3.Connection | str:
    """An exclusive transaction on a file beside it, or else why there is none.

    It ends with the program, however that ends, on every system.
    """
    lock = sqlite3.connect(path.with_name(path.name + ".lock"), timeout=0, check_same_thread=False)
    try:
        lock.isolation_level = None
        lock.execute("PRAGMA journal_mode = MEMORY")  # no second file beside it
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        lock.close()
        if _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return "Another window of GFR Studio has the library."
        if _code(error) in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
            return f"The library may not be written in '{path.parent}'."
        raise
    return lock


def _open_to_write(path: Path, lock: sqlite3.Connection) -> Opened:
    notes: tuple[str, ...] = ()
    try:
        try:
            connection = _checked(path)
        except sqlite3.DatabaseError as error:
            if _code(error) not in _DAMAGE:
                raise
            notes = (f"The library was damaged. It was set aside as '{_set_aside(path).name}' and a new one begun.",)
            connection = _checked(path)
    except BaseException:
        lock.close()
        raise
    return Opened(connection, lock, notes)


def _open_to_read(path: Path, reason: str) -> Opened:
    if not path.exists():
        raise GfrError(f"{reason} There is none to be read yet.", "Close other windows, or try again in a moment.")
    connection = _connect(f"{path.absolute().as_uri()}?mode=ro")
    try:
        version = version_of(connection)
        if version != len(MIGRATIONS):
            raise GfrError(
                f"{reason} It has format {version}; this version reads {len(MIGRATIONS)}.", "Close the other windows."
            )
    except BaseException:
        connection.close()
        raise
    return Opened(connection, None, (f"{reason} Here it can be looked at and used, but not changed.",))


def _checked(path: Path) -> sqlite3.Connection:
    """A connection to sound tables of today's version."""
    connection = _connect(path.absolute().as_uri())
    try:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise _damage(str(found))
        migrate(connection)
        connection.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, timeout=BUSY_S, uri=True, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    return connection


def _damage(found: str) -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError(found)
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def _set_aside(path: Path) -> Path:
    aside = path.with_name(f"{path.name}.damaged-{datetime.now().astimezone():%Y%m%d-%H%M%S}")
    path.replace(aside)
    path.with_name(path.name + "-journal").unlink(missing_ok=True)  # it belongs to the damaged file
    return aside
