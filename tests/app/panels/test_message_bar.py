import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.documents.desk import Desk
from app.messages import Message, Tone
from app.panels.message_bar import MessageBar
from app.settings.settings import ThemeChoice
from app.theme.theme import Theme


@pytest.fixture
def bar(qtbot: QtBot, desk: Desk, theme: Theme) -> MessageBar:
    made = MessageBar(desk.notice, theme)
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
    assert bar.detail.text() == "Traceback"


def test_the_icon_follows_the_theme(bar: MessageBar, desk: Desk, theme: Theme) -> None:
    theme.show_icons()
    theme.show(ThemeChoice.LIGHT)
    desk.notice.show(Message(Tone.ERROR, "Oh"))
    light = bar.icon.pixmap().toImage()
    theme.show(ThemeChoice.DARK)
    assert bar.icon.pixmap().toImage() != light
