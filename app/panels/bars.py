"""The menu bar and the tool bar."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QMenuBar, QSizePolicy, QToolBar, QToolButton, QWidget

from app.panels.action_spec import Spec
from app.panels.actions import Actions
from app.theme.icons import Glyph, Icons
from app.translation import marked, tr

Entries = Sequence[QAction | None]
"""Actions in order; None is a separator."""


class Place(Enum):
    """Where a menu takes in actions that are not in the table of actions."""

    EDITS = "undo and redo"
    DOCKS = "what shows and hides docks"
    RECENT = "what was opened last"


Rows = tuple[Spec | Place | None, ...]
"""Rows of `Actions` and places in order; None is a separator."""

MENUS: tuple[tuple[str, Rows], ...] = (
    (
        marked("&File"),
        (
            Actions.open_source,
            Actions.add_portraits,
            Actions.open_sample,
            Actions.paste,
            Actions.paste_portrait,
            None,
            Actions.new_project,
            Actions.open_project,
            Place.RECENT,
            Actions.save_project,
            Actions.save_project_as,
            Actions.find_missing,
            None,
            Actions.save,
            Actions.export_mask,
            Actions.export_patch,
            Actions.export_flow,
            None,
            Actions.settings,
            None,
            Actions.quit,
        ),
    ),
    (
        marked("&Edit"),
        (Place.EDITS, None, Actions.draw_face, Actions.remove_face, None, Actions.palette, Actions.shortcuts),
    ),
    (marked("&People"), (Actions.new_person, Actions.library)),
    (
        marked("&Restore"),
        (
            Actions.restore,
            Actions.restore_all,
            Actions.stop,
            None,
            Actions.add_pictures,
            Actions.run_queue,
            Actions.cancel_queue,
            Actions.previous_picture,
            Actions.next_picture,
        ),
    ),
    (
        marked("&Compare"),
        (
            Actions.four_up,
            Actions.result,
            Actions.split,
            Actions.split_rows,
            Actions.side_by_side,
            Actions.blink,
            Actions.fade,
            Actions.difference,
            None,
            Actions.swap,
            Actions.loupe,
            Actions.review,
            Actions.take_snapshot,
        ),
    ),
    (
        marked("&View"),
        (
            Actions.fit,
            Actions.fit_face,
            Actions.one_to_one,
            None,
            Actions.overlay,
            Actions.evidence,
            None,
            Place.DOCKS,
        ),
    ),
    (marked("&Theme"), (Actions.theme_system, Actions.theme_light, Actions.theme_dark, Actions.theme_contrast)),
    (marked("&Help"), (Actions.support_bundle, None, Actions.about)),
)
"""Every menu: its title and what is in it. Every row of `Actions` is in one of them."""

TOOLS = (Actions.open_source, Actions.add_portraits, Actions.draw_face, Actions.restore, Actions.save)
"""The tool bar: the way of the work from left to right."""
SEGMENTS = (Actions.four_up, Actions.split, Actions.result)
"""The ways of comparing that have a place in the tool bar; the menu has all."""
SIGHTS = (Actions.fit, Actions.fit_face, Actions.one_to_one)
"""At its right end."""


def fill_menus(bar: QMenuBar, actions: Actions, edits: Entries, docks: Entries, recent: Entries = ()) -> None:
    """Fills the menu bar.

    Args:
        bar: the window's.
        actions: the window's.
        edits: undo and redo.
        docks: the actions that show and hide docks.
        recent: the actions, or the action of a menu, that open what was opened last.
    """
    places = {Place.EDITS: edits, Place.DOCKS: docks, Place.RECENT: recent}
    for title, rows in MENUS:
        menu = bar.addMenu(tr(title))
        menu.setToolTipsVisible(True)
        for row in rows:
            _add(menu, places[row] if isinstance(row, Place) else (actions.of_spec(row) if row else None,))


def tool_bar(actions: Actions) -> QToolBar:
    """The tool bar: the way of the work from left to right, the views at the right."""
    bar = QToolBar(tr("Tools"))
    bar.setObjectName("tools")
    bar.setMovable(False)
    bar.setIconSize(QSize(20, 20))
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    for row in TOOLS:
        bar.addAction(actions.of_spec(row))
    space = QWidget()
    space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(space)
    bar.addWidget(_segments([actions.of_spec(row) for row in SEGMENTS]))
    bar.addSeparator()
    for row in SIGHTS:
        bar.addAction(actions.of_spec(row))
    _make_reachable(bar)
    return bar


def draw_extension(bar: QToolBar, icons: Icons) -> None:
    """Draws the button that shows what a narrow window has no room for. Qt's own arrow is black, also in the dark."""
    button = bar.findChild(QToolButton, "qt_toolbar_ext_button")
    if button is not None:
        button.setIcon(icons.of(Glyph.MORE))


def _add(menu: QMenu, entries: Entries) -> None:
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
