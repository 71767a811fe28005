"""The theme: follows the desktop or the user, and tells everyone who draws."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from app.settings.settings import Settings, ThemeChoice
from app.theme.colours import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Colours, palette_of
from app.theme.icons import Icons
from app.theme.style import style_sheet


class Theme(QObject):
    """Applies palette and style sheet to the application, and again whenever the choice or the desktop changes.

    The desktop says light or dark, and whether it wants more contrast.

    Icons are blank until `show_icons`: the window is painted first.
    """

    changed = Signal()

    def __init__(self, application: QApplication, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application, self._settings = application, settings
        self._choice = settings.theme
        self._colours: Colours | None = None
        self._icons_are_blank = True
        application.setStyle("Fusion")
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self._on_desktop_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_desktop_changed)
        self._apply()

    @property
    def choice(self) -> ThemeChoice:
        """What the user chose."""
        return self._choice

    @property
    def colours(self) -> Colours:
        """The colours in use."""
        return self._wanted()

    @property
    def icons(self) -> Icons:
        """Icons in the colours in use."""
        return Icons(self.colours, are_blank=self._icons_are_blank)

    def show_icons(self) -> None:
        """Draws icons from now on.

        Importing what draws them takes 0.2 s, a third of a start. It is not done on a thread beside the window: it
        imports qtpy, which changes the classes of PySide6. So this comes after the first paint and before other work.
        """
        self._icons_are_blank = False
        self.changed.emit()

    def choose(self, choice: ThemeChoice) -> None:
        """Takes a choice and remembers it."""
        self._settings.theme = choice
        self.show(choice)

    def show(self, choice: ThemeChoice) -> None:
        """Takes a choice for this run only, as from the command line."""
        self._choice = choice
        self._apply()

    def _wanted(self) -> Colours:
        hints = self._application.styleHints()
        is_dark = hints.colorScheme() is Qt.ColorScheme.Dark
        wants_contrast = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
        return colours_for(self._choice, is_dark=is_dark, wants_contrast=wants_contrast)

    def _apply(self) -> None:
        colours = self._wanted()
        if colours is self._colours:
            return
        self._colours = colours
        self._application.setPalette(palette_of(colours))
        self._application.setStyleSheet(style_sheet(colours))
        self.changed.emit()

    @Slot()
    def _on_desktop_changed(self) -> None:
        self._apply()


def colours_for(choice: ThemeChoice, *, is_dark: bool, wants_contrast: bool) -> Colours:
    """The scheme for a choice on a desktop that is dark or not and may want more contrast."""
    if choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        return DARK if choice is ThemeChoice.DARK else LIGHT
    if choice is ThemeChoice.CONTRAST or wants_contrast:
        return CONTRAST_DARK if is_dark else CONTRAST_LIGHT
    return DARK if is_dark else LIGHT
