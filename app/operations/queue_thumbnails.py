"""Small pictures for the list of the project's pictures."""

from dataclasses import replace
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Slot
from PySide6.QtGui import QImage, QImageReader

from app.documents.project import ProjectDocument, QueueItem
from app.jobs.job import Job
from app.operations.dispatch import Dispatch
from app.translation import tr
from gfr_core.progress import Progress, Reporter

SIDE_PX = 128
"""The longer side: enough for a row on a screen of twice the density."""
AT_ONCE = 4
"""Pictures in one job: whatever the user asks for next waits for so many at most."""


class MakeThumbnails(QObject):
    """Makes them for pictures that were added without being opened, a few at a time on the I/O lane."""

    def __init__(self, document: ProjectDocument, dispatch: Dispatch) -> None:
        super().__init__()
        self._document, self._dispatch = document, dispatch
        self._tried: set[str] = set()
        self._job: Job[dict[int, QImage]] | None = None
        document.items_changed.connect(self._on_items_changed)

    def cancel(self) -> None:
        """Drops what runs."""
        if self._job is not None:
            self._job.discard()

    @Slot()
    def _on_items_changed(self) -> None:
        if self._job is not None:
            return
        bare = list(islice(filter(self._is_wanted, self._document.items), AT_ONCE))
        if not bare:
            return
        self._tried.update(item.entry.file.path for item in bare)
        pictures = [(item.key, item.path) for item in bare]
        self._job = Job(tr("Making small pictures"), lambda report: read_thumbnails(pictures, report), self._take)
        self._job.finished.connect(self._on_finished)
        self._dispatch.on_io(self._job)

    def _is_wanted(self, item: QueueItem) -> bool:
        """Asked of every picture at each change of any: making a `Path` would take 500 of them 10 ms."""
        return item.thumbnail.isNull() and item.entry.frame is None and item.entry.file.path not in self._tried

    def _take(self, made: dict[int, QImage]) -> None:
        items = self._document.items
        self._document.set_items(
            replace(item, thumbnail=made[item.key]) if item.key in made and item.thumbnail.isNull() else item
            for item in items
        )

    @Slot()
    def _on_finished(self) -> None:
        self._job = None
        self._on_items_changed()


def read_thumbnails(pictures: list[tuple[int, Path]], report: Reporter) -> dict[int, QImage]:
    """Small pictures of files, by key; none of a file that cannot be read. For the I/O lane."""
    made = {}
    for number, (key, path) in enumerate(pictures):
        report(Progress(number / len(pictures), tr("Reading {name}").format(name=path.name)))
        made[key] = read_thumbnail(path)
    return {key: image for key, image in made.items() if not image.isNull()}


def read_thumbnail(path: Path) -> QImage:
    """A small picture of a file; null when Qt cannot read it. A JPEG is decoded at about the size that is wanted."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > SIDE_PX:
        reader.setScaledSize(size.scaled(QSize(SIDE_PX, SIDE_PX), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def thumbnail_of(image: QImage) -> QImage:
    """A small copy of a picture for the screen, made from the smallest of its halves."""
    levels: tuple[QImage, ...] = getattr(image, "levels", ())
    smallest = levels[-1] if levels else image
    side = min(SIDE_PX, max(smallest.width(), smallest.height()))
    return smallest.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
