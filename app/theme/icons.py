"""Icons by what they mean, in the colours of the theme."""

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPixmap

from app.theme.colours import Colours

_BLANK_PX = 32


class Glyph(Enum):
    """What an icon stands for, and its name in the Material Design Icons font."""

    OPEN = "mdi6.folder-open-outline"
    PORTRAIT = "mdi6.account-plus-outline"
    PASTE = "mdi6.content-paste"
    SAVE = "mdi6.content-save-outline"
    RESTORE = "mdi6.auto-fix"
    RESTORE_ALL = "mdi6.account-multiple-check-outline"
    DRAW = "mdi6.selection-drag"
    REMOVE = "mdi6.trash-can-outline"
    UNDO = "mdi6.undo"
    REDO = "mdi6.redo"
    STOP = "mdi6.stop-circle-outline"
    FIT = "mdi6.fit-to-page-outline"
    ONE_TO_ONE = "mdi6.numeric-1-box-outline"
    FOUR_UP = "mdi6.view-grid-outline"
    SPLIT = "mdi6.compare"
    RESULT = "mdi6.image-outline"
    FACE = "mdi6.account-box-outline"
    OVERLAY = "mdi6.palette-outline"
    ARROWS = "mdi6.arrow-top-right"
    GRID = "mdi6.grid"
    LANDMARKS = "mdi6.face-recognition"
    FOLDS = "mdi6.vector-difference"
    MASK = "mdi6.domino-mask"
    EVIDENCE = "mdi6.layers-search-outline"
    SWAP = "mdi6.swap-horizontal"
    PAUSE = "mdi6.pause"
    LOUPE = "mdi6.magnify-plus-outline"
    REVIEW = "mdi6.view-module-outline"
    PREVIOUS = "mdi6.chevron-left"
    NEXT = "mdi6.chevron-right"
    SNAPSHOT = "mdi6.camera-outline"
    CLOSE = "mdi6.close"
    MORE = "mdi6.chevron-double-right"
    INFO = "mdi6.information-outline"
    WARNING = "mdi6.alert-outline"
    ERROR = "mdi6.alert-circle-outline"
    SAMPLE = "mdi6.image-multiple-outline"
    DONE = "mdi6.check-circle-outline"
    WAITING = "mdi6.clock-outline"
    RUNNING = "mdi6.progress-clock"
    SETTINGS = "mdi6.cog-outline"
    EXPORT = "mdi6.file-export-outline"
    LIBRARY = "mdi6.bookshelf"
    FIND = "mdi6.magnify"
    KEYS = "mdi6.keyboard-outline"
    SUPPORT = "mdi6.lifebuoy"
    COPY = "mdi6.content-copy"
    RESET = "mdi6.restore"


class Icons:
    """Draws glyphs in one colour scheme.

    Args:
        colours: the scheme.
        are_blank: empty icons of the same size, for a window that shall be painted before the font is loaded.
    """

    def __init__(self, colours: Colours, *, are_blank: bool = False) -> None:
        self._colours, self._are_blank = colours, are_blank

    def of(self, glyph: Glyph) -> QIcon:
        """The icon for a control: text colour, faint when disabled."""
        return self._draw(glyph, self._colours.text)

    def on_accent(self, glyph: Glyph) -> QIcon:
        """The icon for a control on the accent colour."""
        return self._draw(glyph, self._colours.on_accent)

    def segment(self, glyph: Glyph) -> QIcon:
        """The icon for a control that stands on the accent colour while it is checked."""
        return self._draw(glyph, self._colours.text, self._colours.on_accent)

    def coloured(self, glyph: Glyph, colour: str) -> QIcon:
        """The icon in a colour of the scheme."""
        return self._draw(glyph, colour)

    def _draw(self, glyph: Glyph, colour: str, checked: str | None = None) -> QIcon:
        if self._are_blank:
            return _blank()
        import qtawesome  # type: ignore[import-untyped]  # it ships no types

        faint = self._colours.faint
        icon: QIcon = qtawesome.icon(
            glyph.value,
            color=colour,
            color_on=checked or colour,
            color_off_active=colour,  # with keyboard focus; the library would take the checked one
            color_disabled=faint,
        )
        return icon


def _blank() -> QIcon:
    pixmap = QPixmap(_BLANK_PX, _BLANK_PX)
    pixmap.fill(Qt.GlobalColor.transparent)
    return QIcon(pixmap)
