import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.documents.desk import Desk
from app.documents.engine import Readiness
from app.messages import Message, Tone, to_copy
from app.panels import message_bar
from app.panels.message_bar import MessageBar
from app.settings.settings import ThemeChoice
from app.theme.theme import Theme


@pytest.fixture
def bar(qtbot: QtBot, desk: Desk, theme: Theme) -> MessageBar:
    made = MessageBar(desk.notice, theme, desk.engine)
    qtbot.addWidget(made)
    return made


def test_without_a_message_the_bar_takes_no_room(bar: MessageBar) -> None:
    assert bar.isHidden()


def test_a_message_shows_title_text_and_hint(bar: MessageBar, desk: Desk) -> None:
    desk.notice.show(Message(Tone.ERROR, "Could not open a.png", "It is empty.", "Choose another."))
    assert not bar.isHidden()
    assert bar.words == ("Could not open a.png", "It is empty.", "Choose another.")
    assert bar.accessibleName() == "Could not open a.png. It is empty. Choose another."
    assert bar.property("tone") == "error"


def test_the_close_button_dismisses_and_shows_the_older_message(bar: MessageBar, desk: Desk, qtbot: QtBot) -> None:
    desk.notice.show(Message(Tone.ERROR, "Old"))
    desk.notice.show(Message(Tone.INFO, "New"))
    QTest.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
    assert bar.words[0] == "Old"
    QTest.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
    assert bar.isHidden()


def test_the_story_of_our_own_fault_is_shown_only_on_request(bar: MessageBar, desk: Desk) -> None:
    desk.notice.show(Message(Tone.ERROR, "Oh", detail="Traceback"))
    assert bar.detail.isHidden()
    bar.details_button.click()
    assert not bar.detail.isHidden()
    assert bar.detail.toPlainText() == "Traceback"


def test_the_icon_follows_the_theme(bar: MessageBar, desk: Desk, theme: Theme) -> None:
    theme.show_icons()
    theme.show(ThemeChoice.LIGHT)
    desk.notice.show(Message(Tone.ERROR, "Oh"))
    light = bar.icon.pixmap().toImage()
    theme.show(ThemeChoice.DARK)
    assert bar.icon.pixmap().toImage() != light


def test_the_message_is_copied_with_what_a_report_needs(bar: MessageBar, desk: Desk, clipboard: QClipboard) -> None:
    desk.engine.set(Readiness.READY, "Processor (CPU)")
    message = Message(Tone.ERROR, "Oh", "It broke.", detail="Traceback", job="Opening a.png")
    desk.notice.show(message)
    bar.copy_button.click()
    assert clipboard.text() == to_copy(message, "Processor (CPU)")
    assert "Device: Processor (CPU)" in clipboard.text()
    assert bar.copy_button.text() == "Copied"
    desk.notice.show(Message(Tone.INFO, "New"))
    assert bar.copy_button.text() == "Copy details"


def test_a_message_without_a_story_can_be_copied_too(bar: MessageBar, desk: Desk) -> None:
    desk.notice.show(Message(Tone.INFO, "Saved"))
    assert bar.details_button.isHidden()
    assert not bar.copy_button.isHidden()


def test_a_message_is_said_once_and_an_error_interrupts(
    bar: MessageBar, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, bool]] = []
    monkeypatch.setattr(message_bar, "announce", lambda _bar, words, *, is_urgent: said.append((words, is_urgent)))
    desk.notice.show(Message(Tone.INFO, "Saved"))
    desk.notice.show(Message(Tone.ERROR, "Could not save", "The disk is full."))
    assert said == [("Saved.", False), ("Could not save. The disk is full.", True)]


def test_escape_dismisses_the_message(bar: MessageBar, desk: Desk) -> None:
    desk.notice.show(Message(Tone.INFO, "Saved"))
    QTest.keyClick(bar.copy_button, Qt.Key.Key_Escape)
    assert desk.notice.message is None


def test_a_long_story_leaves_room_for_the_canvas(bar: MessageBar, desk: Desk) -> None:
    desk.notice.show(Message(Tone.ERROR, "Oh", "It broke.", "Report it.", "line\n" * 200))
    bar.details_button.click()
    assert bar.sizeHint().height() <= 260
