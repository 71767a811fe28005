import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.panels.announce import announce

Politeness = QAccessible.AnnouncementPoliteness


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[QAccessibleEvent]:
    """What Qt hands to the screen reader."""
    events: list[QAccessibleEvent] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", events.append)
    return events


@pytest.mark.parametrize(("is_urgent", "politeness"), [(True, Politeness.Assertive), (False, Politeness.Polite)])
def test_words_reach_the_screen_reader_as_an_alert_and_as_words(
    qtbot: QtBot, told: list[QAccessibleEvent], is_urgent: bool, politeness: Politeness
) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    announce(widget, "Could not open a.png", is_urgent=is_urgent)
    alert, said = told
    assert alert.type() is QAccessible.Event.Alert
    assert isinstance(said, QAccessibleAnnouncementEvent)
    assert said.message() == "Could not open a.png"
    assert said.politeness() is politeness
