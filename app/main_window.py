"""The main window: docks, menus and keys. Everything is built once and handed down."""

from pathlib import Path

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMessageBox, QVBoxLayout, QWidget

from app.dialogs.questions import DialogQuestions, Questions
from app.documents.desk import Desk
from app.jobs.lane import Lanes
from app.operations.all_operations import Operations
from app.operations.obstacles import changes_of_restorability, obstacle_to_restoring, obstacle_to_saving
from app.panels.actions import Actions
from app.panels.bars import draw_extension, fill_menus, tool_bar
from app.panels.canvas_panel import CanvasPanel
from app.panels.inspector import Inspector
from app.panels.job_strip import JobStrip
from app.panels.jobs_panel import JobsPanel
from app.panels.message_bar import MessageBar
from app.panels.portraits_panel import PortraitsPanel
from app.panels.source_panel import SourcePanel
from app.settings.settings import Settings
from app.theme.icons import Glyph
from app.theme.theme import Theme
from app.window.docks import BELOW, LEFT, RIGHT, Docks, DockSpec
from app.window.files import Files
from gfr_core import __version__

TITLE = "GFR Studio"
_SIZE = (1440, 900)
_FRAME = QSize(4, 40)
"""Room for the title bar and the edges that the desktop draws around the window."""
_SIDE_PX, _BELOW_PX = 280, 150
_ABOUT = f"""<h3>GFR Studio {__version__}</h3>
<p>Restores faces in old photographs and film frames with the help of a good portrait of the same person.</p>
<p>After Li, Liu, Ye, Zuo, Lin, Yang: <i>Learning Warped Guidance for Blind Face Restoration</i>, ECCV 2018.</p>
<p>Apache License 2.0. Works offline; nothing is sent anywhere.</p>"""


class MainWindow(QMainWindow):
    """The window.

    Args:
        desk, lanes, operations, theme, settings: what it shows and calls.
        questions: who asks the user; None for dialogs.
    """

    def __init__(
        self,
        desk: Desk,
        lanes: Lanes,
        operations: Operations,
        theme: Theme,
        settings: Settings,
        questions: Questions | None = None,
    ) -> None:
        super().__init__()
        self._desk, self._operations, self._theme, self._settings = desk, operations, theme, settings
        self._files = Files(desk, operations, settings, questions or DialogQuestions(settings, self), self)
        self.actions_by_name = Actions.of(self)
        self.canvas = CanvasPanel(desk, operations)
        self.message_bar = MessageBar(desk.notice, theme)
        self.source, self.portraits = SourcePanel(desk), PortraitsPanel(desk.portraits, operations.open_portraits)
        self.inspector = Inspector(desk, operations, theme, settings.overlay_opacity)
        self.jobs, self.job_strip = JobsPanel(lanes, theme), JobStrip(lanes, theme)
        self._docks = self._lay_out()
        self._undo, self._redo = self._undo_actions()
        self._fill_bars()
        self._connect_actions()
        self._connect_documents()
        self._on_theme_changed()
        self._restore_layout()
        self._on_documents_changed()

    def open_source(self, path: Path) -> None:
        """Opens a photo or clip, after asking when an unsaved result would be lost."""
        self._files.open_source(path)

    def _lay_out(self) -> Docks:
        self.setObjectName("mainWindow")
        self.resize(QSize(*_SIZE).boundedTo(self.screen().availableSize() - _FRAME))
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message_bar)
        column.addWidget(self.canvas, 1)
        self.setCentralWidget(centre)
        self.statusBar().addWidget(self.job_strip, 1)
        self.statusBar().setSizeGripEnabled(False)
        return Docks(
            self,
            [
                DockSpec("Source", self.source, LEFT, _SIDE_PX),
                DockSpec("Portraits", self.portraits, LEFT, _SIDE_PX, share=3),
                DockSpec("Inspector", self.inspector, RIGHT, _SIDE_PX),
                DockSpec("Jobs", self.jobs, BELOW, _BELOW_PX, is_shown=False),
            ],
        )

    def _undo_actions(self) -> tuple[QAction, QAction]:
        undo = self._operations.undo.createUndoAction(self, "&Undo")
        redo = self._operations.undo.createRedoAction(self, "&Redo")
        undo.setShortcut("Ctrl+Z")
        redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        return undo, redo

    def _fill_bars(self) -> None:
        fill_menus(self.menuBar(), self.actions_by_name, (self._undo, self._redo), self._docks.switches)
        self._tools = tool_bar(self.actions_by_name)
        self.addToolBar(self._tools)
        for widget in (self.canvas.canvas, self.source.faces):
            widget.addAction(self.actions_by_name.remove_face)
        self.actions_by_name.four_up.setChecked(True)

    def _connect_actions(self) -> None:
        actions, operations, canvas, files = self.actions_by_name, self._operations, self.canvas.canvas, self._files
        for action, slot in (
            (actions.open_source, files.on_open),
            (actions.add_portraits, files.on_add_portraits),
            (actions.paste, files.on_paste),
            (actions.paste_portrait, files.on_paste_portrait),
            (actions.open_sample, files.on_open_sample),
            (actions.save, files.on_save),
            (actions.quit, self.close),
            (actions.draw_face, self.canvas.begin_box_drawing),
            (actions.remove_face, operations.edit_faces.remove_selected),
            (actions.restore, self._on_restore),
            (actions.restore_all, operations.restore_faces.all),
            (actions.stop, operations.restore_faces.stop),
            (actions.fit, canvas.fit),
            (actions.fit_face, canvas.fit_crop),
            (actions.one_to_one, canvas.camera.set_one_to_one),
            (actions.about, self._on_about),
        ):
            action.triggered.connect(slot)
        actions.four_up.actionGroup().triggered.connect(self._on_mode_chosen)
        actions.theme_system.actionGroup().triggered.connect(self._on_theme_chosen)

    def _connect_documents(self) -> None:
        desk, overlay = self._desk, self.inspector.overlay
        self.canvas.source_dropped.connect(self.open_source)
        self._files.frame_refused.connect(self.canvas.show_frame)
        self.canvas.frame_requested.connect(self._files.on_frame_requested)
        self.portraits.add_requested.connect(self._files.on_add_portraits)
        self.inspector.restore_requested.connect(self._on_restore)
        self.inspector.overlay_changed.connect(self.canvas.canvas.set_overlay_opacity)
        self.actions_by_name.overlay.toggled.connect(overlay.switch.setChecked)
        overlay.switch.toggled.connect(self.actions_by_name.overlay.setChecked)
        self._theme.changed.connect(self._on_theme_changed)
        desk.restoration.saved_changed.connect(self._on_documents_changed)
        for changed in changes_of_restorability(desk):
            changed.connect(self._on_documents_changed)

    @Slot()
    def _on_documents_changed(self) -> None:
        actions, desk = self.actions_by_name, self._desk
        source, running = desk.source.source, desk.restoration.is_running
        obstacle = "A restoration is running." if running else obstacle_to_restoring(desk)
        actions.tell(actions.restore, obstacle)
        actions.tell(actions.restore_all, obstacle)
        actions.tell(actions.stop, "" if running else "No restoration is running.")
        actions.tell(actions.save, obstacle_to_saving(desk))
        actions.tell(actions.draw_face, "" if source else "Open a photo first.")
        actions.tell(actions.remove_face, "" if desk.source.selected else "Select a face first.")
        self.setWindowTitle(f"{source.frame.name}[*] \N{EN DASH} {TITLE}" if source else TITLE)
        self.setWindowModified(desk.restoration.is_unsaved)

    @Slot()
    def _on_theme_changed(self) -> None:
        icons, actions = self._theme.icons, self.actions_by_name
        actions.draw_icons(icons)
        for action, choice in actions.themes.items():
            action.setChecked(choice is self._theme.choice)
        self._undo.setIcon(icons.of(Glyph.UNDO))
        self._redo.setIcon(icons.of(Glyph.REDO))
        draw_extension(self._tools, icons)

    @Slot(QAction)
    def _on_mode_chosen(self, action: QAction) -> None:
        self.canvas.canvas.set_mode(self.actions_by_name.modes[action])

    @Slot(QAction)
    def _on_theme_chosen(self, action: QAction) -> None:
        self._theme.choose(self.actions_by_name.themes[action])

    @Slot()
    def _on_restore(self) -> None:
        self._operations.restore_faces.selected()

    @Slot()
    def _on_about(self) -> None:
        QMessageBox.about(self, f"About {TITLE}", _ABOUT)

    def _restore_layout(self) -> None:
        geometry, state = self._settings.window_geometry, self._settings.window_state
        if geometry is not None and state is not None:
            self.restoreGeometry(geometry)
            self.restoreState(state)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Asks before an unsaved result is lost, and remembers where the window was."""
        if not self._files.may_lose_result("Closing the window", self.close):
            event.ignore()
            return
        self._settings.remember_window(self.saveGeometry(), self.saveState())
        self._settings.overlay_opacity = self.inspector.overlay.opacity
        super().closeEvent(event)
