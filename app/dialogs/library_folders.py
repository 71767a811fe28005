"""Which folder the library is to look at."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.settings.settings import Settings
from app.translation import tr


class LibraryFolders:
    """Asks with the desktop's dialog, and remembers the folder. None: the user thought better of it."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        self._settings, self._parent = settings, parent

    def to_import(self) -> Path | None:
        """The folder whose pictures are looked at."""
        return self._ask(tr("Import portraits from a folder"))

    def to_relink(self) -> Path | None:
        """The folder in which moved pictures are looked for."""
        return self._ask(tr("Look for moved pictures in"))

    def _ask(self, title: str) -> Path | None:
        name = QFileDialog.getExistingDirectory(self._parent, title, str(self._settings.last_folder))
        if not name:
            return None
        self._settings.last_folder = Path(name)
        return Path(name)
