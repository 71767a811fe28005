"""Opens the dialogs that help with the window itself: settings, the palette, keys, and the support bundle."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QMainWindow

from app.dialogs.action_words import actions_in
from app.dialogs.keymap import Keymap
from app.operations.support_bundle import SupportBundle
from app.settings.settings import Settings
from app.theme.theme import Theme
from app.translation import marked, tr

if TYPE_CHECKING:  # the window is painted sooner without them
    from app.dialogs.palette import ActionPalette
    from app.dialogs.settings_dialog import SettingsDialog
    from app.dialogs.shortcuts import ShortcutsDialog

D = TypeVar("D", bound=QDialog)

CANVAS_KEYS = {
    **dict.fromkeys(("Left", "Right", "Up", "Down"), marked("arrows move the picture")),
    **dict.fromkeys(("H", "\\"), marked("holding it shows the original")),
    **dict.fromkeys(("+", "=", "-"), marked("it zooms")),
    **dict.fromkeys(("F", "C", "1"), marked("it fits the picture")),
    **dict.fromkeys(("[", "]"), marked("it goes from face to face")),
    **dict.fromkeys(("M", "X", "N", "Space", "PgUp", "PgDown"), marked("it changes the comparison")),
    "L": marked("holding it shows the magnifying glass"),
    "Tab": marked("Tab leads from control to control"),
    "Esc": marked("Esc leaves what is going on"),
    "Return": marked("Enter presses what has the keyboard"),
}
"""Keys of the canvas and of every control, and what for: an action with them would take them away."""


class Assistance(QObject):
    """To be made when all menus are filled; gives the actions the keys that the user chose some time.

    Args:
        window: its menus have the actions, and it owns the dialogs.
        settings, theme: what the dialogs show and change.
        bundle: writes the support bundle; None where there is nothing to write it.
        ask: where to write it; None for the desktop's dialog.

    Signals:
        settings_changed: the names of the attributes of `Settings` that were changed, a frozenset. The theme follows
            by itself.
    """

    settings_changed = Signal(object)

    def __init__(
        self,
        window: QMainWindow,
        settings: Settings,
        theme: Theme,
        bundle: SupportBundle | None = None,
        ask: Callable[[Path], Path | None] | None = None,
    ) -> None:
        super().__init__(window)
        self._window, self._settings, self._theme = window, settings, theme
        self._bundle, self._ask = bundle, ask or self._ask_desktop
        self.keymap = Keymap(
            actions_in(window.menuBar()), settings, {keys: tr(why) for keys, why in CANVAS_KEYS.items()}
        )
        self.keymap.apply_kept()

    @Slot()
    def open_settings(self) -> SettingsDialog:
        """Shows the settings."""
        from app.dialogs.settings_dialog import SettingsDialog

        dialog = self._opened(SettingsDialog(self._settings, self._theme, self._window))
        dialog.applied.connect(self._on_settings_applied)
        return dialog

    @Slot()
    def open_palette(self) -> ActionPalette:
        """Shows everything that can be done now; actions that came since the window was built as well."""
        from app.dialogs.palette import ActionPalette

        return self._opened(ActionPalette(actions_in(self._window.menuBar()), self._settings, self._window))

    @Slot()
    def open_keys(self) -> ShortcutsDialog:
        """Shows the keys of all actions."""
        from app.dialogs.shortcuts import ShortcutsDialog

        return self._opened(ShortcutsDialog(self.keymap, self._window))

    @Slot()
    def save_bundle(self) -> None:
        """Asks where to, and writes the support bundle."""
        if self._bundle is None:
            return
        path = self._ask(self._bundle.suggestion(self._settings.last_folder))
        if path is not None:
            self._bundle.to(path if path.suffix else path.with_suffix(".zip"))

    @Slot(object)
    def _on_settings_applied(self, changed: frozenset[str]) -> None:
        if "theme" in changed:
            self._theme.show(self._settings.theme)
        self.settings_changed.emit(changed)

    def _ask_desktop(self, suggestion: Path) -> Path | None:
        title = tr("Save the support bundle as")
        name, _ = QFileDialog.getSaveFileName(self._window, title, str(suggestion), "ZIP (*.zip)")
        return Path(name) if name else None

    def _opened(self, dialog: D) -> D:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog
