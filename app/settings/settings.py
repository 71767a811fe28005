"""Typed settings, kept by QSettings."""

import json
import logging
from collections.abc import Iterable, Mapping
from enum import Enum
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import QByteArray, QSettings

from app.settings.schema import AnySetting, Choice, Line, Section, Setting, Share, Switch, Whole
from app.translation import LANGUAGES

T = TypeVar("T")
_log = logging.getLogger(__name__)
_MOST_RECENT = 10


class ThemeChoice(Enum):
    """Which colours to use. `SYSTEM` follows the desktop; `CONTRAST` too, in colours of the highest contrast."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Settings:
    """Everything remembered, each with its type and default. A value that cannot be read counts as not set.

    Args:
        store: where it is kept; `Settings.of_user()` for the real one.
    """

    theme = Choice(
        "window/theme",
        ThemeChoice.SYSTEM,
        "Colours",
        "Light, dark or of high contrast; or as the desktop has them.",
        Section.APPEARANCE,
        options={
            ThemeChoice.SYSTEM: "As the desktop",
            ThemeChoice.LIGHT: "Light",
            ThemeChoice.DARK: "Dark",
            ThemeChoice.CONTRAST: "High contrast",
        },
    )
    language = Choice(
        "window/language",
        "system",
        "Language",
        "The language of menus, messages and help.",
        Section.APPEARANCE,
        options={"system": "As the desktop", **LANGUAGES},
        needs_restart=True,
    )
    blink_ms = Whole(
        "canvas/blink_ms",
        500,
        "Blink every",
        "How long each of the two pictures is seen while they blink.",
        Section.CANVAS,
        least=100,
        most=3000,
        step=50,
        unit="ms",
    )
    device = Choice(
        "engine/device",
        "auto",
        "Device",
        "What computes. A graphics card is faster; the results are the same within a stated tolerance.",
        Section.RESTORING,
        options={
            "auto": "The fastest there is",
            "cpu": "Processor (CPU)",
            "cuda": "Graphics card (CUDA)",
            "mps": "Graphics chip (Metal)",
        },
        needs_restart=True,
    )
    operator = Line(
        "record/operator",
        "",
        "Operator",
        "Who works here; written into every treatment record. It may be left empty.",
        Section.RECORD,
        is_personal=True,
    )
    marks_as_restored = Switch(
        "record/marks_as_restored",
        default=True,
        words="Mark pictures as restored by AI",
        tip="Writes XMP and IPTC DigitalSourceType into what is saved, so that nobody takes it for the original.",
        section=Section.RECORD,
    )
    writes_record = Switch(
        "record/writes_record",
        default=True,
        words="Write a treatment record beside each picture",
        tip="A JSON file with hashes, boxes and every parameter; `gfr verify` checks it.",
        section=Section.RECORD,
    )
    reopens_project = Switch(
        "project/reopens",
        default=True,
        words="Open the last project at the start",
        tip="Goes on where the work ended. Without it the window starts empty.",
        section=Section.PROJECTS,
    )
    sample_was_shown = Switch("start/sample_was_shown", default=False)
    """The first start is over."""
    overlay_opacity = Share("canvas/overlay_opacity", 0.6)
    """Opacity of the flow overlay, 0..1; the inspector has its slider."""

    def __init__(self, store: QSettings) -> None:
        self._store = store
        self._told: set[str] = set()

    @staticmethod
    def of_user() -> "Settings":
        """The settings of the person at the machine."""
        return Settings(QSettings("GFR Studio", "GFR Studio"))

    @staticmethod
    def in_file(path: Path) -> "Settings":
        """Settings in a file of their own."""
        return Settings(QSettings(str(path), QSettings.Format.IniFormat))

    @classmethod
    def schema(cls) -> dict[str, AnySetting]:
        """Every declaration by the name of its attribute, in order."""
        return {name: row for name, row in vars(cls).items() if isinstance(row, Setting)}

    def read(self, setting: Setting[T]) -> T:
        """The value kept, or the default when there is none or it means nothing; the latter is logged once."""
        text = self._text(setting.key, setting.as_text(setting.default))
        try:
            return setting.parse(text)
        except ValueError:
            self._tell(setting.key, text if not setting.is_personal else "…")
            return setting.default

    def write(self, setting: Setting[T], value: T) -> None:
        """Keeps a value."""
        self._store.setValue(setting.key, setting.as_text(value))

    def remember_sample_was_shown(self) -> None:
        """The next start will not open the sample by itself."""
        self.sample_was_shown = True

    @property
    def last_folder(self) -> Path:
        """Where the file dialogs begin; the home folder when the last one is gone."""
        folder = Path(self._text("files/last_folder", str(Path.home())))
        return folder if folder.is_dir() else Path.home()

    @last_folder.setter
    def last_folder(self, folder: Path) -> None:
        self._store.setValue("files/last_folder", str(folder))

    @property
    def recent_projects(self) -> list[Path]:
        """The projects opened last, the newest first; also those that are gone."""
        return [Path(name) for name in self._list("project/recent")]

    @recent_projects.setter
    def recent_projects(self, paths: Iterable[Path]) -> None:
        names = dict.fromkeys(str(path) for path in paths)
        self._write_json("project/recent", list(names)[:_MOST_RECENT])

    def remember_project(self, path: Path) -> None:
        """Puts a project before the others."""
        self.recent_projects = [path, *self.recent_projects]

    @property
    def recent_actions(self) -> list[str]:
        """The names of the actions used last from the palette, the newest first."""
        return self._list("palette/recent")

    @recent_actions.setter
    def recent_actions(self, names: Iterable[str]) -> None:
        self._write_json("palette/recent", list(dict.fromkeys(names))[:_MOST_RECENT])

    @property
    def changed_keys(self) -> dict[str, list[str]]:
        """The actions whose keys were changed, by name: their keys now, as Qt writes them; none is an empty list."""
        kept = self._json("keys/changed", {})
        return {str(name): _texts(keys) for name, keys in kept.items()} if isinstance(kept, dict) else {}

    @changed_keys.setter
    def changed_keys(self, keys: Mapping[str, Iterable[str]]) -> None:
        self._write_json("keys/changed", {name: list(each) for name, each in keys.items()})

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

    def impersonal(self) -> dict[str, str]:
        """What may leave this machine: every setting of the schema that is not personal, as it is kept."""
        rows = self.schema().values()
        return {row.key: row.as_text(self.read(row)) for row in rows if not row.is_personal}

    def _text(self, key: str, default: str) -> str:
        value: object = self._store.value(key, default)
        # A comma in a file written by hand makes Qt read a list.
        return ", ".join(map(str, value)) if isinstance(value, list) else str(value)

    def _bytes(self, key: str) -> QByteArray | None:
        value = cast(object, self._store.value(key))
        return value if isinstance(value, QByteArray) else None

    def _list(self, key: str) -> list[str]:
        return _texts(self._json(key, []))

    def _json(self, key: str, default: object) -> object:
        try:
            kept: object = json.loads(self._text(key, json.dumps(default)))
        except ValueError:
            self._tell(key, "…")
            return default
        return kept

    def _write_json(self, key: str, value: object) -> None:
        self._store.setValue(key, json.dumps(value))

    def _tell(self, key: str, found: str) -> None:
        if key not in self._told:
            self._told.add(key)
            _log.warning("The setting %s is kept as '%s', which means nothing; its default is used.", key, found)


def _texts(value: object) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
