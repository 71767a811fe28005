"""The window in German: nothing of it is left in English, and nothing is cut off on a small screen."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolBar, QWidget
from pytestqt.qtbot import QtBot

from app.documents.desk import Desk
from app.documents.portraits import Portrait
from app.documents.restoration import FaceOutcome, Restored
from app.documents.source import Source
from app.documents.view import CanvasMode
from app.jobs.lane import Lanes
from app.main_window import MainWindow
from app.operations.all_operations import Operations
from app.settings.settings import Settings
from app.theme.theme import Theme
from app.translation import install_translation
from gfr_core.restore.outcome import FaceResult
from tests.app.small_engine import FACE, picture
from tests.app.window.answers import Answers, ProjectAnswers
from tests.helpers.shared import ROOT

TEXTS = ROOT / "packaging" / "translations" / "gfr-studio_de.ts"
OWN_NAMES = {"GFR Studio", "Jobs", "old.png", "mum.jpg", "Person 1", "Lösen", "Schließen", "Nach links scrollen"}
OWN_NAMES |= {"Nach rechts scrollen"}
"""Names of the program, of files and of people, and the words of Qt's own buttons."""


@cache
def pairs() -> tuple[tuple[str, str], ...]:
    """English and German of every text."""
    messages = ET.parse(TEXTS).getroot().iter("message")
    return tuple((each.findtext("source") or "", each.findtext("translation") or "") for each in messages)


@cache
def german() -> tuple[re.Pattern[str], ...]:
    """What a German text looks like, placeholders filled in."""
    return tuple(re.compile(_pattern(text), re.DOTALL) for _, text in pairs() if text)


def _pattern(text: str) -> str:
    parts = re.split(r"\{\w*(?::[^}]*)?\}", text.replace("&", ""))
    return ".*".join(re.escape(part) for part in parts)


@pytest.fixture(autouse=True)
def _in_german(qapp: QApplication) -> Iterator[None]:
    """Before any document is made."""
    installed = install_translation(qapp, "de")
    assert installed
    yield
    for translator in installed:
        QCoreApplication.removeTranslator(translator)


@pytest.fixture
def window(
    qtbot: QtBot, desk: Desk, lanes: Lanes, operations: Operations, theme: Theme, settings: Settings
) -> Iterator[MainWindow]:
    made = MainWindow(desk, lanes, operations, theme, settings, Answers(), ProjectAnswers())
    desk.source.open(Source(picture()))
    desk.source.set_found([FACE])
    desk.portraits.add((Portrait(1, picture("mum.jpg"), FACE),))
    desk.restoration.take(Restored(picture(), {1: FaceOutcome(1, FaceResult(FACE, "restored"), None)}, 0))
    made.resize(1366, 700)
    made.show()
    yield made
    desk.restoration.mark_saved()
    desk.project.set_unsaved(unsaved=False)
    made.close()


def texts_of(window: MainWindow) -> Iterator[tuple[str, str]]:
    """Everything the window says, and where."""
    for action in window.findChildren(QAction):
        yield action.text(), "action"
        yield action.statusTip(), f"tip of {action.text()}"
    for widget in window.findChildren(QWidget):
        where = f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        yield widget.accessibleName(), f"name of {where}"
        yield widget.toolTip(), f"tip of {where}"
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text(), where


def is_english(text: str) -> bool:
    """One of its sentences has letters of a language, and is none of our German texts."""
    words = text.replace("&", "").strip()
    parts = re.split(r"  ·  ?| \(.+\)$|: |(?<=\.) ", words)
    return not is_german(words) and not all(is_german(part) for part in parts)


def is_german(words: str) -> bool:
    """It says nothing, or one of our German texts."""
    if not re.search(r"[A-Za-z]{3}", words) or words in OWN_NAMES or "<" in words:
        return True
    return any(pattern.fullmatch(words) for pattern in german())


def test_nothing_is_left_in_english(window: MainWindow) -> None:
    sources = {source.replace("&", "") for source, text in pairs() if source != text}
    left = [
        f"{where}: {text}"
        for text, where in texts_of(window)
        if text.replace("&", "").strip() in sources and is_english(text)
    ]
    assert left == []


def test_everything_that_is_said_is_known_in_german(window: MainWindow) -> None:
    unknown = sorted({f"{where}: {text}" for text, where in texts_of(window) if is_english(text)})
    assert unknown == [], "\n".join(unknown)


def test_the_german_window_fits_a_small_screen(window: MainWindow) -> None:
    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumSizeHint().height() <= 700


def test_no_german_button_is_cut_off(window: MainWindow) -> None:
    cut = [
        each.text()
        for each in window.findChildren(QAbstractButton)
        if each.isVisible() and each.text() and each.width() < each.minimumSizeHint().width()
    ]
    assert cut == []


@pytest.mark.parametrize("mode", CanvasMode)
def test_the_bar_of_the_canvas_fits_whatever_the_way_of_comparing(window: MainWindow, mode: CanvasMode) -> None:
    window.canvas.bar.loupe.document.set_mode(mode)
    layout = window.canvas.bar.layout()
    assert layout is not None
    assert layout.minimumSize().width() <= window.canvas.width()


def test_no_german_tab_and_no_tool_is_cut_off(window: MainWindow) -> None:
    tabs = window.inspector.pages.tabBar()
    assert tabs.sizeHint().width() <= window.inspector.width()
    tools = [bar for bar in window.findChildren(QToolBar) if bar.isVisible()]
    assert [bar.windowTitle() for bar in tools if bar.sizeHint().width() > bar.width()] == []
