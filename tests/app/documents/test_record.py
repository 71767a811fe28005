from pathlib import Path

from pytestqt.qtbot import QtBot

from app.documents.record import DefaultRecordSettings, RecordDocument
from app.settings.settings import Settings


def test_at_first_everything_is_written_and_nobody_is_named() -> None:
    document = RecordDocument()
    assert (document.marks_as_restored, document.writes_record) == (True, True)
    assert (document.operator, document.note) == ("", "")


def test_the_operator_is_kept_by_the_settings_and_the_note_is_not(qtbot: QtBot) -> None:
    settings, document = DefaultRecordSettings(operator="A. B."), RecordDocument()
    with qtbot.waitSignal(document.changed):
        document.use(settings)
    assert document.operator == "A. B."
    with qtbot.waitSignal(document.changed):
        document.set_operator("C. D.")
    with qtbot.waitSignal(document.changed):
        document.set_note("Box 12")
    assert settings == DefaultRecordSettings(operator="C. D.")
    assert document.note == "Box 12"


def test_what_is_the_same_is_no_news(qtbot: QtBot) -> None:
    document = RecordDocument()
    with qtbot.assertNotEmitted(document.changed):
        document.set_operator("")
        document.set_note("")


def test_the_settings_of_the_program_fit(tmp_path: Path) -> None:
    settings, document = Settings.in_file(tmp_path / "settings.ini"), RecordDocument()
    settings.writes_record = False
    settings.marks_as_restored = False
    document.use(settings)
    assert (document.marks_as_restored, document.writes_record) == (False, False)
    document.set_operator("A. B.")
    assert settings.operator == "A. B."
