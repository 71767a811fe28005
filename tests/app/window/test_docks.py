from PySide6.QtWidgets import QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from app.window.docks import BELOW, LEFT, RIGHT, Docks, DockSpec


def made(qtbot: QtBot) -> tuple[QMainWindow, Docks]:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.setCentralWidget(QLabel())
    specs = [
        DockSpec("source", "Source", QLabel(), LEFT, 250),
        DockSpec("people", "People", QLabel(), LEFT, 250, share=3),
        DockSpec("library", "Library", QLabel(), LEFT, 250, behind="people"),
        DockSpec("inspector", "Inspector", QLabel(), RIGHT, 260),
        DockSpec("jobs", "Jobs", QLabel(), BELOW, 150, is_shown=False),
    ]
    docks = Docks(window, specs)
    with qtbot.waitExposed(window):
        window.show()
    return window, docks


def test_docks_lie_where_they_were_told(qtbot: QtBot) -> None:
    window, docks = made(qtbot)
    assert window.dockWidgetArea(docks.named("source")) is LEFT
    assert window.dockWidgetArea(docks.named("inspector")) is RIGHT
    assert docks.named("people").height() > docks.named("source").height()


def test_a_dock_that_is_closed_at_first_can_be_shown(qtbot: QtBot) -> None:
    _, docks = made(qtbot)
    assert not docks.named("jobs").isVisible()
    docks.show("jobs")
    assert docks.named("jobs").isVisible()


def test_a_dock_behind_another_shares_its_place(qtbot: QtBot) -> None:
    window, docks = made(qtbot)
    assert window.tabifiedDockWidgets(docks.named("people")) == [docks.named("library")]


def test_every_dock_has_a_switch_with_its_title(qtbot: QtBot) -> None:
    _, docks = made(qtbot)
    assert [switch.text() for switch in docks.switches] == ["Source", "People", "Library", "Inspector", "Jobs"]
