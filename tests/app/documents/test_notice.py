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


def test_dismissing_nothing_is_no_news(qtbot: QtBot) -> None:
    document = NoticeDocument()
    with qtbot.assertNotEmitted(document.notice_changed):
        document.dismiss()
    document.show(Message(Tone.INFO, "New"))
    with qtbot.waitSignal(document.notice_changed):
        document.dismiss()
    assert document.message is None
