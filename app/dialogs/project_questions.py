"""What the window asks about projects: which file, where to, whether to lose something, what to recover."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.dialogs.questions import CLIPS, PICTURES, Fate
from app.dialogs.recovery import RecoveryAnswer, RecoveryDialog
from app.operations.project_recovery import Recoverable
from app.settings.settings import Settings
from app.translation import tr
from gfr_core.project.schema import ENDING


class ProjectQuestions(Protocol):
    """Everything that is asked about projects. An answer may be None: the user thought better of it."""

    def project_to_open(self) -> Path | None:
        """Which project to open."""

    def where_to_save_project(self, suggestion: Path) -> Path | None:
        """Where to save; a file that exists was agreed to be replaced."""

    def pictures_to_add(self) -> list[Path]:
        """Which pictures to put into the queue."""

    def folder_for_results(self) -> Path | None:
        """Where the results of the queue go."""

    def folder_to_look_in(self) -> Path | None:
        """Where missing files may have gone."""

    def fate_of_project(self, doing: str) -> Fate:
        """What becomes of the unsaved project that `doing` would cost: "Opening another project"."""

    def what_to_recover(self, found: Sequence[Recoverable]) -> RecoveryAnswer:
        """What becomes of what was left by a window that did not close properly."""


class DialogProjectQuestions:
    """Asks with the desktop's dialogs, and remembers the folder."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        self._settings, self._parent = settings, parent

    def project_to_open(self) -> Path | None:
        """Which project to open."""
        kinds = f"{tr('Projects')} (*{ENDING});;{tr('All files')} (*)"
        name, _ = QFileDialog.getOpenFileName(self._parent, tr("Open a project"), self._folder(), kinds)
        return self._remembered(Path(name)) if name else None

    def where_to_save_project(self, suggestion: Path) -> Path | None:
        """Where to save. The dialog itself asks before it replaces a file; the ending is added before it asks."""
        dialog = QFileDialog(self._parent, tr("Save the project as"), str(suggestion.parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{tr('Projects')} (*{ENDING})")
        dialog.setDefaultSuffix(ENDING)
        dialog.selectFile(suggestion.name)
        chosen = dialog.selectedFiles() if dialog.exec() else []
        return self._remembered(Path(chosen[0])) if chosen else None

    def pictures_to_add(self) -> list[Path]:
        """Which pictures to put into the queue."""
        kinds = f"{tr('Photos and clips')} ({PICTURES} {CLIPS});;{tr('All files')} (*)"
        title = tr("Add pictures to the queue")
        names, _ = QFileDialog.getOpenFileNames(self._parent, title, self._folder(), kinds)
        return [self._remembered(Path(name)) for name in names]

    def folder_for_results(self) -> Path | None:
        """Where the results of the queue go."""
        return self._folder_called(tr("Folder for results"))

    def folder_to_look_in(self) -> Path | None:
        """Where missing files may have gone."""
        return self._folder_called(tr("Look for missing files in"))

    def fate_of_project(self, doing: str) -> Fate:
        """Asks, with the safe answers as those of Enter and Escape."""
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(tr("Unsaved project"))
        box.setText(tr("The project has not been saved."))
        box.setInformativeText(
            tr("{doing} will discard it: faces, people, settings and the queue. No picture is deleted.").format(
                doing=doing
            )
        )
        save = box.addButton(tr("&Save as…"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(tr("&Discard"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(tr("&Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(keep)
        box.exec()
        pressed = box.clickedButton()
        return Fate.SAVE if pressed is save else Fate.DISCARD if pressed is discard else Fate.KEEP

    def what_to_recover(self, found: Sequence[Recoverable]) -> RecoveryAnswer:
        """Shows what there is."""
        dialog = RecoveryDialog(found, self._parent)
        dialog.exec()
        return dialog.answer

    def _folder_called(self, title: str) -> Path | None:
        name = QFileDialog.getExistingDirectory(self._parent, title, self._folder())
        return Path(name) if name else None

    def _folder(self) -> str:
        return str(self._settings.last_folder)

    def _remembered(self, path: Path) -> Path:
        self._settings.last_folder = path.parent
        return path
