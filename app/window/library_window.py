"""The library in a window of its own: it is visited now and then, and needs room."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.dialogs.library_folders import LibraryFolders
from app.documents.desk import Desk
from app.operations.all_operations import Operations
from app.settings.settings import Settings

if TYPE_CHECKING:
    from app.panels.library_panel import LibraryPanel

_SIZE = (980, 620)


class LibraryWindow(QDialog):
    """Stays beside the main window; closing it hides it. What is in it is made when it is first opened: the main window
    is painted sooner without it.

    Args:
        folders: asks for folders; None for the desktop's dialogs.
    """

    def __init__(
        self,
        desk: Desk,
        operations: Operations,
        settings: Settings,
        parent: QWidget,
        folders: LibraryFolders | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._operations = desk, operations
        self._folders = folders or LibraryFolders(settings, self)
        self.resize(*_SIZE)

    @cached_property
    def panel(self) -> LibraryPanel:
        """What is in it."""
        from app.panels.library_panel import LibraryPanel

        panel, column = LibraryPanel(self._desk, self._operations), QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)
        panel.import_requested.connect(self._on_import_requested)
        panel.relink_requested.connect(self._on_relink_requested)
        return panel

    @Slot()
    def open_library(self) -> None:
        """Shows it, in front."""
        self.setWindowTitle(self.panel.windowTitle())
        self.show()
        self.raise_()
        self.activateWindow()

    @Slot()
    def _on_import_requested(self) -> None:
        folder = self._folders.to_import()
        if folder is not None:
            self._operations.import_folder.start(folder)

    @Slot()
    def _on_relink_requested(self) -> None:
        folder = self._folders.to_relink()
        if folder is not None:
            self._operations.library_people.relink(folder)
