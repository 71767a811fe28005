import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from gfr_core.errors import GfrError
from gfr_core.library.store import KEPT_DAYS, Library
from tests.core.library.kept import FACE, portrait


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    opened = Library.open(path)
    yield opened
    opened.close()


def names(library: Library, search: str = "") -> list[str]:
    return [person.name for person in library.people(search)]


def test_what_is_kept_is_there_again(path: Path, tmp_path: Path) -> None:
    new = portrait(tmp_path / "ada.png")
    first = Library.open(path)
    ada = first.add_person("  Ada   Lovelace ")
    (number,) = first.add_portraits(ada, [new])
    first.close()
    again = Library.open(path)
    person, (kept,) = again.person(ada), again.portraits(ada)
    again.close()
    assert (person.name, person.portraits, person.thumbnail) == ("Ada Lovelace", 1, new.thumbnail)
    assert (kept.id, kept.person, kept.name, kept.path) == (number, ada, "ada.png", tmp_path / "ada.png")
    assert (kept.content.sha256, kept.content.size) == (new.sha256, new.size)
    assert (kept.content.face.box, kept.content.face.found_by) == (FACE.box, "test")
    assert FACE.landmarks is not None
    assert kept.content.face.landmarks is not None
    assert np.array_equal(kept.content.face.landmarks, FACE.landmarks)
    assert kept.content.descriptor is not None
    assert new.descriptor is not None
    assert np.allclose(kept.content.descriptor, new.descriptor, atol=1e-3)


def test_pictures_are_not_copied(library: Library, path: Path, tmp_path: Path) -> None:
    library.add_portraits(library.add_person("Ada"), [portrait(tmp_path / "ada.png")])
    assert {each.name for each in tmp_path.iterdir()} == {"ada.png", "library.sqlite", "library.sqlite.lock"}


def test_people_come_by_name(library: Library) -> None:
    for name in ("bob", "Ada", "Carl"):
        library.add_person(name)
    assert names(library) == ["Ada", "bob", "Carl"]


def test_a_blank_name_is_refused(library: Library) -> None:
    with pytest.raises(GfrError, match="A person needs a name; a blank one was given"):
        library.add_person("  ")
    ada = library.add_person("Ada")
    with pytest.raises(GfrError, match="blank"):
        library.rename_person(ada, "")
    library.rename_person(ada, "Eve")
    assert names(library) == ["Eve"]


def test_a_search_looks_at_names_tags_notes_and_files_whatever_the_case(library: Library, tmp_path: Path) -> None:
    ada, bob = library.add_person("Ada Ångström"), library.add_person("Bob")
    library.describe_person(ada, "Mathematics, London , mathematics", "met in 1833")
    (number,) = library.add_portraits(bob, [portrait(tmp_path / "IMG_0815.png")])
    library.describe_portrait(number, "profile", "with a hat")
    assert library.person(ada).tags == ("Mathematics", "London")
    for search in ("ångström", "MATHEMATICS london", "1833", "ada 1833"):
        assert names(library, search) == ["Ada Ångström"]
    for search in ("img_0815", "PROFILE", "hat"):
        assert names(library, search) == ["Bob"]
    assert names(library, "ada bob") == []


def test_deleting_a_person_takes_the_portraits_along_and_can_be_undone(library: Library, tmp_path: Path) -> None:
    ada = library.add_person("Ada")
    library.add_portraits(ada, [portrait(tmp_path / "ada.png")])
    library.delete_person(ada)
    assert (library.people(), library.portraits()) == ([], [])
    with pytest.raises(GfrError, match="nobody with number 1 any more"):
        library.person(ada)
    library.restore_person(ada)
    assert (names(library), len(library.portraits(ada))) == (["Ada"], 1)
    assert (tmp_path / "ada.png").exists()


def test_deleting_a_portrait_can_be_undone(library: Library, tmp_path: Path) -> None:
    ada = library.add_person("Ada")
    first, _ = library.add_portraits(ada, [portrait(tmp_path / f"{seed}.png", seed) for seed in (1, 2)])
    library.delete_portrait(first)
    assert [each.name for each in library.portraits(ada)] == ["2.png"]
    assert library.person(ada).portraits == 1
    library.restore_portrait(first)
    assert len(library.portraits(ada)) == 2


def test_the_same_picture_is_kept_once_even_under_another_name(library: Library, tmp_path: Path) -> None:
    ada = library.add_person("Ada")
    first = library.add_portraits(ada, [portrait(tmp_path / "one.png", 7)])
    library.delete_portrait(first[0])
    assert library.add_portraits(ada, [portrait(tmp_path / "two.png", 7)]) == first
    assert [each.name for each in library.portraits(ada)] == ["two.png"]
    bob = library.add_person("Bob")
    assert library.add_portraits(bob, [portrait(tmp_path / "one.png", 7)]) != first


def test_a_portrait_can_be_given_to_somebody_else(library: Library, tmp_path: Path) -> None:
    ada, bob = library.add_person("Ada"), library.add_person("Bob")
    (number,) = library.add_portraits(ada, [portrait(tmp_path / "who.png")])
    library.move_portrait(number, bob)
    assert [each.id for each in library.portraits(bob)] == [number]


def test_a_picture_that_was_found_again_is_pointed_to(library: Library, tmp_path: Path) -> None:
    (number,) = library.add_portraits(library.add_person("Ada"), [portrait(tmp_path / "old.png")])
    (tmp_path / "old.png").rename(tmp_path / "new.png")
    library.point([(number, tmp_path / "new.png")])
    assert [each.path for each in library.portraits()] == [tmp_path / "new.png"]


def test_a_second_window_cannot_change_anything(library: Library, path: Path) -> None:
    library.add_person("Ada")
    second = Library.open(path)
    assert second.is_read_only
    assert names(second) == ["Ada"]
    with pytest.raises(GfrError, match="The library cannot be changed here") as told:
        second.add_person("Bob")
    assert told.value.hint == "Close the other window and open the library again."
    second.close()


def test_what_was_deleted_long_ago_is_cleared_away(path: Path, tmp_path: Path) -> None:
    first = Library.open(path)
    ada, bob = first.add_person("Ada"), first.add_person("Bob")
    first.add_portraits(ada, [portrait(tmp_path / "ada.png")])
    for person in (ada, bob):
        first.delete_person(person)
    first.close()
    with sqlite3.connect(path) as db:
        db.execute("UPDATE people SET deleted = deleted - ? WHERE id = ?", ((KEPT_DAYS + 1) * 86_400, ada))
    db.close()
    Library.open(path).close()
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT name FROM people").fetchall() == [("Bob",)]
        assert db.execute("SELECT count(*) FROM portraits").fetchone() == (0,)
    db.close()


def test_several_changes_are_made_together_or_not_at_all(library: Library, tmp_path: Path) -> None:
    (number,) = library.add_portraits(library.add_person("Ada"), [portrait(tmp_path / "ada.png")])
    (tmp_path / "moved.png").touch()
    with pytest.raises(FileNotFoundError):
        library.point([(number, tmp_path / "moved.png"), (number, tmp_path / "nowhere.png")])
    assert library.portraits()[0].path == tmp_path / "ada.png"


def test_a_broken_disk_is_told_in_words(library: Library) -> None:
    library.close()
    with pytest.raises(GfrError, match="cannot be used"):
        library.people()


def test_closing_waits_for_the_change_that_another_thread_makes(path: Path, tmp_path: Path) -> None:
    library = Library.open(path)
    new = portrait(tmp_path / "ada.png")
    (number,) = library.add_portraits(library.add_person("Ada"), [new])
    is_in_the_middle, may_go_on = threading.Event(), threading.Event()

    def places() -> Iterator[tuple[int, Path]]:
        is_in_the_middle.set()
        assert may_go_on.wait(10)
        yield number, (tmp_path / "ada.png")

    change, close = threading.Thread(target=library.point, args=(places(),)), threading.Thread(target=library.close)
    change.start()
    assert is_in_the_middle.wait(10)
    close.start()
    close.join(0.05)
    assert close.is_alive()
    may_go_on.set()
    change.join()
    close.join()
    with pytest.raises(GfrError, match="closed"):
        library.people()
