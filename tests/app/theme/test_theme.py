from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.settings.settings import Settings, ThemeChoice
from app.theme.colours import DARK, LIGHT
from app.theme.icons import Glyph
from app.theme.theme import Theme


def test_a_choice_colours_the_application_and_is_remembered(theme: Theme, settings: Settings, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.choose(ThemeChoice.DARK)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert application.palette().color(QPalette.ColorRole.Window).name() == DARK.window
    assert settings.theme is ThemeChoice.DARK


def test_a_theme_for_one_run_is_not_remembered(theme: Theme, settings: Settings) -> None:
    theme.show(ThemeChoice.DARK)
    assert theme.colours is DARK
    assert settings.theme is ThemeChoice.SYSTEM


def test_the_same_colours_again_are_no_news(theme: Theme, qtbot: QtBot) -> None:
    theme.show(ThemeChoice.LIGHT)
    with qtbot.assertNotEmitted(theme.changed):
        theme.show(ThemeChoice.LIGHT)
    assert theme.colours is LIGHT


def test_icons_are_blank_until_they_are_to_be_shown(theme: Theme, qtbot: QtBot) -> None:
    assert is_blank(theme)
    with qtbot.waitSignal(theme.changed):
        theme.show_icons()
    assert not is_blank(theme)


def is_blank(theme: Theme) -> bool:
    image = theme.icons.of(Glyph.OPEN).pixmap(16, 16).toImage()
    return not any(image.pixelColor(x, y).alpha() for x in range(16) for y in range(16))
