from dataclasses import replace
from pathlib import Path

from app.documents.desk import Desk
from app.documents.people import Person
from app.documents.portraits import Portrait
from app.operations.portraits_seen import PortraitsSeen
from gfr_core.faces.face import Face
from gfr_core.geometry import Box
from tests.app.small_engine import picture


def portrait(key: int, person: int = 1) -> Portrait:
    face = Face(Box(10, 10, 30.0 + key, 40), 0.9, "test")
    return Portrait(key, picture(f"p{key}.png"), face, Path(f"p{key}.png"), person=person)


def test_portraits_on_the_desk_come_with_their_person(desk: Desk) -> None:
    seen = PortraitsSeen(desk)
    desk.people.rename(1, "Mum")
    desk.portraits.add((portrait(1),))
    ((known, shown),) = seen.of_desk()
    assert (known.name, known.path, known.person) == ("p1.png", Path("p1.png"), "Mum")
    assert shown is desk.portraits.portraits[0]
    assert seen.gone == ()


def test_one_that_was_taken_away_is_remembered_the_newest_first(desk: Desk) -> None:
    seen = PortraitsSeen(desk)
    desk.portraits.add((portrait(1), portrait(2)))
    desk.portraits.remove(frozenset({1, 2}))
    assert [each.name for each in seen.gone] == ["p2.png", "p1.png"]
    assert list(seen.of_desk()) == []


def test_one_that_comes_back_is_not_gone(desk: Desk) -> None:
    seen = PortraitsSeen(desk)
    one = portrait(1)
    desk.portraits.add((one,))
    desk.portraits.remove(frozenset({1}))
    desk.portraits.add((one,))
    assert seen.gone == ()


def test_a_person_who_is_renamed_or_taken_away_later_was_still_that_person(desk: Desk) -> None:
    seen = PortraitsSeen(desk)
    desk.people.add(Person(2, "Dad"))
    desk.portraits.add((portrait(1, person=2),))
    desk.people.rename(2, "Father")
    assert [known.person for known, _ in seen.of_desk()] == ["Father"]
    desk.people.remove(2)
    assert [known.person for known, _ in seen.of_desk()] == ["Father"]


def test_a_portrait_that_was_given_to_somebody_else_is_theirs(desk: Desk) -> None:
    seen = PortraitsSeen(desk)
    desk.people.add(Person(2, "Dad"))
    one = portrait(1)
    desk.portraits.add((one,))
    desk.portraits.remove(frozenset({1}))
    desk.portraits.add((replace(one, person=2),))
    assert [known.person for known, _ in seen.of_desk()] == ["Dad"]
    assert seen.gone == ()
