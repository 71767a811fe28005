"""The library: people and their portraits, across projects."""

import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from gfr_core.errors import GfrError
from gfr_core.library import rows
from gfr_core.library.opening import Opened, in_words, open_file
from gfr_core.library.records import NewPortrait, PersonRecord, PortraitRecord, tidy_tags

KEPT_DAYS = 30
"""How long what was deleted can be restored; it is cleared away when the library is opened after that."""


class Library:
    """Everybody the user keeps. What is deleted can be restored for some weeks.

    Threads take turns. Above all `close` waits for its own: a connection closed under a running statement ends the
    program, not the statement.
    """

    def __init__(self, path: Path, opened: Opened) -> None:
        self._path, self._db, self._lock = path, opened.connection, opened.lock
        self._turn = threading.RLock()
        self.notes = opened.notes
        """What was found on opening, in words for the user."""

    @classmethod
    def open(cls, path: Path) -> "Library":
        """The library in a file; a new one when there is none. A damaged file is set aside, which `notes` says.

        Raises:
            GfrError: it was written by a newer version, is another program's, or may not be read.
            MachineError: the disk is full or broken.
        """
        library = cls(path, open_file(path))
        if not library.is_read_only:
            library._clear_away()
        return library

    def close(self) -> None:
        """Lets go of the file, so that another window can write."""
        with self._turn:
            self._db.close()
            if self._lock is not None:
                self._lock.close()

    @property
    def path(self) -> Path:
        """Its file."""
        return self._path

    @property
    def is_read_only(self) -> bool:
        """Another window has it, or the disk takes no writing."""
        return self._lock is None

    def people(self, search: str = "") -> list[PersonRecord]:
        """Everybody by name; with `search`, who has all its words in name, tags, notes or names of files."""
        with self._reading() as db:
            found = rows.people(db)
        words = search.casefold().split()
        return [person for person, text in found if all(word in text.casefold() for word in words)]

    def person(self, person: int) -> PersonRecord:
        """One of them.

        Raises:
            GfrError: there is nobody with this number any more.
        """
        found = next((each for each in self.people() if each.id == person), None)
        if found is None:
            raise GfrError(f"The library has nobody with number {person} any more.", "They may have been deleted.")
        return found

    def add_person(self, name: str) -> int:
        """Somebody new; the number given.

        Raises:
            GfrError: the name is blank, or the library is read-only; the latter from everything that changes it.
        """
        with self._writing() as db:
            return rows.insert(db, "INSERT INTO people (name) VALUES (?)", (_name(name),))

    def rename_person(self, person: int, name: str) -> None:
        """Another name.

        Raises:
            GfrError: it is blank.
        """
        self._change("UPDATE people SET name = ? WHERE id = ?", _name(name), person)

    def describe_person(self, person: int, tags: str | tuple[str, ...], notes: str) -> None:
        """Other tags and notes."""
        self._change("UPDATE people SET tags = ?, notes = ? WHERE id = ?", _lines(tags), notes.strip(), person)

    def delete_person(self, person: int) -> None:
        """Takes somebody away with their portraits; `restore_person` brings them back."""
        self._change("UPDATE people SET deleted = ? WHERE id = ?", time.time(), person)

    def restore_person(self, person: int) -> None:
        """Brings somebody back who was deleted."""
        self._change("UPDATE people SET deleted = NULL WHERE id = ?", person)

    def portraits(self, person: int | None = None) -> list[PortraitRecord]:
        """The portraits of one person, or of everybody, in the order they came."""
        with self._reading() as db:
            return rows.portraits(db, person)

    def add_portraits(self, person: int, portraits: Sequence[NewPortrait]) -> list[int]:
        """Keeps portraits; their numbers. One whose content the person has already is only pointed to its new place."""
        with self._writing() as db:
            return [rows.keep_portrait(db, person, each) for each in portraits]

    def describe_portrait(self, portrait: int, tags: str | tuple[str, ...], notes: str) -> None:
        """Other tags and notes."""
        self._change("UPDATE portraits SET tags = ?, notes = ? WHERE id = ?", _lines(tags), notes.strip(), portrait)

    def move_portrait(self, portrait: int, person: int) -> None:
        """Says that a portrait is somebody else's."""
        self._change("UPDATE portraits SET person = ? WHERE id = ?", person, portrait)

    def delete_portrait(self, portrait: int) -> None:
        """Takes a portrait away; the picture itself stays where it is. `restore_portrait` brings it back."""
        self._change("UPDATE portraits SET deleted = ? WHERE id = ?", time.time(), portrait)

    def restore_portrait(self, portrait: int) -> None:
        """Brings a portrait back that was deleted."""
        self._change("UPDATE portraits SET deleted = NULL WHERE id = ?", portrait)

    def point(self, places: Iterable[tuple[int, Path]]) -> None:
        """Says where pictures lie now: portrait's number and path."""
        with self._writing() as db:
            for portrait, path in places:
                place = (str(path), path.stat().st_mtime_ns, portrait)
                db.execute("UPDATE portraits SET path = ?, mtime_ns = ? WHERE id = ?", place)

    def _clear_away(self) -> None:
        before = time.time() - KEPT_DAYS * 86_400
        with self._writing() as db:
            db.execute("DELETE FROM people WHERE deleted < ?", (before,))
            db.execute("DELETE FROM portraits WHERE deleted < ?", (before,))

    def _change(self, sql: str, *values: object) -> None:
        with self._writing() as db:
            db.execute(sql, values)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        try:
            with self._turn:
                yield self._db
        except sqlite3.Error as error:
            raise in_words(error, self._path) from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it or nothing."""
        if self.is_read_only:
            raise GfrError(
                "The library cannot be changed here: another window has it, or its folder may not be written.",
                "Close the other window and open the library again.",
            )
        with self._reading() as db, db:
            yield db


def _name(name: str) -> str:
    tidy = " ".join(name.split())
    if not tidy:
        raise GfrError("A person needs a name; a blank one was given.")
    return tidy


def _lines(tags: str | tuple[str, ...]) -> str:
    return "\n".join(tidy_tags(tags))
