from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.documents.library import LibraryDocument
from gfr_core.library.records import NewPortrait, PersonRecord, PortraitRecord
from tests.app.small_engine import FACE

ADA, BOB = PersonRecord(1, "Ada", portraits=1), PersonRecord(2, "Bob")


def new(name: str) -> NewPortrait:
    return NewPortrait(Path(name), name, 1, 1, FACE, b"")


@pytest.fixture
def document(qapp: QApplication) -> LibraryDocument:
    return LibraryDocument()


def test_it_is_empty_until_it_was_read(document: LibraryDocument, qtbot: QtBot) -> None:
    assert not document.is_open
    with qtbot.waitSignal(document.people_changed):
        document.set_people([ADA, BOB], is_read_only=True)
    assert (document.is_open, document.is_read_only, document.people) == (True, True, (ADA, BOB))


def test_the_portraits_belong_to_the_one_looked_at(document: LibraryDocument, qtbot: QtBot) -> None:
    document.set_people([ADA, BOB], is_read_only=False)
    document.show_person(1)
    portrait = PortraitRecord(4, 1, new("a.png"))
    document.set_portraits([portrait], {4: "gone"})
    assert (document.shown, document.portraits, dict(document.faults)) == (ADA, (portrait,), {4: "gone"})
    with qtbot.waitSignal(document.shown_changed):
        document.show_person(2)
    assert (document.portraits, document.faults) == ((), {})


def test_who_has_gone_has_no_portraits(document: LibraryDocument) -> None:
    document.set_people([ADA], is_read_only=False)
    document.show_person(1)
    document.set_portraits([PortraitRecord(4, 1, new("a.png"))], {})
    document.set_people([], is_read_only=False)
    assert (document.shown, document.portraits) == (None, ())


def test_suggestions_wait_with_keys_of_their_own(document: LibraryDocument, qtbot: QtBot) -> None:
    with qtbot.waitSignal(document.suggestions_changed):
        document.suggest([((new("a"), new("b")), None)])
    document.suggest([((new("c"),), 7)])
    assert [(each.key, each.person) for each in document.suggestions] == [(1, None), (2, 7)]
    assert document.suggestion(2) is document.suggestions[1]
    assert document.suggestion(9) is None


def test_progress_is_told_when_it_is_news(document: LibraryDocument, qtbot: QtBot) -> None:
    with qtbot.waitSignal(document.importing_changed):
        document.set_importing("Picture 1 of 2")
    with qtbot.assertNotEmitted(document.importing_changed):
        document.set_importing("Picture 1 of 2")
