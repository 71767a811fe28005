"""The colours of the window, light and dark, as Qt's palette."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True, slots=True)
class Colours:
    """One colour scheme, each as #rrggbb. Text on its ground has a contrast of at least 4.5 : 1, in the schemes of high
    contrast of 7 : 1.

    Attributes:
        window: the ground of panels and bars.
        base: the ground of lists and fields.
        canvas: the ground under pictures; neutral grey, so that it does not tint what is judged before it.
        line: borders and separators.
        text, faint: what is read, and what only helps.
        accent, on_accent: what acts or is selected, and text on it.
        link: the accent as text on `window`.
        focus, focus_px: the frame of what has the keyboard, and how thick it is.
        hover: a control under the pointer.
        info, warning, error: the grounds of messages.
        error_text, warning_text, good_text: words of failure, doubt and success on `window`.
    """

    window: str
    base: str
    canvas: str
    line: str
    text: str
    faint: str
    accent: str
    on_accent: str
    link: str
    hover: str
    info: str
    warning: str
    error: str
    error_text: str
    warning_text: str
    good_text: str
    focus: str
    focus_px: int = 2


LIGHT = Colours(
    window="#f5f5f4",
    base="#ffffff",
    canvas="#e3e3e2",
    line="#d3d3d1",
    text="#1f2124",
    faint="#5d6167",
    accent="#1f66c1",
    on_accent="#ffffff",
    link="#1a5aad",
    hover="#e6e6e4",
    info="#e2edfb",
    warning="#fdf0d0",
    error="#fde4e1",
    error_text="#a5281f",
    warning_text="#7a5300",
    good_text="#1b6e35",
    focus="#1a5aad",
)

DARK = Colours(
    window="#242629",
    base="#1b1d1f",
    canvas="#161718",
    line="#3a3d42",
    text="#e8e9eb",
    faint="#a3a8af",
    accent="#2f71c8",
    on_accent="#ffffff",
    link="#80b4f5",
    hover="#33363b",
    info="#20344d",
    warning="#453711",
    error="#4d2320",
    error_text="#f59a91",
    warning_text="#e9c46a",
    good_text="#7fd196",
    focus="#80b4f5",
)

CONTRAST_LIGHT = Colours(
    window="#ffffff",
    base="#ffffff",
    canvas="#d6d6d6",
    line="#4a4a4a",
    text="#000000",
    faint="#2b2b2b",
    accent="#0a3a86",
    on_accent="#ffffff",
    link="#0a3a86",
    hover="#dfe7f5",
    info="#e2edfb",
    warning="#fff0c2",
    error="#ffe3df",
    error_text="#7d0f08",
    warning_text="#5a3a00",
    good_text="#0b4a1e",
    focus="#b3005e",
    focus_px=3,
)

CONTRAST_DARK = Colours(
    window="#000000",
    base="#000000",
    canvas="#0d0d0d",
    line="#b8b8b8",
    text="#ffffff",
    faint="#dcdcdc",
    accent="#ffd84d",
    on_accent="#000000",
    link="#ffd84d",
    hover="#2e2e2e",
    info="#0a2442",
    warning="#3a2c00",
    error="#420d0a",
    error_text="#ffb3aa",
    warning_text="#ffd84d",
    good_text="#7df0a0",
    focus="#5cf2ff",
    focus_px=3,
)


def palette_of(colours: Colours) -> QPalette:
    """The scheme as a Qt palette, so that stock widgets and our own drawings agree."""
    palette = QPalette()
    role = QPalette.ColorRole
    for colour, roles in (
        (colours.window, (role.Window, role.Button, role.AlternateBase)),
        (colours.base, (role.Base,)),
        (colours.text, (role.WindowText, role.Text, role.ButtonText, role.ToolTipText)),
        (colours.base, (role.ToolTipBase,)),
        (colours.faint, (role.PlaceholderText,)),
        (colours.accent, (role.Highlight, role.Accent)),
        (colours.on_accent, (role.HighlightedText, role.BrightText)),
        (colours.link, (role.Link, role.LinkVisited)),
        (colours.line, (role.Mid, role.Midlight)),
        (colours.canvas, (role.Dark,)),
    ):
        for each in roles:
            palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, _between(colours.faint, colours.window, 0.45))
    return palette


def _between(first: str, second: str, share: float) -> QColor:
    a, b = QColor(first), QColor(second)
    pairs = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    red, green, blue = (round(x + (y - x) * share) for x, y in pairs)
    return QColor(red, green, blue)
