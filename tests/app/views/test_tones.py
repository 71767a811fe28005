import pytest
from PySide6.QtGui import QColor, QPalette

from app.views.tones import Tones, seen_through
from tests.app.views.scenes import rgb


def palette(window: str, text: str) -> QPalette:
    made = QPalette()
    made.setColor(QPalette.ColorRole.Window, QColor(window))
    made.setColor(QPalette.ColorRole.WindowText, QColor(text))
    return made


def luminance(colour: QColor) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (part / 255 for part in rgb(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: QColor, second: QColor) -> float:
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("window", "text"), [("#f4f4f4", "#111111"), ("#202124", "#eeeeee")])
def test_the_lighter_and_the_darker_are_told_apart_in_every_scheme(window: str, text: str) -> None:
    tones = Tones.of(palette(window, text))
    assert tones.paper == QColor(window)
    assert tones.ink == QColor(text)
    assert tones.light.lightnessF() > tones.dark.lightnessF()


@pytest.mark.parametrize(("window", "text"), [("#f4f4f4", "#111111"), ("#202124", "#eeeeee"), ("#000000", "#ffffff")])
def test_failure_is_readable_in_every_scheme(window: str, text: str) -> None:
    tones = Tones.of(palette(window, text))
    assert contrast(tones.alarm, tones.on_alarm) >= 4.5
    assert contrast(tones.alarm, tones.paper) >= 4.5


def test_seeing_through_leaves_the_colour_itself_alone() -> None:
    colour = QColor(10, 20, 30)
    assert seen_through(colour, 0.5).alphaF() == pytest.approx(0.5, abs=0.01)
    assert colour.alphaF() == 1.0
