from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.documents.desk import Desk
from app.jobs.lane import Lanes
from app.operations.all_operations import Operations
from app.operations.engine import Engine
from gfr_core.library.records import PersonRecord
from tests.app.operations.library_desks import library_desk
from tests.core.library.kept import portrait

Settled = Callable[[], None]


@pytest.fixture
def operations(desk: Desk, lanes: Lanes, engine: Engine, tmp_path: Path, settled: Settled) -> Iterator[Operations]:
    """Ada with two portraits is kept, and looked at."""
    with library_desk(desk, lanes, engine, tmp_path) as made:
        made.library_people.add("Ada", tuple(portrait(tmp_path / f"{seed}.png", seed) for seed in (1, 2)))
        settled()
        made.library.show_person(desk.library.people[0].id)
        settled()
        yield made


def ada(desk: Desk) -> PersonRecord:
    return desk.library.people[0]


def state(desk: Desk) -> tuple[object, ...]:
    people = [(each.name, each.tags, each.notes, each.portraits) for each in desk.library.people]
    return people, [(each.name, each.tags, each.notes) for each in desk.library.portraits]


@pytest.mark.parametrize(
    ("edit", "text"),
    [
        ("rename", "rename Ada"),
        ("describe", "describe Ada"),
        ("delete", "delete Ada"),
        ("delete_portrait", "remove 1.png"),
        ("describe_portrait", "describe 1.png"),
        ("add", "add Bob"),
        ("add_portraits", "add a portrait of Ada"),
    ],
)
def test_every_change_is_undone_and_done_again(
    operations: Operations, desk: Desk, tmp_path: Path, settled: Settled, edit: str, text: str
) -> None:
    people, before = operations.library_people, state(desk)
    {
        "rename": lambda: people.rename(ada(desk), " Ada  Lovelace "),
        "describe": lambda: people.describe(ada(desk), "family, 1833", "wrote notes"),
        "delete": lambda: people.delete(ada(desk)),
        "delete_portrait": lambda: people.delete_portrait(desk.library.portraits[0]),
        "describe_portrait": lambda: people.describe_portrait(desk.library.portraits[0], "profile", ""),
        "add": lambda: people.add("Bob", (portrait(tmp_path / "bob.png", 5),)),
        "add_portraits": lambda: people.add_portraits(ada(desk).id, "Ada", (portrait(tmp_path / "3.png", 3),)),
    }[edit]()
    settled()
    after = state(desk)
    assert after != before
    assert operations.library.undo.undoText() == text
    operations.library.undo.undo()
    settled()
    if edit != "delete":  # who comes back is not looked at again by itself
        assert state(desk) == before
    assert state(desk)[0] == before[0]
    operations.library.undo.redo()
    settled()
    assert state(desk)[0] == after[0]


def test_what_changes_nothing_is_no_change(operations: Operations, desk: Desk) -> None:
    operations.library_people.rename(ada(desk), "Ada")
    operations.library_people.rename(ada(desk), " ")
    operations.library_people.describe(ada(desk), "", "")
    operations.library_people.describe_portrait(desk.library.portraits[0], " ", "")
    assert operations.library.undo.count() == 1


def test_undoing_an_addition_keeps_what_was_there_before(
    operations: Operations, desk: Desk, tmp_path: Path, settled: Settled
) -> None:
    again = portrait(tmp_path / "1 again.png", 1)
    operations.library_people.add_portraits(ada(desk).id, "Ada", (again, portrait(tmp_path / "3.png", 3)))
    settled()
    assert len(desk.library.portraits) == 3
    operations.library.undo.undo()
    settled()
    assert [each.name for each in desk.library.portraits] == ["1 again.png", "2.png"]


def test_moved_pictures_are_found_and_lost_ones_are_named(
    operations: Operations, desk: Desk, tmp_path: Path, settled: Settled
) -> None:
    (tmp_path / "moved").mkdir()
    (tmp_path / "1.png").rename(tmp_path / "moved" / "one.png")
    (tmp_path / "2.png").unlink()
    operations.library_people.relink(tmp_path / "moved")
    settled()
    assert [each.path for each in desk.library.portraits] == [tmp_path / "moved" / "one.png", tmp_path / "2.png"]
    assert len(desk.library.faults) == 1
    assert desk.notice.message is not None
    assert (desk.notice.message.title, desk.notice.message.text) == ("1 picture was found again", "Not found: 2.png.")


def test_looking_for_pictures_that_are_all_there_says_so(
    operations: Operations, desk: Desk, tmp_path: Path, settled: Settled
) -> None:
    operations.library_people.relink(tmp_path)
    settled()
    assert desk.notice.message is not None
    assert desk.notice.message.title == "No picture of the library is missing"
