"""Every action of the window: its words, icon and keys. What it does is connected by the main window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from app.documents.view import CanvasMode
from app.panels.action_spec import Spec, tell
from app.settings.settings import ThemeChoice
from app.theme.icons import Glyph, Icons


class Actions:
    """The actions by name: `actions.restore` is the action made of the row `restore`. A new row also needs a menu.

    Args:
        window: owns them.
    """

    new_project = Spec("&New project", "Begin with an empty desk", "Ctrl+N")
    open_project = Spec("Open pro&ject…", "Open a project with its pictures, people and settings", "Ctrl+Shift+O")
    save_project = Spec("Save p&roject", "Save the project into its file", "Ctrl+Shift+S")
    save_project_as = Spec("Sa&ve project as…", "Save the project into another file")
    find_missing = Spec("F&ind missing files…", "Look for pictures and portraits that were moved")
    open_source = Spec("&Open photo or clip…", "Open a photo or clip to restore", "Ctrl+O", Glyph.OPEN, "Open")
    add_pictures = Spec("Add pict&ures to the queue…", "Add several pictures to work through", "Ctrl+Shift+Q")
    add_portraits = Spec(
        "Add &portraits…", "Add good portraits of the same person", "Ctrl+P", Glyph.PORTRAIT, "Add portraits"
    )
    paste = Spec("P&aste as source", "Open the picture or file on the clipboard", "Ctrl+V", Glyph.PASTE)
    paste_portrait = Spec("Paste as por&trait", "Add what is on the clipboard as portraits", "Ctrl+Shift+V")
    open_sample = Spec("Open the samp&le", "Open an old photo and a portrait to try things on", "", Glyph.SAMPLE)
    save = Spec("&Save result as…", "Save the restored picture as a new file", "Ctrl+S", Glyph.SAVE, "Save as")
    export_flow = Spec(
        "E&xport flow…", "Save the flow's drawings with their legend as PNG or SVG", "Ctrl+Shift+E", Glyph.EXPORT
    )
    export_mask = Spec("Export &mask…", "Save where something was changed, as a grey picture")
    export_patch = Spec("Export patc&h…", "Save the changed pixels alone, with transparency")
    quit = Spec("&Quit", "Close GFR Studio", "Ctrl+Q")
    draw_face = Spec("&Draw a face", "Draw a box around a face that was not found", "B", Glyph.DRAW, "Draw face")
    remove_face = Spec("Remove &face", "Take the selected face off the source", "Del", Glyph.REMOVE)
    restore = Spec("&Restore face", "Restore the selected face", "Ctrl+R", Glyph.RESTORE, "Restore")
    restore_all = Spec("Restore &all faces", "Restore every face on the source", "Ctrl+Shift+R", Glyph.RESTORE_ALL)
    stop = Spec("&Stop restoring", "Stop the restoration that runs", "Ctrl+.", Glyph.STOP)
    run_queue = Spec("Restore the &queue, or pause", "Work through the pictures that wait", "Ctrl+Shift+G")
    cancel_queue = Spec("&Cancel the queue", "Stop working through the queue")
    previous_picture = Spec("&Previous picture", "Go to the picture before in the queue", "Ctrl+PgUp")
    next_picture = Spec("&Next picture", "Go to the next picture in the queue", "Ctrl+PgDown")
    new_person = Spec("New pe&rson", "Add a person for the selected face", "Ctrl+Shift+N", Glyph.PORTRAIT)
    library = Spec("&Library…", "People and portraits that you keep", "Ctrl+L", Glyph.LIBRARY)
    four_up = Spec(
        "&Four views", "All four pictures side by side", "Ctrl+1", Glyph.FOUR_UP, "Four views", is_checkable=True
    )
    split = Spec("Sp&lit", "A line between before and after", "Ctrl+2", Glyph.SPLIT, "Split", is_checkable=True)
    result = Spec("&One view", "One picture alone", "Ctrl+3", Glyph.RESULT, "One", is_checkable=True)
    split_rows = Spec("Split i&n rows", "A line between before, above, and after", "Ctrl+6", is_checkable=True)
    side_by_side = Spec("&Side by side", "Two pictures side by side, moved together", "Ctrl+7", is_checkable=True)
    blink = Spec("Bl&ink", "Two pictures in turn at one place", "Ctrl+8", is_checkable=True)
    fade = Spec("Fad&e", "One picture through the other", "Ctrl+9", is_checkable=True)
    difference = Spec("&Difference", "Where two pictures differ, and how much", "Ctrl+D", is_checkable=True)
    swap = Spec("S&wap A and B", "A and B change places", "Ctrl+Shift+X", Glyph.SWAP)
    loupe = Spec(
        "Lou&pe", "See the other side through a loupe at the pointer", "Ctrl+M", Glyph.LOUPE, is_checkable=True
    )
    review = Spec("&Review tile by tile", "Look at every part of the picture, one after the other", "", Glyph.REVIEW)
    take_snapshot = Spec("&Take a snapshot", "Keep the result to compare later ones with it", "Ctrl+T", Glyph.SNAPSHOT)
    evidence = Spec(
        "&Evidence map",
        "Colours tell which pixels were seen, taken from the portrait or made up",
        "E",
        Glyph.EVIDENCE,
        is_checkable=True,
    )
    fit = Spec("Fit the &photo", "Show the whole photo", "Ctrl+0", Glyph.FIT, "Fit")
    fit_face = Spec("Fit the fa&ce", "Show the selected face as large as it goes", "Ctrl+4", Glyph.FACE, "Face")
    one_to_one = Spec("&One to one", "One screen pixel for each of the photo", "Ctrl+5", Glyph.ONE_TO_ONE, "1:1")
    overlay = Spec(
        "F&low overlay", "Colours tell where each pixel came from", "O", Glyph.OVERLAY, "", is_checkable=True
    )
    theme_system = Spec("&As the desktop", "Follow the desktop's colours", is_checkable=True)
    theme_light = Spec("&Light", "Light colours", is_checkable=True)
    theme_dark = Spec("&Dark", "Dark colours", is_checkable=True)
    theme_contrast = Spec("&High contrast", "Colours of the highest contrast", is_checkable=True)
    settings = Spec("S&ettings…", "What GFR Studio remembers and how it works", "Ctrl+,", Glyph.SETTINGS)
    palette = Spec("F&ind an action…", "Find anything that can be done by its words", "Ctrl+Shift+P", Glyph.FIND)
    shortcuts = Spec("&Keys…", "Choose the keys of every action", "Ctrl+Shift+K", Glyph.KEYS)
    support_bundle = Spec(
        "Support &bundle…", "Save what a report of a fault needs, without pictures", "", Glyph.SUPPORT
    )
    about = Spec("&About GFR Studio", "Version, licence and credits")

    def __init__(self, window: QWidget) -> None:
        self._made = {spec: spec.make(name, window) for name, spec in self.specs().items()}
        for group in (list(self.modes), list(self.themes)):
            _exclusive(group, window)
        for mode in self.modes:
            mode.setIconVisibleInMenu(False)  # its checked icon has the colour for the accent, not for a menu
        # Delete means something else in the list of portraits; there it must not be ambiguous.
        self.remove_face.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)

    @staticmethod
    def of(window: QWidget) -> "Actions":
        """The actions of one window, which owns them."""
        return Actions(window)

    @classmethod
    def specs(cls) -> dict[str, Spec]:
        """The rows of the table by name, in order."""
        return {name: row for name, row in vars(cls).items() if isinstance(row, Spec)}

    @property
    def modes(self) -> dict[QAction, CanvasMode]:
        """The actions that divide the canvas."""
        return {
            self.four_up: CanvasMode.FOUR_UP,
            self.split: CanvasMode.SPLIT,
            self.result: CanvasMode.RESULT,
            self.split_rows: CanvasMode.SPLIT_ROWS,
            self.side_by_side: CanvasMode.SIDE_BY_SIDE,
            self.blink: CanvasMode.BLINK,
            self.fade: CanvasMode.FADE,
            self.difference: CanvasMode.DIFFERENCE,
        }

    @property
    def themes(self) -> dict[QAction, ThemeChoice]:
        """The actions that choose colours."""
        return {
            self.theme_system: ThemeChoice.SYSTEM,
            self.theme_light: ThemeChoice.LIGHT,
            self.theme_dark: ThemeChoice.DARK,
            self.theme_contrast: ThemeChoice.CONTRAST,
        }

    def draw_icons(self, icons: Icons) -> None:
        """Gives every action its icon in the theme's colours."""
        for spec, action in self._made.items():
            if spec.glyph is not None:
                action.setIcon(icons.segment(spec.glyph) if action in self.modes else icons.of(spec.glyph))

    def of_spec(self, spec: Spec) -> QAction:
        """The action made of a row."""
        return self._made[spec]

    def named(self, name: str) -> QAction:
        """The action of the row of that name."""
        return self._made[self.specs()[name]]

    def tell(self, action: QAction, obstacle: str) -> None:
        """Enables the action, or disables it and says why in its tool tip."""
        tell(action, obstacle)


def _exclusive(actions: list[QAction], window: QWidget) -> None:
    group = QActionGroup(window)
    for action in actions:
        group.addAction(action)
