"""The window as a screen reader and a keyboard find it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.dialogs.questions import Fate
from app.documents.desk import Desk
from app.documents.portraits import Portrait
from app.documents.restoration import FaceOutcome, Restored
from app.documents.source import Source
from app.jobs.lane import Lanes
from app.main_window import MainWindow
from app.messages import Message, Tone
from app.operations.all_operations import Operations
from app.settings.settings import Settings
from app.theme.theme import Theme
from gfr_core.restore.outcome import FaceResult
from tests.app.small_engine import FACE, picture
from tests.app.window.answers import Answers

STOPS = 300
"""Presses of the Tab key after which it must have been everywhere."""
UNNAMED = (QAccessible.Role.Client, QAccessible.Role.Grouping, QAccessible.Role.Pane, QAccessible.Role.LayeredPane)
"""What only holds others; its name is that of its dock or window."""


@pytest.fixture
def window(
    qtbot: QtBot, desk: Desk, lanes: Lanes, operations: Operations, theme: Theme, settings: Settings
) -> Iterator[MainWindow]:
    """The window with a photo, a face, a portrait, a result and a message, and with every dock open."""
    answers = Answers()
    made = MainWindow(desk, lanes, operations, theme, settings, answers)
    theme.show_icons()
    desk.source.open(Source(picture()))
    desk.source.set_found([FACE])
    desk.portraits.add((Portrait(1, picture("mum.jpg"), FACE),))
    desk.restoration.take(Restored(picture(), {1: FaceOutcome(1, FaceResult(FACE, "restored"), None)}, 0))
    desk.notice.show(Message(Tone.ERROR, "Could not open a.png", "It is empty.", detail="Traceback"))
    for dock in made.findChildren(QDockWidget):
        dock.show()
    made.resize(1440, 1400)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    answers.fate = Fate.DISCARD
    made.close()


def path_to(widget: QWidget | None) -> str:
    """Where a widget is, for whoever has to mend it."""
    names = []
    while widget is not None and not widget.isWindow():
        names.append(widget.objectName() or type(widget).__name__)
        widget = widget.parentWidget()
    return " < ".join(names)


def stops(window: QWidget) -> list[QWidget]:
    """What the Tab key is to reach: visible, enabled, in nobody's place."""
    return [
        each
        for each in window.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.isVisible()
        and each.isEnabled()
        and each.window() is window
        and each.focusProxy() is None
        and each.width() > 0
    ]


def tree(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Everything a screen reader can walk to, menus that are closed left out."""
    yield interface
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None and child.isValid() and not isinstance(child.object(), QMenu):
            yield from tree(child)


def test_every_focusable_widget_has_a_name(window: MainWindow) -> None:
    nameless = [
        path_to(each)
        for each in stops(window)
        if not QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name).strip()
    ]
    assert nameless == []


def test_the_tree_of_a_screen_reader_has_no_nameless_control(window: MainWindow) -> None:
    nameless = []
    for each in tree(QAccessible.queryAccessibleInterface(window)):
        state, owner = each.state(), each.object()
        is_control = state.focusable and not state.invisible and each.role() not in UNNAMED
        if is_control and isinstance(owner, QWidget) and not each.text(QAccessible.Text.Name).strip():
            nameless.append(path_to(owner))
    assert nameless == []


def test_the_tab_key_reaches_everything(window: MainWindow) -> None:
    wanted = set(stops(window))
    window.canvas.canvas.setFocus()
    visited: set[QWidget] = set()
    for _ in range(STOPS):
        focused = QApplication.focusWidget()
        assert focused is not None
        visited.add(focused)
        if wanted <= visited:
            break
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert sorted(path_to(each) for each in wanted - visited) == []


def test_every_button_with_only_an_icon_says_what_it_does(window: MainWindow) -> None:
    from PySide6.QtWidgets import QAbstractButton

    silent = [
        path_to(each)
        for each in window.findChildren(QAbstractButton)
        if each.isVisible()
        and not each.text()
        and not (each.accessibleName() or each.toolTip())
        and each.objectName() != "qt_toolbar_ext_button"
        and not isinstance(each.parentWidget(), QDockWidget)
    ]
    assert silent == []


@pytest.mark.parametrize(
    "find",
    [
        lambda window: window.menuBar(),
        lambda window: window.canvas,
        lambda window: window.inspector,
        lambda window: window.source,
        lambda window: window.people,
        lambda window: window.jobs,
    ],
    ids=["menus", "canvas", "inspector", "source", "people", "jobs"],
)
def test_the_window_fits_a_small_screen(window: MainWindow, find: Callable[[MainWindow], QWidget]) -> None:
    least = find(window).minimumSizeHint()
    assert least.width() <= 1366
    assert least.height() <= 700


def test_the_whole_window_fits_a_small_screen(window: MainWindow) -> None:
    window.resize(1366, 700)
    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumSizeHint().height() <= 700
