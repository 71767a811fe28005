from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from app.settings.settings import Settings, ThemeChoice


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
