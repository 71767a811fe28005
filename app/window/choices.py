"""Actions that show a choice: they follow a document, and change it."""

from dataclasses import replace

from PySide6.QtCore import QObject, QSignalBlocker, Slot
from PySide6.QtGui import QAction

from app.documents.view import ViewDocument
from app.panels.actions import Actions
from app.panels.inspector import Inspector
from app.theme.theme import Theme


class Choices(QObject):
    """Ways of comparing, the loupe, the overlays, the theme."""

    def __init__(
        self, actions: Actions, view: ViewDocument, inspector: Inspector, theme: Theme, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._actions, self._view, self._theme = actions, view, theme
        actions.four_up.actionGroup().triggered.connect(self._on_mode_chosen)
        actions.theme_system.actionGroup().triggered.connect(self._on_theme_chosen)
        actions.loupe.toggled.connect(self._on_loupe_toggled)
        for action, switch in (
            (actions.overlay, inspector.flow.colours_switch),
            (actions.evidence, inspector.evidence.map),
        ):
            action.toggled.connect(switch.setChecked)
            switch.toggled.connect(action.setChecked)
        view.view_changed.connect(self._on_view_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_view_changed()
        self._on_theme_changed()

    @Slot()
    def _on_view_changed(self) -> None:
        for action, mode in self._actions.modes.items():
            action.setChecked(mode is self._view.view.mode)
        with QSignalBlocker(self._actions.loupe):
            self._actions.loupe.setChecked(self._view.view.loupe)

    @Slot()
    def _on_theme_changed(self) -> None:
        for action, choice in self._actions.themes.items():
            action.setChecked(choice is self._theme.choice)

    @Slot(QAction)
    def _on_mode_chosen(self, action: QAction) -> None:
        self._view.set_mode(self._actions.modes[action])

    @Slot(QAction)
    def _on_theme_chosen(self, action: QAction) -> None:
        self._theme.choose(self._actions.themes[action])

    @Slot(bool)
    def _on_loupe_toggled(self, is_on: bool) -> None:  # noqa: FBT001
        self._view.take(replace(self._view.view, loupe=is_on))
