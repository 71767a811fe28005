import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.settings.settings import Settings, ThemeChoice
from app.theme.colours import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Colours
from app.theme.icons import Glyph
from app.theme.theme import Theme, colours_for


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


@pytest.mark.parametrize(
    ("choice", "is_dark", "wants_contrast", "colours"),
    [
        (ThemeChoice.SYSTEM, False, False, LIGHT),
        (ThemeChoice.SYSTEM, True, False, DARK),
        (ThemeChoice.SYSTEM, False, True, CONTRAST_LIGHT),
        (ThemeChoice.SYSTEM, True, True, CONTRAST_DARK),
        (ThemeChoice.CONTRAST, True, False, CONTRAST_DARK),
        (ThemeChoice.CONTRAST, False, False, CONTRAST_LIGHT),
        (ThemeChoice.LIGHT, True, True, LIGHT),
        (ThemeChoice.DARK, False, True, DARK),
    ],
)
def test_the_desktop_is_followed_unless_a_choice_overrules_it(
    choice: ThemeChoice, is_dark: bool, wants_contrast: bool, colours: Colours
) -> None:
    assert colours_for(choice, is_dark=is_dark, wants_contrast=wants_contrast) is colours


def test_high_contrast_can_be_chosen(theme: Theme, settings: Settings) -> None:
    theme.choose(ThemeChoice.CONTRAST)
    assert theme.colours in (CONTRAST_LIGHT, CONTRAST_DARK)
    assert settings.theme is ThemeChoice.CONTRAST


def is_blank(theme: Theme) -> bool:
    image = theme.icons.of(Glyph.OPEN).pixmap(16, 16).toImage()
    return not any(image.pixelColor(x, y).alpha() for x in range(16) for y in range(16))
