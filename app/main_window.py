"""The main window: builds its parts and connects them. Everything is built once and handed down."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMessageBox, QVBoxLayout, QWidget

from app.dialogs.assistance import Assistance
from app.dialogs.project_questions import DialogProjectQuestions, ProjectQuestions
from app.dialogs.project_wishes import ProjectWishes
from app.dialogs.questions import DialogQuestions, Questions
from app.documents.desk import Desk
from app.jobs.lane import Lanes
from app.operations.all_operations import Operations
from app.operations.support_bundle import SupportBundle
from app.panels.actions import Actions
from app.panels.bars import draw_extension, fill_menus, tool_bar
from app.panels.canvas_panel import CanvasPanel
from app.panels.history_panel import HistoryPanel
from app.panels.inspector import Inspector
from app.panels.job_strip import JobStrip
from app.panels.jobs_panel import JobsPanel
from app.panels.message_bar import MessageBar
from app.panels.people_panel import PeoplePanel
from app.panels.queue_panel import QueuePanel
from app.panels.record_group import RecordGroup
from app.panels.source_panel import SourcePanel
from app.panels.warps_panel import WarpsPanel
from app.settings.settings import Settings
from app.theme.icons import Glyph
from app.theme.theme import Theme
from app.translation import marked, tr
from app.window.availability import Availability
from app.window.choices import Choices
from app.window.commands import Doers, connect_commands
from app.window.docks import BELOW, LEFT, RIGHT, Docks, DockSpec
from app.window.exports import Exports
from app.window.files import Files
from app.window.library_window import LibraryWindow
from app.window.recent import RecentProjects
from gfr_core import __version__

TITLE = "GFR Studio"
_SIZE = (1440, 900)
_FRAME = QSize(4, 40)
"""Room for the title bar and the edges that the desktop draws around the window."""
_LEFT_PX, _RIGHT_PX, _BELOW_PX = 280, 300, 250
_ABOUT = (
    marked("Restores faces in old photographs and film frames with the help of a good portrait of the same person."),
    marked("After Li, Liu, Ye, Zuo, Lin, Yang: <i>Learning Warped Guidance for Blind Face Restoration</i>, ECCV 2018."),
    marked("Apache License 2.0. Works offline; nothing is sent anywhere."),
)


class MainWindow(QMainWindow):
    """The window.

    Args:
        desk, lanes, operations, theme, settings: what it shows and calls.
        questions, project_questions: who asks the user; None for dialogs.
        bundle: writes support bundles; None where there is no log.
    """

    def __init__(
        self,
        desk: Desk,
        lanes: Lanes,
        operations: Operations,
        theme: Theme,
        settings: Settings,
        questions: Questions | None = None,
        project_questions: ProjectQuestions | None = None,
        bundle: SupportBundle | None = None,
    ) -> None:
        super().__init__()
        self._desk, self._operations, self._theme, self._settings = desk, operations, theme, settings
        asks = questions or DialogQuestions(settings, self)
        self._files = Files(desk, operations, settings, asks, self)
        asks_of_projects = project_questions or DialogProjectQuestions(settings, self)
        self.projects = ProjectWishes(desk, operations, settings, asks_of_projects, self)
        self.actions_by_name = Actions.of(self)
        self._build_panels(lanes)
        self._exports = Exports(operations, settings, asks, self.inspector.flow, self)
        self.docks = self._lay_out()
        self._undo, self._redo = self._undo_actions()
        self._recent = RecentProjects(settings, operations.project, self.projects.open, self)
        self._fill_bars()
        self._availability = Availability(self.actions_by_name, desk, self.inspector, self)
        self._connect()
        self.assistance = Assistance(self, settings, theme, bundle)
        self._connect_assistance()
        self._on_theme_changed()
        self._restore_layout()
        self._on_documents_changed()

    def open_source(self, path: Path) -> None:
        """Opens a photo, a clip or a project."""
        self._files.open_source(path)

    def _build_panels(self, lanes: Lanes) -> None:
        desk, operations, theme = self._desk, self._operations, self._theme
        self.canvas = CanvasPanel(desk, operations, theme)
        self.message_bar = MessageBar(desk.notice, theme, desk.engine)
        self.source, self.people = SourcePanel(desk, operations.assign_faces), PeoplePanel(desk, operations)
        self.inspector = Inspector(desk, operations, theme, self._settings.overlay_opacity)
        self.inspector.add_page(tr("Record"), RecordGroup(desk))
        self.queue = QueuePanel(desk, operations, theme)
        self.history = HistoryPanel(operations.undo, desk.project)
        self.warps = WarpsPanel(desk, operations)
        self.jobs, self.job_strip = JobsPanel(lanes, theme), JobStrip(lanes, theme)
        self.library = LibraryWindow(desk, operations, self._settings, self)

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
                DockSpec("source", tr("Source"), self.source, LEFT, _LEFT_PX),
                DockSpec("queue", tr("Queue"), self.queue, LEFT, _LEFT_PX, behind="source"),
                DockSpec("people", tr("People"), self.people, LEFT, _LEFT_PX, share=2),
                DockSpec("inspector", tr("Inspector"), self.inspector, RIGHT, _RIGHT_PX),
                DockSpec("history", tr("History"), self.history, RIGHT, _RIGHT_PX, behind="inspector"),
                DockSpec("warps", tr("Portraits on the face"), self.warps, BELOW, _BELOW_PX, is_shown=False),
                DockSpec("jobs", tr("Jobs"), self.jobs, BELOW, _BELOW_PX, behind="warps", is_shown=False),
            ],
        )

    def _undo_actions(self) -> tuple[QAction, QAction]:
        history = self._operations.undo
        undo, redo = history.createUndoAction(self, tr("&Undo")), history.createRedoAction(self, tr("&Redo"))
        undo.setObjectName("undo")
        redo.setObjectName("redo")
        undo.setShortcut("Ctrl+Z")
        redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        return undo, redo

    def _fill_bars(self) -> None:
        undoing = (self._undo, self._redo)
        fill_menus(
            self.menuBar(), self.actions_by_name, undoing, self.docks.switches, (self._recent.menu.menuAction(),)
        )
        self._tools = tool_bar(self.actions_by_name)
        self.addToolBar(self._tools)
        for widget in (self.canvas.canvas, self.source.faces):
            widget.addAction(self.actions_by_name.remove_face)

    def _connect(self) -> None:
        actions, desk = self.actions_by_name, self._desk
        connect_commands(
            actions,
            Doers(
                desk=desk,
                operations=self._operations,
                files=self._files,
                projects=self.projects,
                exports=self._exports,
                canvas=self.canvas,
                inspector=self.inspector,
                people=self.people,
                library=self.library,
            ),
        )
        actions.quit.triggered.connect(self.close)
        actions.about.triggered.connect(self._on_about)
        Choices(actions, desk.view, self.inspector, self._theme, self)
        self._connect_panels()
        self._theme.changed.connect(self._on_theme_changed)
        history = self._operations.undo
        for told in (history.undoTextChanged, history.redoTextChanged):
            told.connect(self._on_history_changed)
        for changed in (desk.source.source_changed, desk.restoration.saved_changed, desk.project.unsaved_changed):
            changed.connect(self._on_documents_changed)
        desk.project.path_changed.connect(self._on_documents_changed)

    def _connect_panels(self) -> None:
        files, projects = self._files, self.projects
        self.canvas.source_dropped.connect(self.open_source)
        files.project_chosen.connect(projects.open)
        self.canvas.frame_requested.connect(files.on_frame_requested)
        self.people.add_requested.connect(files.on_add_portraits)
        self.people.library_requested.connect(self.library.open_library)
        self.people.keep_requested.connect(self._operations.library_desk.keep)
        self.queue.add_requested.connect(projects.on_add_pictures)
        self.queue.outputs_requested.connect(projects.on_choose_outputs)
        self.queue.files_dropped.connect(projects.add_pictures)
        for panel in (self.inspector, self.warps):
            panel.restore_requested.connect(self._on_restore)
        self.inspector.restore_all_requested.connect(self._operations.restore_faces.all)
        self.inspector.overlays_changed.connect(self.canvas.canvas.set_overlays)
        self.inspector.flow_export_requested.connect(self._exports.on_flow)

    def _connect_assistance(self) -> None:
        actions, assistance = self.actions_by_name, self.assistance
        actions.settings.triggered.connect(assistance.open_settings)
        actions.palette.triggered.connect(assistance.open_palette)
        actions.shortcuts.triggered.connect(assistance.open_keys)
        actions.support_bundle.triggered.connect(assistance.save_bundle)
        assistance.settings_changed.connect(self._on_settings_changed)
        self._on_settings_changed()

    @Slot()
    def _on_settings_changed(self) -> None:
        view = self._desk.view
        view.take(replace(view.view, blink_ms=self._settings.blink_ms))
        self._desk.record.use(self._settings)

    @Slot()
    def _on_documents_changed(self) -> None:
        source, project = self._desk.source.source, self._desk.project
        parts = [f"{source.frame.name}[*]" if source else "", project.name if project.path else "", TITLE]
        self.setWindowTitle(" \N{EN DASH} ".join(part for part in parts if part))
        self.setWindowModified(self._desk.restoration.is_unsaved or project.is_unsaved)

    @Slot()
    def _on_theme_changed(self) -> None:
        icons = self._theme.icons
        self.actions_by_name.draw_icons(icons)
        self._undo.setIcon(icons.of(Glyph.UNDO))
        self._redo.setIcon(icons.of(Glyph.REDO))
        draw_extension(self._tools, icons)

    @Slot()
    def _on_history_changed(self) -> None:
        """Whole sentences in place of Qt's, which puts its word before ours in every language."""
        undo, redo = self._operations.undo.undoText(), self._operations.undo.redoText()
        self._undo.setText(tr("&Undo {what}").format(what=undo) if undo else tr("&Undo"))
        self._redo.setText(tr("&Redo {what}").format(what=redo) if redo else tr("&Redo"))

    @Slot()
    def _on_restore(self) -> None:
        self._operations.restore_faces.selected()

    @Slot()
    def _on_about(self) -> None:
        words = "".join(f"<p>{tr(each)}</p>" for each in _ABOUT)
        QMessageBox.about(self, tr("About GFR Studio"), f"<h3>{TITLE} {__version__}</h3>{words}")

    def _restore_layout(self) -> None:
        geometry, state = self._settings.window_geometry, self._settings.window_state
        if geometry is not None and state is not None:
            self.restoreGeometry(geometry)
            self.restoreState(state)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Asks before something is lost, and remembers where the window was."""
        doing = tr("Closing the window")
        if not (self._files.may_lose_result(doing, self.close) and self.projects.may_lose_project(doing, self.close)):
            event.ignore()
            return
        self._settings.remember_window(self.saveGeometry(), self.saveState())
        self._settings.overlay_opacity = self.inspector.flow.opacity
        super().closeEvent(event)
