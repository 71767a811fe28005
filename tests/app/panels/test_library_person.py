from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.documents.desk import Desk
from app.jobs.lane import Lanes
from app.operations.all_operations import Operations
from app.operations.engine import Engine
from app.panels.library_person import LibraryPerson
from tests.app.operations.library_desks import library_desk
from tests.app.panels.library_states import ADA, BOB, PORTRAITS
from tests.core.library.kept import portrait

Settled = Callable[[], None]


@pytest.fixture
def operations(desk: Desk, lanes: Lanes, engine: Engine, tmp_path: Path) -> Iterator[Operations]:
    with library_desk(desk, lanes, engine, tmp_path) as made:
        yield made


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, operations: Operations) -> LibraryPerson:
    made = LibraryPerson(desk, operations)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def kept(operations: Operations, desk: Desk, tmp_path: Path, page: LibraryPerson, settled: Settled) -> Desk:
    """Ada with two portraits in a library, and looked at."""
    operations.library_people.add("Ada", tuple(portrait(tmp_path / f"{seed}.png", seed) for seed in (1, 2)))
    settled()
    operations.library.show_person(desk.library.people[0].id)
    settled()
    return desk


def test_nobody_is_looked_at_in_the_beginning(page: LibraryPerson) -> None:
    assert page.name.text() == ""
    assert not page.name.isEnabled()
    assert not page.use.isEnabled()
    assert page.use.text() == "Put on the desk"


def test_somebody_is_shown_with_words_and_portraits(page: LibraryPerson, desk: Desk) -> None:
    desk.library.set_people([ADA, BOB], is_read_only=False)
    desk.library.show_person(1)
    desk.library.set_portraits(PORTRAITS, {2: "'ada2.png' is not in '/pictures' any more."})
    assert (page.name.text(), page.tags.text(), page.notes.toPlainText()) == ("Ada", "family, London", "wrote notes")
    assert [page.portraits.item(row).toolTip() for row in range(2)] == [
        "ada.png",
        "ada2.png\n'ada2.png' is not in '/pictures' any more.",
    ]
    assert page.faults.text() == "'ada2.png' is not in '/pictures' any more."
    assert page.use.isEnabled()


def test_a_library_to_read_cannot_be_edited(page: LibraryPerson, desk: Desk) -> None:
    desk.library.set_people([ADA], is_read_only=True)
    desk.library.show_person(1)
    assert not any(field.isEnabled() for field in (page.name, page.tags, page.notes, page.delete))
    assert page.use.isEnabled()


def test_what_is_typed_is_taken_when_a_field_is_left(
    page: LibraryPerson, kept: Desk, settled: Settled, qtbot: QtBot
) -> None:
    page.name.setText("Ada Lovelace")
    page.name.editingFinished.emit()
    page.tags.setText("family")
    page.tags.editingFinished.emit()
    settled()
    page.notes.setPlainText("wrote notes")
    page.notes.left.emit()
    settled()
    person = kept.library.people[0]
    assert (person.name, person.tags, person.notes) == ("Ada Lovelace", ("family",), "wrote notes")


def test_what_is_being_typed_survives_a_new_reading(page: LibraryPerson, kept: Desk, qtbot: QtBot) -> None:
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.tags.setFocus()
    QTest.keyClicks(page.tags, "fam")
    kept.library.set_people(kept.library.people, is_read_only=False)
    assert page.tags.text() == "fam"


def test_the_selected_portrait_has_tags_of_its_own(page: LibraryPerson, kept: Desk, settled: Settled) -> None:
    assert not page.portrait_words.isEnabled()
    page.portraits.setCurrentRow(1)
    assert page.portrait_words.isEnabled()
    page.portrait_words.setText("profile, hat")
    page.portrait_words.editingFinished.emit()
    settled()
    assert [each.tags for each in kept.library.portraits] == [(), ("profile", "hat")]
    assert page.portrait_words.text() == "profile, hat"
    page.portraits.setCurrentRow(0)
    assert page.portrait_words.text() == ""


def test_a_portrait_and_a_person_can_be_taken_away(
    page: LibraryPerson, kept: Desk, operations: Operations, settled: Settled
) -> None:
    page.portraits.removed.emit(0)
    settled()
    assert [each.name for each in kept.library.portraits] == ["2.png"]
    page.delete.click()
    settled()
    assert not kept.library.people
    operations.library.undo.undo()
    settled()
    assert [each.portraits for each in kept.library.people] == [1]


def test_a_press_puts_the_person_on_the_desk(page: LibraryPerson, kept: Desk, settled: Settled) -> None:
    page.use.click()
    settled()
    assert [each.name for each in kept.portraits.portraits] == ["1.png", "2.png"]


def test_the_button_names_the_selected_face(page: LibraryPerson, opened: Desk) -> None:
    assert page.use.text() == "Use for face 1"
