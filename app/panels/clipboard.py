"""What is on the clipboard."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from app.documents.qt_image import from_qimage
from app.messages import Message, Tone
from app.translation import tr
from app.views.file_drop import dropped_files
from gfr_core.media.frame import Frame


@dataclass(frozen=True, slots=True, eq=False)
class Pasted:
    """Files, or else a picture, or else nothing."""

    files: list[Path]
    picture: Frame | None


def nothing_to_paste() -> Message:
    """What to say when there is nothing."""
    words = tr("The clipboard holds neither a picture nor a file.")
    return Message(Tone.WARNING, tr("Nothing to paste"), words, tr("Copy one first."))


def pasted() -> Pasted:
    """What the clipboard holds now."""
    data = QGuiApplication.clipboard().mimeData() or QMimeData()  # none at all once it has been cleared
    files = dropped_files(data)
    if files or not data.hasImage():
        return Pasted(files, None)
    image: QImage = data.imageData()
    return Pasted([], None if image.isNull() else Frame(from_qimage(image), tr("Pasted picture")))
