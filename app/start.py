"""Builds the window and everything below it, and starts what has to wait for the first paint."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from app.command_line import Wishes
from app.documents.desk import Desk
from app.jobs.garbage import Garbage
from app.jobs.lane import Lanes
from app.main_window import MainWindow
from app.operations.all_operations import Operations
from app.operations.dispatch import Dispatch
from app.operations.engine import Engine
from app.operations.log_file import LogFile
from app.operations.restore_when_ready import RestoreWhenReady
from app.operations.support_bundle import SupportBundle
from app.settings.settings import Settings
from app.theme.theme import Theme


class FirstPaint(QObject):
    """Tells once when a window has been painted for the first time."""

    happened = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Waits for the paint, then for the events of the same turn."""
        if event.type() is QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._on_painted)
        return super().eventFilter(watched, event)

    @Slot()
    def _on_painted(self) -> None:
        self.happened.emit()


@dataclass(frozen=True, slots=True, eq=False)
class Studio:
    """A window with its desk, lanes and operations. `close` it before the application ends."""

    desk: Desk
    lanes: Lanes
    operations: Operations
    theme: Theme
    settings: Settings
    window: MainWindow
    first_paint: FirstPaint
    garbage: Garbage

    @staticmethod
    def build(
        application: QApplication,
        settings: Settings,
        engine: Engine,
        sample_folder: Path | None = None,
        data_folder: Path | None = None,
        log: LogFile | None = None,
    ) -> "Studio":
        """Builds everything, top down. Nothing heavy is imported.

        Args:
            application: Qt's.
            settings: what is remembered.
            engine: finds and restores faces.
            sample_folder: where the sample goes; None for the user's data folder.
            data_folder: where recovery files and the library lie; None for nowhere, then there are none.
            log: writes down every message; None for no log, then there are no support bundles.
        """
        garbage = Garbage()
        desk, lanes, theme = Desk.empty(), Lanes.start(), Theme(application, settings)
        desk.engine.engine_changed.connect(garbage.set_aside)
        operations = Operations.on(desk, lanes, engine, sample_folder, data_folder)
        bundle = None
        if log is not None:
            log.watch(desk.notice)
            bundle = SupportBundle(Dispatch(lanes, desk.notice), desk.notice, settings, log)
        window = MainWindow(desk, lanes, operations, theme, settings, bundle=bundle)
        return Studio(desk, lanes, operations, theme, settings, window, FirstPaint(window), garbage)

    def begin(self, wishes: Wishes) -> None:
        """After the first paint: draws the icons, opens what was asked for, and warms the engine behind it."""
        self.theme.show_icons()
        operations = self.operations
        operations.warm_engine.start()
        if wishes.guides:
            operations.open_portraits.open(wishes.guides)
        if wishes.source is not None:
            self.window.open_source(wishes.source)
        elif wishes.is_sample:
            operations.open_sample.start()
        elif not self.window.projects.offer_recovery() and not wishes.guides:
            self._go_on_or_begin()
        self.settings.remember_sample_was_shown()
        if wishes.restores:
            RestoreWhenReady(self.desk, operations.restore_faces, self.window)

    def _go_on_or_begin(self) -> None:
        """Nothing was asked for: the last project, or at the very first start the sample."""
        last = next((path for path in self.settings.recent_projects if path.is_file()), None)
        if not self.settings.sample_was_shown:
            self.operations.open_sample.start()
        elif self.settings.reopens_project and last is not None:
            self.operations.project.open(last)

    def close(self) -> bool:
        """Stops all work. True when every thread ended in time."""
        self.operations.cancel()
        self.operations.keeping.finish()
        ended = self.lanes.close()
        if ended:
            self.operations.open_source.close()
            self.operations.library.close()
            self.garbage.close()
        return ended
