from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.documents.desk import Desk
from app.documents.people import Person
from app.documents.portraits import Portrait
from app.documents.source import Source
from app.jobs.lane import Lanes
from app.operations.all_operations import Operations
from app.operations.engine import Engine
from app.operations.library_desk import MOST_USED
from gfr_core.faces.face import Face
from tests.app.operations.library_desks import library_desk
from tests.app.small_engine import picture
from tests.core.library.kept import FACE, portrait
from tests.core.library.kept import picture as picture_at

Settled = Callable[[], None]


@pytest.fixture
def operations(desk: Desk, lanes: Lanes, engine: Engine, tmp_path: Path) -> Iterator[Operations]:
    with library_desk(desk, lanes, engine, tmp_path) as made:
        yield made


def keep(operations: Operations, tmp_path: Path, settled: Settled, count: int = 2) -> None:
    """Keeps Ada with portraits."""
    operations.library_people.add(
        "Ada", tuple(portrait(tmp_path / f"{seed}.png", seed) for seed in range(1, count + 1))
    )
    settled()


def names(desk: Desk) -> list[str]:
    return [each.name for each in desk.portraits.portraits]


def test_portraits_of_the_desk_are_kept_and_the_person_is_known_again(
    operations: Operations, desk: Desk, tmp_path: Path, settled: Settled
) -> None:
    path = tmp_path / "ada.png"
    desk.people.rename(1, "Ada")
    desk.portraits.add((Portrait(1, picture_at(path), FACE, path),))
    operations.library_desk.keep(1)
    settled()
    (kept,) = desk.library.people
    assert (kept.name, kept.portraits) == ("Ada", 1)
    assert desk.people.people == (Person(1, "Ada", kept.id),)
    second = tmp_path / "ada2.png"
    desk.portraits.add((Portrait(2, picture_at(second, 2), FACE, second),))
    operations.library_desk.keep(1)
    settled()
    assert [each.portraits for each in desk.library.people] == [2]
    operations.library.undo.undo()
    settled()
    assert [each.portraits for each in desk.library.people] == [1]


def test_a_pasted_portrait_cannot_be_kept_and_is_named(operations: Operations, desk: Desk, settled: Settled) -> None:
    desk.portraits.add((Portrait(1, picture("Pasted picture"), FACE),))
    operations.library_desk.keep(1)
    settled()
    operations.library.refresh()
    settled()
    assert desk.library.people == ()
    assert desk.notice.message is not None
    assert (desk.notice.message.title, desk.notice.message.text) == (
        "Not everything was kept",
        "No file holds Pasted picture.",
    )


def test_nothing_is_kept_of_somebody_without_portraits(operations: Operations) -> None:
    assert operations.library_desk.keep(1) is None


def test_somebody_of_the_library_takes_the_place_of_nobody(
    operations: Operations, desk: Desk, tmp_path: Path, settled: Settled
) -> None:
    keep(operations, tmp_path, settled)
    desk.source.open(Source(picture()))
    desk.source.set_found([FACE, FACE])
    desk.source.select(2)
    ada = desk.library.people[0]
    operations.library_desk.use(ada)
    settled()
    assert desk.people.people == (Person(1, "Ada", ada.id),)
    assert desk.people.assignments == {2: 1}
    assert names(desk) == ["1.png", "2.png"]
    assert np.array_equal(desk.portraits.portraits[0].face.landmarks, FACE.landmarks)  # type: ignore[arg-type]
    operations.undo.undo()
    assert (desk.people.people, desk.people.assignments, names(desk)) == ((Person(1, "Person 1"),), {}, [])


def test_beside_somebody_else_they_are_a_second_person(
    operations: Operations, desk: Desk, tmp_path: Path, settled: Settled
) -> None:
    keep(operations, tmp_path, settled)
    desk.portraits.add((Portrait(1, picture("bob.png"), FACE),))
    ada = desk.library.people[0]
    operations.library_desk.use(ada)
    settled()
    assert desk.people.people == (Person(1, "Person 1"), Person(2, "Ada", ada.id))
    assert desk.people.current == Person(2, "Ada", ada.id)
    operations.library_desk.use(ada)
    settled()
    assert names(desk) == ["bob.png", "1.png", "2.png"]


def test_only_the_best_suited_portraits_are_read(
    operations: Operations, desk: Desk, tmp_path: Path, settled: Settled
) -> None:
    rng = np.random.default_rng(2)
    faces = [portrait(tmp_path / f"{noise}.png", noise, _bent(float(noise), rng)) for noise in (9, 1, 8, 2, 7, 3, 6, 4)]
    operations.library_people.add("Ada", tuple(faces))
    desk.source.open(Source(picture()))
    desk.source.set_found([FACE])
    settled()
    operations.library_desk.use(desk.library.people[0])
    settled()
    assert len(names(desk)) == MOST_USED
    assert names(desk)[:4] == ["1.png", "2.png", "3.png", "4.png"]


def test_a_picture_that_changed_is_not_used_and_that_is_said(
    operations: Operations, desk: Desk, tmp_path: Path, settled: Settled
) -> None:
    keep(operations, tmp_path, settled)
    picture_at(tmp_path / "2.png", 99)
    operations.library_desk.use(desk.library.people[0])
    settled()
    assert names(desk) == ["1.png"]
    assert desk.notice.message is not None
    assert desk.notice.message.title == "Portraits of Ada"
    assert desk.notice.message.text.startswith("'2.png' has changed since it was kept")


def test_when_no_picture_is_left_it_says_why(
    operations: Operations, desk: Desk, tmp_path: Path, settled: Settled
) -> None:
    keep(operations, tmp_path, settled, 1)
    (tmp_path / "1.png").unlink()
    operations.library_desk.use(desk.library.people[0])
    settled()
    assert desk.notice.message is not None
    assert desk.notice.message.title == "Could not use the portraits of Ada"
    assert desk.notice.message.text.startswith("'1.png' is not in")


def _bent(noise_px: float, rng: np.random.Generator) -> Face:
    assert FACE.landmarks is not None
    return replace(FACE, landmarks=FACE.landmarks + noise_px * rng.standard_normal((68, 2)))
