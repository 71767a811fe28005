from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.documents.desk import Desk
from app.jobs.lane import Lanes
from app.operations.all_operations import Operations
from app.operations.engine import Engine
from app.panels.library_review import MOST_SHOWN, LibraryReview
from tests.app.operations.library_desks import library_desk
from tests.app.panels.library_states import ADA, BOB, new

Settled = Callable[[], None]


@pytest.fixture
def operations(desk: Desk, lanes: Lanes, engine: Engine, tmp_path: Path) -> Iterator[Operations]:
    with library_desk(desk, lanes, engine, tmp_path) as made:
        yield made


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, operations: Operations) -> LibraryReview:
    """Ada and Bob are kept; two pictures resemble Bob, one nobody."""
    operations.library_people.add("Ada")
    operations.library_people.add("Bob")
    qtbot.waitUntil(lambda: len(desk.library.people) == 2)
    made = LibraryReview(desk, operations)
    qtbot.addWidget(made)
    desk.library.suggest([((new("b.png"), new("b2.png")), 2), ((new("c.png"),), None)])
    return made


def test_each_suggestion_is_a_card(page: LibraryReview) -> None:
    assert page.heading.text() == "2 suggestions"
    assert [card.heading.text() for card in page.cards] == ["2 pictures that may show one person: Bob?", "1 picture"]
    assert [card.who.currentText() for card in page.cards] == ["Bob", ""]
    assert [card.reject.text() for card in page.cards] == ["Not one person", "Leave out"]
    assert [card.keep.isEnabled() for card in page.cards] == [True, False]


def test_nothing_can_be_kept_without_a_name_or_a_tick(page: LibraryReview) -> None:
    card = page.cards[1]
    card.who.setEditText("Eve")
    assert card.keep.isEnabled()
    card.pictures.clicked.emit(card.pictures.model().index(0, 0))
    assert not card.keep.isEnabled()


def test_keeping_adds_to_the_one_who_is_named(page: LibraryReview, desk: Desk, settled: Settled) -> None:
    page.cards[0].keep.click()
    settled()
    assert [(each.name, each.portraits) for each in desk.library.people] == [("Ada", 0), ("Bob", 2)]
    assert [card.heading.text() for card in page.cards] == ["1 picture"]


def test_a_new_name_is_somebody_new_and_a_known_one_whatever_its_case_is_not(
    page: LibraryReview, desk: Desk, settled: Settled
) -> None:
    page.cards[0].who.setEditText("Eve")
    page.cards[0].pictures.clicked.emit(page.cards[0].pictures.model().index(1, 0))
    page.cards[0].keep.click()
    settled()
    page.cards[0].who.setEditText("ada")
    page.cards[0].keep.click()
    settled()
    people = [(each.name, each.portraits) for each in desk.library.people]
    assert people == [("Ada", 1), ("Bob", 0), ("Eve", 1)]
    assert [each.portraits[0].path.name for each in desk.library.suggestions] == ["b2.png"]


def test_a_rejected_group_falls_apart(page: LibraryReview, desk: Desk) -> None:
    page.cards[0].reject.click()
    assert [card.heading.text() for card in page.cards] == ["1 picture"] * 3
    page.clear.click()
    assert page.cards == []
    assert desk.library.suggestions == ()


def test_of_many_suggestions_some_are_shown_at_a_time(page: LibraryReview, desk: Desk) -> None:
    desk.library.suggest([((new(f"{number}.png"),), None) for number in range(30)])
    assert len(page.cards) == MOST_SHOWN
    assert page.more.text() == f"{32 - MOST_SHOWN} more come when these are answered."
    page.cards[1].reject.click()
    assert len(page.cards) == MOST_SHOWN
    assert page.more.text() == f"{31 - MOST_SHOWN} more come when these are answered."
    assert {ADA.name, BOB.name} <= {page.cards[-1].who.itemText(row) for row in range(2)}
