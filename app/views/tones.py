"""The few colours that drawings over a photograph need, taken from the palette."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

_RED_ON_LIGHT = QColor(179, 38, 30)
_RED_ON_DARK = QColor(242, 139, 130)


@dataclass(frozen=True, slots=True)
class Tones:
    """Colours for marks that must be read over any picture, in a light and a dark window.

    Attributes:
        paper, ink: the window's ground and its text.
        light, dark: the lighter and the darker of the two: a line and its halo.
        accent, on_accent: what is selected, and text upon it.
        alarm, on_alarm: what failed, and text upon it. Palettes have no such role; the red follows the ground.
        faint: text that only helps.
    """

    paper: QColor
    ink: QColor
    light: QColor
    dark: QColor
    accent: QColor
    on_accent: QColor
    alarm: QColor
    on_alarm: QColor
    faint: QColor

    @staticmethod
    def of(palette: QPalette) -> "Tones":
        """The tones of a widget's palette."""
        paper, ink = palette.window().color(), palette.windowText().color()
        dark, light = sorted((paper, ink), key=QColor.lightnessF)
        alarm = _RED_ON_LIGHT if paper is light else _RED_ON_DARK
        on_alarm = light if paper is light else dark
        return Tones(
            paper,
            ink,
            light,
            dark,
            palette.highlight().color(),
            palette.highlightedText().color(),
            QColor(alarm),
            on_alarm,
            palette.placeholderText().color(),
        )


def seen_through(colour: QColor, opacity: float) -> QColor:
    """The colour at an opacity between 0 and 1."""
    mixed = QColor(colour)
    mixed.setAlphaF(opacity)
    return mixed
