from dataclasses import replace
from pathlib import Path

import numpy as np

from gfr_core.library.opening import open_file
from gfr_core.library.rows import insert, keep_portrait, people, portraits
from tests.core.library.kept import FACE, portrait


def test_a_portrait_without_landmarks_and_descriptor_is_read_as_it_was_written(tmp_path: Path) -> None:
    opened = open_file(tmp_path / "library.sqlite")
    new = replace(portrait(tmp_path / "a.png"), face=replace(FACE, landmarks=None), descriptor=None)
    ada = insert(opened.connection, "INSERT INTO people (name) VALUES (?)", ("Ada",))
    keep_portrait(opened.connection, ada, new)
    (read,) = portraits(opened.connection, ada)
    assert read.content.face == new.face
    assert read.content.descriptor is None
    assert portraits(opened.connection, ada + 1) == []
    ((person, text),) = people(opened.connection)
    assert (person.portraits, "a.png" in text) == (1, True)
    opened.connection.close()
    if opened.lock:
        opened.lock.close()


def test_landmarks_keep_every_digit(tmp_path: Path) -> None:
    opened = open_file(tmp_path / "library.sqlite")
    points = np.random.default_rng(1).uniform(0, 80, (68, 2))
    ada = insert(opened.connection, "INSERT INTO people (name) VALUES (?)", ("Ada",))
    keep_portrait(opened.connection, ada, portrait(tmp_path / "a.png", face=replace(FACE, landmarks=points)))
    (read,) = portraits(opened.connection, None)
    assert read.content.face.landmarks is not None
    assert np.array_equal(read.content.face.landmarks, points)
    opened.connection.close()
    if opened.lock:
        opened.lock.close()
