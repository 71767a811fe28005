import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from app.theme.colours import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Colours, palette_of


def contrast(first: str, second: str) -> float:
    """The contrast ratio of WCAG 2, 1 to 21."""

    def luminance(colour: str) -> float:
        parts = QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()
        linear: list[float] = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


SCHEMES = {"light": LIGHT, "dark": DARK, "contrast light": CONTRAST_LIGHT, "contrast dark": CONTRAST_DARK}
LEAST = {LIGHT: 4.5, DARK: 4.5, CONTRAST_LIGHT: 7.0, CONTRAST_DARK: 7.0}
every_scheme = pytest.mark.parametrize("colours", SCHEMES.values(), ids=SCHEMES)


@every_scheme
@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        ("text", "hover"),
        ("text", "canvas"),
        ("link", "base"),
        ("text", "window"),
        ("text", "base"),
        ("text", "info"),
        ("text", "warning"),
        ("text", "error"),
        ("faint", "window"),
        ("faint", "base"),
        ("faint", "canvas"),
        ("link", "window"),
        ("error_text", "window"),
        ("warning_text", "window"),
        ("good_text", "window"),
    ],
)
def test_text_can_be_read_on_its_ground(colours: Colours, ink: str, paper: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, paper)) >= LEAST[colours]


@every_scheme
def test_words_on_the_accent_can_be_read(colours: Colours) -> None:
    assert contrast(colours.on_accent, colours.accent) >= LEAST[colours]


@every_scheme
@pytest.mark.parametrize("ground", ["window", "base"])
def test_the_frame_of_the_focus_is_seen(colours: Colours, ground: str) -> None:
    assert contrast(colours.focus, getattr(colours, ground)) >= max(3.0, LEAST[colours] - 1.5)
    assert colours.focus_px >= 2


@pytest.mark.parametrize("colours", [CONTRAST_LIGHT, CONTRAST_DARK], ids=["light", "dark"])
def test_borders_are_seen_in_high_contrast(colours: Colours) -> None:
    assert contrast(colours.line, colours.window) >= 4.5
    assert colours.focus_px >= 3


@every_scheme
def test_the_ground_under_pictures_is_neutral(colours: Colours) -> None:
    canvas = QColor(colours.canvas)
    assert max(canvas.red(), canvas.green(), canvas.blue()) - min(canvas.red(), canvas.green(), canvas.blue()) <= 2


def test_disabled_text_is_fainter_than_faint_text(qapp: QApplication) -> None:
    palette = palette_of(LIGHT)
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)
    assert disabled.lightness() > QColor(LIGHT.faint).lightness()
