from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from app.panels.action_spec import Spec
from app.panels.actions import Actions
from app.panels.bars import MENUS, draw_extension, fill_menus, tool_bar
from app.theme.colours import CONTRAST_DARK, DARK
from app.theme.icons import Icons
from app.theme.style import style_sheet


def test_every_action_can_be_reached_from_the_menus(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions.of(window)
    fill_menus(window.menuBar(), actions, (), ())
    in_menus = [action for menu in window.menuBar().findChildren(QMenu) for action in menu.actions()]
    assert [name for name in Actions.specs() if actions.named(name) not in in_menus] == []


def test_every_tool_can_be_reached_with_the_tab_key_and_has_a_name(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    bar = tool_bar(Actions.of(window))
    window.addToolBar(bar)
    buttons = [each for each in bar.findChildren(QToolButton) if each.objectName() != "qt_toolbar_ext_button"]
    assert len(buttons) == 11
    assert all(button.focusPolicy() & Qt.FocusPolicy.TabFocus for button in buttons)
    assert all(button.accessibleName() for button in buttons)


def test_the_button_for_what_has_no_room_is_seen_in_the_dark(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    bar = tool_bar(Actions.of(window))
    window.addToolBar(bar)
    draw_extension(bar, Icons(DARK))
    button = bar.findChild(QToolButton, "qt_toolbar_ext_button")
    assert button is not None
    image = button.icon().pixmap(16, 16).toImage()
    drawn = [image.pixelColor(x, y) for x in range(16) for y in range(16) if image.pixelColor(x, y).alpha() > 128]
    assert drawn
    assert all(colour.lightnessF() > 0.5 for colour in drawn)


def test_undo_docks_and_recent_files_stand_at_their_places(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    undo, dock, recent = QAction("Undo", window), QAction("Jobs", window), QAction("a.json", window)
    fill_menus(window.menuBar(), Actions.of(window), (undo, None), (dock,), (recent,))
    menus = {menu.title(): menu.actions() for menu in window.menuBar().findChildren(QMenu)}
    assert menus["&Edit"][0] is undo
    assert menus["&Edit"][1].isSeparator()
    assert menus["&View"][-1] is dock
    assert recent in menus["&File"]


def test_every_menu_fits_a_small_screen(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setStyleSheet(style_sheet(CONTRAST_DARK))
    fill_menus(window.menuBar(), Actions.of(window), (), ())
    for menu in window.menuBar().findChildren(QMenu):
        assert menu.sizeHint().height() <= 700
        assert menu.sizeHint().width() <= 1366


def test_no_two_entries_of_a_menu_share_a_letter() -> None:
    for _, rows in MENUS:
        words = [row.words for row in rows if isinstance(row, Spec)]
        letters = [each[each.index("&") + 1].lower() for each in words if "&" in each]
        assert len(letters) == len(words)
        assert sorted(letters) == sorted(set(letters))
