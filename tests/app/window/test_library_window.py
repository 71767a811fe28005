from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QWidget

from app.dialogs.library_folders import LibraryFolders
from app.documents.desk import Desk
from app.operations.all_operations import Operations
from app.settings.settings import Settings
from app.window.library_window import LibraryWindow


class Chosen:
    """Always the same folder."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def to_import(self) -> Path | None:
        return self.folder

    def to_relink(self) -> Path | None:
        return self.folder


def made(desk: Desk, operations: Operations, settings: Settings, parent: QWidget, folder: Path | None) -> LibraryWindow:
    return LibraryWindow(desk, operations, settings, parent, cast(LibraryFolders, Chosen(folder)))


def test_it_opens_with_the_librarys_title(
    desk: Desk, operations: Operations, settings: Settings, parent: QWidget
) -> None:
    window = made(desk, operations, settings, parent, None)
    window.open_library()
    assert window.isVisible()
    assert window.windowTitle() == "Library"
    window.close()


def test_a_chosen_folder_is_imported(
    desk: Desk, operations: Operations, settings: Settings, parent: QWidget, tmp_path: Path
) -> None:
    window = made(desk, operations, settings, parent, tmp_path)
    window.panel.import_requested.emit()
    assert desk.library.importing


def test_nothing_is_imported_without_a_folder(
    desk: Desk, operations: Operations, settings: Settings, parent: QWidget
) -> None:
    window = made(desk, operations, settings, parent, None)
    window.panel.import_requested.emit()
    window.panel.relink_requested.emit()
    assert not desk.library.importing
