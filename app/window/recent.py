"""The menu of projects that were opened last."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.operations.project_files import ProjectFiles
from app.settings.settings import Settings
from app.translation import tr


class RecentProjects(QObject):
    """Remembers every project that is opened, and offers the last ones that are still there."""

    def __init__(
        self, settings: Settings, project: ProjectFiles, open_project: Callable[[Path], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._settings, self._open = settings, open_project
        self.menu = QMenu(tr("Recent projects"), parent)
        self.menu.aboutToShow.connect(self.fill)
        project.opened.connect(self._on_opened)
        self.fill()

    @Slot()
    def fill(self) -> None:
        """Lists them anew: files come and go."""
        self.menu.clear()
        for path in self._settings.recent_projects:
            if path.is_file():
                self.menu.addAction(self._action(path))
        if self.menu.isEmpty():
            self.menu.addAction(tr("None yet")).setEnabled(False)

    @Slot(Path)
    def _on_opened(self, path: Path) -> None:
        self._settings.remember_project(path)
        self.fill()

    def _action(self, path: Path) -> QAction:
        action = QAction(path.stem.replace("&", "&&"), self.menu)
        action.setStatusTip(str(path))
        action.setToolTip(str(path))
        action.triggered.connect(lambda: self._open(path))
        return action
