from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.documents.desk import Desk
from app.jobs.lane import Lanes
from app.operations.all_operations import Operations
from app.operations.engine import Engine
from gfr_core.library.store import Library
from tests.app.operations.library_desks import library_desk
from tests.core.library.kept import portrait

Settled = Callable[[], None]


@pytest.fixture
def operations(desk: Desk, lanes: Lanes, engine: Engine, tmp_path: Path) -> Iterator[Operations]:
    with library_desk(desk, lanes, engine, tmp_path) as made:
        yield made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "library.sqlite"


def test_the_library_is_opened_when_it_is_needed(
    operations: Operations, desk: Desk, path: Path, settled: Settled
) -> None:
    assert not path.exists()
    operations.library.refresh()
    settled()
    assert path.exists()
    assert desk.library.is_open
    assert not desk.library.is_read_only


def test_a_change_is_made_undone_and_done_again(operations: Operations, desk: Desk, settled: Settled) -> None:
    heard: list[str] = []
    operations.library.change(
        "add Ada",
        lambda library: library.restore_person(library.add_person("Ada")),
        lambda library: library.delete_person(1),
        lambda: heard.append("done"),
    )
    settled()
    assert [person.name for person in desk.library.people] == ["Ada"]
    assert (operations.library.undo.undoText(), heard) == ("add Ada", ["done"])
    operations.library.undo.undo()
    settled()
    assert desk.library.people == ()


def test_a_search_stays_until_another(operations: Operations, desk: Desk, settled: Settled) -> None:
    for name in ("Ada", "Bob"):
        operations.library_people.add(name)
    operations.library.refresh("ada")
    operations.library.refresh()
    settled()
    assert [person.name for person in desk.library.people] == ["Ada"]
    operations.library.refresh("")
    settled()
    assert len(desk.library.people) == 2


def test_somebodys_portraits_are_shown_with_what_is_wrong_with_them(
    operations: Operations, desk: Desk, tmp_path: Path, settled: Settled
) -> None:
    operations.library_people.add("Ada", (portrait(tmp_path / "a.png"), portrait(tmp_path / "b.png", 2)))
    settled()
    (tmp_path / "b.png").unlink()
    operations.library.show_person(desk.library.people[0].id)
    settled()
    assert [each.name for each in desk.library.portraits] == ["a.png", "b.png"]
    (words,) = desk.library.faults.values()
    assert words.startswith("'b.png' is not in")
    assert operations.library.show_person(None) is None
    assert desk.library.portraits == ()


def test_a_library_that_another_window_has_is_read_only_and_says_so(
    operations: Operations, desk: Desk, path: Path, settled: Settled
) -> None:
    other = Library.open(path)
    other.add_person("Ada")
    operations.library.refresh()
    settled()
    assert desk.library.is_read_only
    assert [person.name for person in desk.library.people] == ["Ada"]
    assert desk.notice.message is not None
    assert desk.notice.message.title == "Your library"
    assert desk.notice.message.text.startswith("Another window of GFR Studio has the library.")
    operations.library_people.add("Bob")
    settled()
    assert desk.notice.message.title == "Could not add Bob"
    other.close()


def test_a_damaged_library_is_set_aside_and_said(
    operations: Operations, desk: Desk, path: Path, settled: Settled
) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database" * 500)
    operations.library.refresh()
    settled()
    assert desk.library.people == ()
    assert desk.notice.message is not None
    assert desk.notice.message.text.startswith("The library was damaged. It was set aside as 'library.sqlite.damaged-")


def test_a_window_without_a_data_folder_has_no_library(
    desk: Desk, lanes: Lanes, engine: Engine, settled: Settled
) -> None:
    made = Operations.on(desk, lanes, engine)
    made.library.refresh()
    settled()
    made.cancel()
    assert desk.notice.message is not None
    assert desk.notice.message.text == "This window has no data folder, so it has no library."
