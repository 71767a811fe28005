from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from app.settings.settings import Settings, ThemeChoice
from gfr_core.device import DEVICES


def test_what_was_never_set_has_its_default(settings: Settings) -> None:
    assert settings.theme is ThemeChoice.SYSTEM
    assert not settings.sample_was_shown
    assert settings.last_folder == Path.home()
    assert settings.overlay_opacity == 0.6
    assert settings.window_geometry is None


def test_everything_is_there_again_at_the_next_start(tmp_path: Path) -> None:
    store = QSettings(str(tmp_path / "kept.ini"), QSettings.Format.IniFormat)
    first = Settings(store)
    first.theme = ThemeChoice.DARK
    first.last_folder = tmp_path
    first.overlay_opacity = 0.25
    first.remember_sample_was_shown()
    first.remember_window(QByteArray(b"geometry"), QByteArray(b"state"))
    store.sync()
    again = Settings.in_file(tmp_path / "kept.ini")
    assert again.theme is ThemeChoice.DARK
    assert again.last_folder == tmp_path
    assert again.overlay_opacity == 0.25
    assert again.sample_was_shown
    assert again.window_geometry == QByteArray(b"geometry")
    assert again.window_state == QByteArray(b"state")


def test_what_cannot_be_read_counts_as_not_set(tmp_path: Path) -> None:
    store = QSettings(str(tmp_path / "damaged.ini"), QSettings.Format.IniFormat)
    for key in ("window/theme", "canvas/overlay_opacity", "window/geometry"):
        store.setValue(key, "pink")
    settings = Settings(store)
    assert settings.theme is ThemeChoice.SYSTEM
    assert settings.overlay_opacity == 0.6
    assert settings.window_geometry is None


def test_a_folder_that_is_gone_becomes_the_home_folder(settings: Settings, tmp_path: Path) -> None:
    settings.last_folder = tmp_path / "gone"
    assert settings.last_folder == Path.home()


def test_what_other_parts_ask_for_has_its_default(settings: Settings) -> None:
    assert settings.marks_as_restored
    assert settings.writes_record
    assert settings.operator == ""
    assert settings.recent_projects == []
    assert settings.device == "auto"
    assert settings.blink_ms == 500
    assert settings.language == "system"


def test_the_devices_are_those_of_the_core() -> None:
    assert tuple(Settings.device.options) == DEVICES


def test_a_damaged_value_is_told_once_in_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    store = QSettings(str(tmp_path / "damaged.ini"), QSettings.Format.IniFormat)
    store.setValue("canvas/blink_ms", "often")
    store.setValue("keys/changed", "{")
    settings = Settings(store)
    assert [settings.blink_ms, settings.blink_ms] == [500, 500]
    assert settings.changed_keys == {}
    assert [record.getMessage() for record in caplog.records] == [
        "The setting canvas/blink_ms is kept as 'often', which means nothing; its default is used.",
        "The setting keys/changed is kept as '…', which means nothing; its default is used.",
    ]


def test_a_name_with_a_comma_comes_back_whole(tmp_path: Path) -> None:
    settings = Settings.in_file(tmp_path / "kept.ini")
    settings.operator = "Archivist, A."
    assert Settings.in_file(tmp_path / "kept.ini").operator == "Archivist, A."
    (tmp_path / "by_hand.ini").write_text("[record]\noperator=Archivist, A.\n", encoding="utf-8")
    assert Settings.in_file(tmp_path / "by_hand.ini").operator == "Archivist, A."


def test_the_project_opened_last_stands_first_and_only_once(settings: Settings, tmp_path: Path) -> None:
    for number in (1, 2, 3, 1):
        settings.remember_project(tmp_path / f"{number}.json")
    assert [path.name for path in settings.recent_projects] == ["1.json", "3.json", "2.json"]


def test_ten_projects_are_remembered(settings: Settings, tmp_path: Path) -> None:
    settings.recent_projects = [tmp_path / f"{number}.json" for number in range(12)]
    assert len(settings.recent_projects) == 10


def test_changed_keys_come_back(settings: Settings) -> None:
    settings.changed_keys = {"restore": ["F5"], "quit": []}
    assert settings.changed_keys == {"restore": ["F5"], "quit": []}


def test_what_may_leave_the_machine_names_nobody(settings: Settings, tmp_path: Path) -> None:
    settings.operator = "A. Archivist"
    settings.last_folder = tmp_path
    settings.remember_project(tmp_path / "secret.json")
    told = settings.impersonal()
    assert told["window/theme"] == "system"
    assert "A. Archivist" not in str(told)
    assert str(tmp_path) not in str(told)
