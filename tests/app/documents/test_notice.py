from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.documents.notice import NoticeDocument
from app.messages import Message, Tone


def test_the_newest_message_wins(qapp: QApplication) -> None:
    document = NoticeDocument()
    document.show(Message(Tone.ERROR, "Old"))
    document.show(Message(Tone.INFO, "New"))
    assert document.message is not None
    assert document.message.title == "New"
    assert document.older == 1
    document.dismiss()
    assert document.message.title == "Old"


def test_a_message_replaces_the_older_one_of_its_title(qapp: QApplication) -> None:
    document = NoticeDocument()
    document.show(Message(Tone.ERROR, "Could not open a.png", "It is empty."))
    document.show(Message(Tone.ERROR, "Could not open a.png", "It is gone."))
    assert document.message is not None
    assert (document.message.text, document.older) == ("It is gone.", 0)


def test_clearing_takes_all_of_them_away(qapp: QApplication) -> None:
    document = NoticeDocument()
    for number in range(7):
        document.show(Message(Tone.ERROR, f"Fault {number}"))
    assert document.older == 4
    document.clear()
    assert document.message is None


def test_dismissing_nothing_is_no_news(qtbot: QtBot) -> None:
    document = NoticeDocument()
    with qtbot.assertNotEmitted(document.notice_changed):
        document.dismiss()
    document.show(Message(Tone.INFO, "New"))
    with qtbot.waitSignal(document.notice_changed):
        document.dismiss()
    assert document.message is None
