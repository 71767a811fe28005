from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.documents.desk import Desk
from app.documents.record import DefaultRecordSettings
from app.documents.restoration import Restored
from app.panels.record_group import MOST_LETTERS, RecordGroup
from app.settings.settings import Settings
from tests.app.panels.conftest import failure
from tests.app.small_engine import picture


@pytest.fixture
def group(qtbot: QtBot, desk: Desk) -> RecordGroup:
    made = RecordGroup(desk)
    qtbot.addWidget(made)
    return made


def test_before_there_is_a_result_it_says_what_to_do_and_may_be_filled_in(group: RecordGroup) -> None:
    assert group.what.text() == "Restore a face first."
    assert group.operator.isEnabled()
    assert group.note.isEnabled()


def test_with_a_result_it_says_what_saving_will_write(group: RecordGroup, restored: Callable[[], Desk]) -> None:
    restored()
    assert group.what.text() == (
        "Saving writes the picture, marked as restored by AI. "
        "Its treatment record goes beside it, as a file that ends in .json."
    )


def test_a_result_without_a_restored_face_is_not_to_be_saved(group: RecordGroup, opened: Desk) -> None:
    opened.restoration.take(Restored(picture(), {1: failure()}, 0))
    assert group.what.text() == "No face was restored, so there is nothing to save."


def test_what_is_switched_off_is_told_and_cannot_be_filled_in(group: RecordGroup, restored: Callable[[], Desk]) -> None:
    desk = restored()
    desk.record.use(DefaultRecordSettings(marks_as_restored=False, writes_record=False))
    assert group.what.text() == (
        "Saving writes the picture without a mark that AI restored it: that is switched off in the settings. "
        "No treatment record is written: that is switched off in the settings."
    )
    assert not group.operator.isEnabled()
    assert not group.note.isEnabled()
    desk.record.use(DefaultRecordSettings())
    assert group.operator.isEnabled()


def test_operator_and_note_go_both_ways(group: RecordGroup, desk: Desk) -> None:
    QTest.keyClicks(group.note, "Box 12")
    assert desk.record.note == "Box 12"
    QTest.keyClicks(group.operator, "A. B.")
    assert desk.record.operator == "A. B."
    desk.record.set_note("Box 13")
    desk.record.set_operator("C. D.")
    assert (group.note.text(), group.operator.text()) == ("Box 13", "C. D.")


def test_writing_in_the_middle_keeps_its_place(group: RecordGroup, desk: Desk) -> None:
    desk.record.set_note("Box 12")
    group.note.setCursorPosition(3)
    QTest.keyClicks(group.note, "es")
    assert (desk.record.note, group.note.cursorPosition()) == ("Boxes 12", 5)


def test_both_have_names_for_a_screen_reader_and_an_end(group: RecordGroup) -> None:
    assert (group.operator.accessibleName(), group.note.accessibleName()) == ("Operator", "Note")
    assert group.note.maxLength() == MOST_LETTERS


def test_spaces_between_words_are_kept_while_typing(group: RecordGroup, desk: Desk, settings: Settings) -> None:
    desk.record.use(settings)  # they strip what they keep
    QTest.keyClicks(group.operator, "A. Archivist")
    assert group.operator.text() == "A. Archivist"
    assert settings.operator == "A. Archivist"
