"""What one action says, and how a table of them becomes the actions of a window."""

from dataclasses import dataclass
from typing import Protocol, overload

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.theme.icons import Glyph
from app.translation import tr


class _HasActions(Protocol):
    def of_spec(self, spec: "Spec") -> QAction:
        """The action made of it."""


@dataclass(frozen=True, slots=True, eq=False)
class Spec:
    """How one action looks: menu words, tool tip, keys, icon, and short words for the tool bar.

    A row of the table in `Actions`: of the class it is this row, of the actions of a window the action made of it.
    """

    words: str
    tip: str
    keys: str = ""
    glyph: Glyph | None = None
    short: str = ""
    is_checkable: bool = False

    @overload
    def __get__(self, owner: None, kind: type) -> "Spec": ...

    @overload
    def __get__(self, owner: _HasActions, kind: type) -> QAction: ...

    def __get__(self, owner: _HasActions | None, kind: type) -> "Spec | QAction":
        """The row itself, or the action made of it."""
        return self if owner is None else owner.of_spec(self)

    def make(self, name: str, window: QWidget) -> QAction:
        """The action, which the window owns. Its object name is the row's name; the keys can be changed by it."""
        action = QAction(tr(self.words), window)
        action.setObjectName(name)
        action.setStatusTip(tr(self.tip))
        action.setCheckable(self.is_checkable)
        if self.keys:
            action.setShortcut(QKeySequence(self.keys))
        if self.short:
            action.setIconText(tr(self.short))
        action.setToolTip(tip_of(action))
        return action


def tip_of(action: QAction) -> str:
    """What an action does, with its keys: the tool tip of one that can be used."""
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{action.statusTip()} ({keys})" if keys else action.statusTip()


def tell(action: QAction, obstacle: str) -> None:
    """Enables an action, or disables it and says why in its tool tip."""
    action.setEnabled(not obstacle)
    action.setToolTip(obstacle or tip_of(action))
