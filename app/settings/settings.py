"""Typed settings, kept by QSettings."""

from enum import Enum
from pathlib import Path
from typing import cast

from PySide6.QtCore import QByteArray, QSettings


class ThemeChoice(Enum):
    """Which colours to use. `SYSTEM` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Settings:
    """Everything remembered, each with its type and default. A value that cannot be read counts as not set.

    Args:
        store: where it is kept; `Settings.of_user()` for the real one.
    """

    def __init__(self, store: QSettings) -> None:
        self._store = store

    @staticmethod
    def of_user() -> "Settings":
        """The settings of the person at the machine."""
        return Settings(QSettings("GFR Studio", "GFR Studio"))

    @staticmethod
    def in_file(path: Path) -> "Settings":
        """Settings in a file of their own."""
        return Settings(QSettings(str(path), QSettings.Format.IniFormat))

    @property
    def theme(self) -> ThemeChoice:
        """The chosen colours; the desktop's at first."""
        try:
            return ThemeChoice(self._text("window/theme", "system"))
        except ValueError:
            return ThemeChoice.SYSTEM

    @theme.setter
    def theme(self, choice: ThemeChoice) -> None:
        self._store.setValue("window/theme", choice.value)

    @property
    def sample_was_shown(self) -> bool:
        """The first start is over."""
        return self._text("start/sample_was_shown", "no") == "yes"

    def remember_sample_was_shown(self) -> None:
        """The next start will not open the sample by itself."""
        self._store.setValue("start/sample_was_shown", "yes")

    @property
    def last_folder(self) -> Path:
        """Where the file dialogs begin; the home folder when the last one is gone."""
        folder = Path(self._text("files/last_folder", str(Path.home())))
        return folder if folder.is_dir() else Path.home()

    @last_folder.setter
    def last_folder(self, folder: Path) -> None:
        self._store.setValue("files/last_folder", str(folder))

    @property
    def overlay_opacity(self) -> float:
        """Opacity of the flow overlay, 0..1."""
        try:
            return min(1.0, max(0.0, float(self._text("canvas/overlay_opacity", "0.6"))))
        except ValueError:
            return 0.6

    @overlay_opacity.setter
    def overlay_opacity(self, opacity: float) -> None:
        self._store.setValue("canvas/overlay_opacity", f"{opacity:.3f}")

    @property
    def window_geometry(self) -> QByteArray | None:
        """Where the window was, as Qt wrote it."""
        return self._bytes("window/geometry")

    @property
    def window_state(self) -> QByteArray | None:
        """Where its docks were, as Qt wrote it."""
        return self._bytes("window/state")

    def remember_window(self, geometry: QByteArray, state: QByteArray) -> None:
        """Keeps the window's place and docks."""
        self._store.setValue("window/geometry", geometry)
        self._store.setValue("window/state", state)

    def _text(self, key: str, default: str) -> str:
        return str(self._store.value(key, default))

    def _bytes(self, key: str) -> QByteArray | None:
        value = cast(object, self._store.value(key))
        return value if isinstance(value, QByteArray) else None
