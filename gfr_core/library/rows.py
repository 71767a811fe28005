"""Rows of the library's tables to records and back."""

import sqlite3
from pathlib import Path

import numpy as np

from gfr_core.faces.face import Face
from gfr_core.geometry import Box
from gfr_core.library.records import Descriptor, NewPortrait, PersonRecord, PortraitRecord

_PEOPLE = """
SELECT people.*, count(portraits.id) AS portraits, group_concat(portraits.path, char(10)) AS paths,
    group_concat(portraits.tags || char(10) || portraits.notes, char(10)) AS words,
    (SELECT thumbnail FROM portraits AS first WHERE first.person = people.id AND first.deleted IS NULL
        ORDER BY first.id LIMIT 1) AS thumbnail
FROM people LEFT JOIN portraits ON portraits.person = people.id AND portraits.deleted IS NULL
WHERE people.deleted IS NULL GROUP BY people.id ORDER BY people.name COLLATE NOCASE, people.id
"""
_PORTRAITS = """
SELECT portraits.* FROM portraits JOIN people ON people.id = portraits.person
WHERE portraits.deleted IS NULL AND people.deleted IS NULL AND (?1 IS NULL OR portraits.person = ?1)
ORDER BY portraits.id
"""
_INSERT = """
INSERT INTO portraits (person, path, sha256, size, mtime_ns, face_x, face_y, face_w, face_h, score, found_by, landmarks,
    thumbnail, descriptor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def people(db: sqlite3.Connection) -> list[tuple[PersonRecord, str]]:
    """Everybody by name, each with the text in which a search looks."""
    return [(_person(row), _searched(row)) for row in db.execute(_PEOPLE)]


def portraits(db: sqlite3.Connection, person: int | None) -> list[PortraitRecord]:
    """The portraits of one person, or of everybody who was not deleted."""
    return [_portrait(row) for row in db.execute(_PORTRAITS, (person,))]


def insert(db: sqlite3.Connection, sql: str, values: tuple[object, ...]) -> int:
    """Inserts a row; its number."""
    number = db.execute(sql, values).lastrowid
    assert number is not None  # only an INSERT comes here
    return number


def keep_portrait(db: sqlite3.Connection, person: int, new: NewPortrait) -> int:
    """Inserts a portrait, or points to its new place the one of the same content that this person has, also when it
    was deleted; its number."""
    known = db.execute("SELECT id FROM portraits WHERE person = ? AND sha256 = ?", (person, new.sha256)).fetchone()
    if known is None:
        return insert(db, _INSERT, (person, *_values(new)))
    sql = "UPDATE portraits SET path = ?, mtime_ns = ?, deleted = NULL WHERE id = ?"
    db.execute(sql, (str(new.path), new.mtime_ns, known["id"]))
    return int(known["id"])


def _values(new: NewPortrait) -> tuple[object, ...]:
    box, face = new.face.box, new.face
    points = None if face.landmarks is None else np.asarray(face.landmarks, dtype="<f8").tobytes()
    descriptor = None if new.descriptor is None else np.asarray(new.descriptor, dtype="<f2").tobytes()
    place = (str(new.path), new.sha256, new.size, new.mtime_ns)
    return (*place, box.x, box.y, box.w, box.h, face.score, face.found_by, points, new.thumbnail, descriptor)


def _person(row: sqlite3.Row) -> PersonRecord:
    return PersonRecord(row["id"], row["name"], _tags(row["tags"]), row["notes"], row["portraits"], row["thumbnail"])


def _searched(row: sqlite3.Row) -> str:
    files = " ".join(Path(path).name for path in (row["paths"] or "").split("\n"))
    return " ".join((row["name"], row["tags"], row["notes"], row["words"] or "", files))


def _portrait(row: sqlite3.Row) -> PortraitRecord:
    content = NewPortrait(
        Path(row["path"]),
        row["sha256"],
        row["size"],
        row["mtime_ns"],
        _face(row),
        row["thumbnail"],
        _descriptor(row["descriptor"]),
    )
    return PortraitRecord(row["id"], row["person"], content, _tags(row["tags"]), row["notes"])


def _face(row: sqlite3.Row) -> Face:
    box = Box(row["face_x"], row["face_y"], row["face_w"], row["face_h"])
    stored = row["landmarks"]
    points = None if stored is None else np.frombuffer(stored, dtype="<f8").reshape(68, 2).astype(np.float64)
    return Face(box, row["score"], row["found_by"], points)


def _descriptor(stored: bytes | None) -> Descriptor | None:
    return None if stored is None else np.frombuffer(stored, dtype="<f2").astype(np.float32)


def _tags(stored: str) -> tuple[str, ...]:
    return tuple(stored.split("\n")) if stored else ()
