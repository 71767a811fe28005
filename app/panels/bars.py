"""The menu bar and the tool bar."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QSizePolicy, QToolBar, QToolButton, QWidget

from app.panels.actions import Actions
from app.theme.icons import Glyph, Icons

Entries = Sequence[QAction | None]
"""Actions in order; None is a separator."""


def fill_menus(bar: QMenuBar, actions: Actions, edits: Entries, docks: Entries) -> None:
    """Fills the menu bar.

    Args:
        bar: the window's.
        actions: the window's.
        edits: undo and redo.
        docks: the actions that show and hide docks.
    """
    a = actions
    first = (a.open_source, a.add_portraits, a.open_sample, None, a.paste, a.paste_portrait)
    _add(bar, "&File", (*first, None, a.save, None, a.quit))
    _add(bar, "&Edit", (*edits, None, a.draw_face, a.remove_face))
    _add(bar, "&Restore", (a.restore, a.restore_all, a.stop))
    _add(
        bar,
        "&View",
        (a.four_up, a.split, a.result, None, a.fit, a.fit_face, a.one_to_one, None, a.overlay, None, *docks),
    )
    _add(bar, "&Theme", tuple(a.themes))
    _add(bar, "&Help", (a.about,))


def tool_bar(actions: Actions) -> QToolBar:
    """The tool bar: the way of the work from left to right, the views at the right."""
    bar = QToolBar("Tools")
    bar.setObjectName("tools")
    bar.setMovable(False)
    bar.setIconSize(QSize(20, 20))
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    for action in (actions.open_source, actions.add_portraits, actions.draw_face, actions.restore, actions.save):
        bar.addAction(action)
    space = QWidget()
    space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(space)
    bar.addWidget(_segments(tuple(actions.modes)))
    bar.addSeparator()
    for action in (actions.fit, actions.fit_face, actions.one_to_one):
        bar.addAction(action)
    _make_reachable(bar)
    return bar


def draw_extension(bar: QToolBar, icons: Icons) -> None:
    """Draws the button that shows what a narrow window has no room for. Qt's own arrow is black, also in the dark."""
    button = bar.findChild(QToolButton, "qt_toolbar_ext_button")
    if button is not None:
        button.setIcon(icons.of(Glyph.MORE))


def _add(bar: QMenuBar, title: str, entries: Entries) -> None:
    menu = bar.addMenu(title)
    menu.setToolTipsVisible(True)
    for entry in entries:
        if entry is None:
            menu.addSeparator()
        else:
            menu.addAction(entry)


def _segments(actions: Sequence[QAction]) -> QWidget:
    """Actions as one row of joined buttons."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    for action in actions:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setProperty("segment", "true")
        button.setIconSize(QSize(20, 20))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        row.addWidget(button)
    return holder


def _make_reachable(bar: QToolBar) -> None:
    """Lets the Tab key into the bar; Qt's tool bars leave it out."""
    for button in bar.findChildren(QToolButton):
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(button.text() or button.toolTip())
