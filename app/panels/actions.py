"""Every action of the window: its words, icon and keys. What it does is connected by the main window."""

from dataclasses import dataclass, fields

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from app.settings.settings import ThemeChoice
from app.theme.icons import Glyph, Icons
from app.views.compare_canvas import CanvasMode


@dataclass(frozen=True, slots=True)
class Spec:
    """How one action looks: menu words, tool tip, keys, icon, and short words for the tool bar."""

    words: str
    tip: str
    keys: str = ""
    glyph: Glyph | None = None
    short: str = ""
    is_checkable: bool = False


_SPECS = {
    "open_source": Spec("&Open photo or clip…", "Open a photo or clip to restore", "Ctrl+O", Glyph.OPEN, "Open"),
    "add_portraits": Spec(
        "Add &portraits…", "Add good portraits of the same person", "Ctrl+P", Glyph.PORTRAIT, "Add portraits"
    ),
    "paste": Spec("P&aste as source", "Open the picture or file on the clipboard", "Ctrl+V", Glyph.PASTE),
    "paste_portrait": Spec("Paste as p&ortrait", "Add what is on the clipboard as portraits", "Ctrl+Shift+V"),
    "open_sample": Spec("Open the &sample", "Open an old photo and a portrait to try things on", "", Glyph.SAMPLE),
    "save": Spec("&Save result as…", "Save the restored picture as a new file", "Ctrl+S", Glyph.SAVE, "Save as"),
    "quit": Spec("&Quit", "Close GFR Studio", "Ctrl+Q"),
    "draw_face": Spec("&Draw a face", "Draw a box around a face that was not found", "B", Glyph.DRAW, "Draw face"),
    "remove_face": Spec("Remove &face", "Take the selected face off the source", "Del", Glyph.REMOVE),
    "restore": Spec("&Restore face", "Restore the selected face", "Ctrl+R", Glyph.RESTORE, "Restore"),
    "restore_all": Spec("Restore &all faces", "Restore every face on the source", "Ctrl+Shift+R", Glyph.RESTORE_ALL),
    "stop": Spec("&Stop restoring", "Stop the restoration that runs", "Ctrl+.", Glyph.STOP),
    "four_up": Spec(
        "&Four views",
        "All four pictures side by side",
        "Ctrl+1",
        Glyph.FOUR_UP,
        "Four views",
        is_checkable=True,
    ),
    "split": Spec(
        "&Before and after", "A line between before and after", "Ctrl+2", Glyph.SPLIT, "Split", is_checkable=True
    ),
    "result": Spec("Result &only", "The restored picture alone", "Ctrl+3", Glyph.RESULT, "Result", is_checkable=True),
    "fit": Spec("Fit the &photo", "Show the whole photo", "Ctrl+0", Glyph.FIT, "Fit"),
    "fit_face": Spec("Fit the fa&ce", "Show the selected face as large as it goes", "Ctrl+4", Glyph.FACE, "Face"),
    "one_to_one": Spec("&One to one", "One screen pixel for each of the photo", "Ctrl+5", Glyph.ONE_TO_ONE, "1:1"),
    "overlay": Spec(
        "F&low overlay", "Colours tell where each pixel came from", "O", Glyph.OVERLAY, "", is_checkable=True
    ),
    "theme_system": Spec("As the &desktop", "Follow the desktop's colours", is_checkable=True),
    "theme_light": Spec("&Light", "Light colours", is_checkable=True),
    "theme_dark": Spec("&Dark", "Dark colours", is_checkable=True),
    "about": Spec("&About GFR Studio", "Version, licence and credits"),
}


@dataclass(frozen=True, slots=True)
class Actions:
    """The actions by name."""

    open_source: QAction
    add_portraits: QAction
    paste: QAction
    paste_portrait: QAction
    open_sample: QAction
    save: QAction
    quit: QAction
    draw_face: QAction
    remove_face: QAction
    restore: QAction
    restore_all: QAction
    stop: QAction
    four_up: QAction
    split: QAction
    result: QAction
    fit: QAction
    fit_face: QAction
    one_to_one: QAction
    overlay: QAction
    theme_system: QAction
    theme_light: QAction
    theme_dark: QAction
    about: QAction

    @staticmethod
    def of(window: QWidget) -> "Actions":
        """The actions of one window, which owns them."""
        actions = Actions(**{name: _made(spec, window) for name, spec in _SPECS.items()})
        for group in (list(actions.modes), list(actions.themes)):
            _exclusive(group, window)
        for mode in actions.modes:
            mode.setIconVisibleInMenu(False)  # its checked icon has the colour for the accent, not for a menu
        # Delete means something else in the list of portraits; there it must not be ambiguous.
        actions.remove_face.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        return actions

    @property
    def modes(self) -> dict[QAction, CanvasMode]:
        """The actions that divide the canvas."""
        return {
            self.four_up: CanvasMode.FOUR_UP,
            self.split: CanvasMode.SPLIT,
            self.result: CanvasMode.RESULT,
        }

    @property
    def themes(self) -> dict[QAction, ThemeChoice]:
        """The actions that choose colours."""
        return {
            self.theme_system: ThemeChoice.SYSTEM,
            self.theme_light: ThemeChoice.LIGHT,
            self.theme_dark: ThemeChoice.DARK,
        }

    def draw_icons(self, icons: Icons) -> None:
        """Gives every action its icon in the theme's colours."""
        for name, spec in _SPECS.items():
            if spec.glyph is not None:
                action = self.named(name)
                action.setIcon(icons.segment(spec.glyph) if action in self.modes else icons.of(spec.glyph))

    def named(self, name: str) -> QAction:
        """The action of one field."""
        action: QAction = getattr(self, name)
        return action

    def tell(self, action: QAction, obstacle: str) -> None:
        """Enables the action, or disables it and says why in its tool tip."""
        name = next(field.name for field in fields(self) if self.named(field.name) is action)
        action.setEnabled(not obstacle)
        action.setToolTip(obstacle or _tip(_SPECS[name]))


def _made(spec: Spec, window: QWidget) -> QAction:
    action = QAction(spec.words, window)
    action.setToolTip(_tip(spec))
    action.setStatusTip(spec.tip)
    action.setCheckable(spec.is_checkable)
    if spec.keys:
        action.setShortcut(QKeySequence(spec.keys))
    if spec.short:
        action.setIconText(spec.short)
    return action


def _tip(spec: Spec) -> str:
    return f"{spec.tip} ({spec.keys})" if spec.keys else spec.tip


def _exclusive(actions: list[QAction], window: QWidget) -> None:
    group = QActionGroup(window)
    for action in actions:
        group.addAction(action)
