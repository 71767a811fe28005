"""What the window asks: which file, where to, and whether to lose something."""

from enum import Enum
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.settings.settings import Settings
from app.translation import tr

PICTURES = "*.jpg *.jpeg *.png *.tif *.tiff *.webp *.bmp"
CLIPS = "*.mp4 *.mov *.mkv *.avi *.webm *.m4v *.mpg *.mpeg *.mxf"

DRAWINGS = "PNG (*.png);;SVG (*.svg)"
LOSSLESS_PICTURES = "PNG (*.png);;TIFF (*.tif *.tiff)"
"""Kinds that a drawing, and a mask or patch, can be saved as."""


class Fate(Enum):
    """What is to become of an unsaved result. `KEEP`: the user thought better of what would have cost it."""

    SAVE = "save"
    DISCARD = "discard"
    KEEP = "keep"


class Questions(Protocol):
    """Everything that is asked. An answer may be None: the user thought better of it."""

    def source_to_open(self) -> Path | None:
        """Which photo or clip to open."""

    def portraits_to_add(self) -> list[Path]:
        """Which portraits to add."""

    def where_to_save(self, suggestion: Path) -> Path | None:
        """Where to save; a file that exists was agreed to be replaced."""

    def where_to_export(self, title: str, suggestion: Path, kinds: str) -> Path | None:
        """Where to save something that belongs to a result, as one of the kinds of `DRAWINGS` and the like."""

    def fate_of_result(self, doing: str) -> Fate:
        """What becomes of the unsaved result that `doing` would cost: "Opening another picture"."""


class DialogQuestions:
    """Asks with the desktop's dialogs, and remembers the folder."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        self._settings, self._parent = settings, parent

    def source_to_open(self) -> Path | None:
        """Which photo or clip to open."""
        kinds = (
            f"{tr('Photos and clips')} ({PICTURES} {CLIPS});;{tr('Photos')} ({PICTURES});;"
            f"{tr('Clips')} ({CLIPS});;{tr('All files')} (*)"
        )
        name, _ = QFileDialog.getOpenFileName(self._parent, tr("Open a photo or clip"), self._folder(), kinds)
        return self._remembered(Path(name)) if name else None

    def portraits_to_add(self) -> list[Path]:
        """Which portraits to add."""
        kinds = f"{tr('Photos')} ({PICTURES});;{tr('All files')} (*)"
        names, _ = QFileDialog.getOpenFileNames(self._parent, tr("Add portraits of the person"), self._folder(), kinds)
        return [self._remembered(Path(name)) for name in names]

    def where_to_save(self, suggestion: Path) -> Path | None:
        """Where to save. The dialog itself asks before it replaces a file."""
        kinds = "PNG (*.png);;TIFF (*.tif *.tiff);;JPEG (*.jpg *.jpeg);;WebP (*.webp);;BMP (*.bmp)"
        return self.where_to_export(tr("Save the result as"), suggestion, kinds)

    def where_to_export(self, title: str, suggestion: Path, kinds: str) -> Path | None:
        """Where to save. The dialog itself asks before it replaces a file."""
        name, _ = QFileDialog.getSaveFileName(self._parent, title, str(suggestion), kinds, _kind_of(suggestion, kinds))
        return self._named(title, Path(name), suggestion.suffix) if name else None

    def fate_of_result(self, doing: str) -> Fate:
        """Asks, with the safe answers as those of Enter and Escape."""
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(tr("Unsaved result"))
        box.setText(tr("The restored picture has not been saved."))
        box.setInformativeText(tr("{doing} will discard it.").format(doing=doing))
        save = box.addButton(tr("&Save as…"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(tr("&Discard"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(tr("&Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(keep)
        box.exec()
        pressed = box.clickedButton()
        return Fate.SAVE if pressed is save else Fate.DISCARD if pressed is discard else Fate.KEEP

    def _named(self, title: str, path: Path, ending: str) -> Path | None:
        """The path with an ending. The dialog asked about the name as typed, not about the one with the ending."""
        if not path.suffix:
            path = path.with_name(path.name + ending)
            if path.exists() and not self._may_replace(title, path):
                return None
        return self._remembered(path)

    def _may_replace(self, title: str, path: Path) -> bool:
        question = tr("{name} is there already. Replace it?").format(name=path.name)
        return QMessageBox.question(self._parent, title, question) == QMessageBox.StandardButton.Yes

    def _folder(self) -> str:
        return str(self._settings.last_folder)

    def _remembered(self, path: Path) -> Path:
        self._settings.last_folder = path.parent
        return path


def _kind_of(suggestion: Path, kinds: str) -> str:
    """The entry of `kinds` that the suggestion's ending belongs to."""
    return next((kind for kind in kinds.split(";;") if f"*{suggestion.suffix.lower()}" in kind), "")
