"""Open a photo, a frame of a clip, or a pasted picture."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from app.documents.desk import Desk
from app.documents.project import QueueItem
from app.documents.source import Clip, Search, Source
from app.jobs.job import Job, JobState
from app.messages import Message, Tone
from app.operations.dispatch import Dispatch
from app.operations.find_faces import FindFaces
from app.operations.project_keeping import Keeping
from app.operations.queue_thumbnails import thumbnail_of
from app.operations.spare_memory import give_back_memory
from app.preflight import forget_cv2_plugins
from app.translation import tr
from gfr_core.media.frame import Frame
from gfr_core.progress import Progress, Reporter
from gfr_core.project.schema import FileEntry

if TYPE_CHECKING:
    from gfr_core.media.clip_reader import ClipReader

CALM_MS = 250
"""How long a clip must stand on one frame before its faces are searched: while scrubbing a search is in the way."""


@dataclass(frozen=True, slots=True, eq=False)
class OpenedSource:
    """A picture as it was read. `is_changed`: its file is not what it was when the project came to know it."""

    source: Source
    thumbnail: QImage
    is_changed: bool = False


class OpenSource(QObject):
    """Reads on the I/O lane, puts the picture on the desk, and starts the search for faces.

    While a clip is scrubbed one frame is read at a time, and then the newest one that was asked for.
    """

    given_up = Signal()
    """What was asked for could not be read, or was stopped: the old picture stays."""

    def __init__(self, desk: Desk, dispatch: Dispatch, find_faces: FindFaces, keeping: Keeping) -> None:
        super().__init__()
        self._desk, self._dispatch, self._find_faces = desk, dispatch, find_faces
        self._pictures, self._hashes = keeping.pictures, keeping.hashes
        self._clips = OpenClip()
        self._job: Job[OpenedSource] | None = None
        self._steps, self._next_frame = False, -1
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._calm.timeout.connect(self._on_calm)

    def open(self, path: Path) -> Job[OpenedSource]:
        """Opens a file, a clip at its first frame. A newer request replaces this one; until it is read the old picture
        stays."""
        self.cancel()
        return self._start(tr("Opening {name}").format(name=path.name), path, 0)

    def open_item(self, item: QueueItem) -> Job[OpenedSource] | None:
        """Opens a picture of the project; None when its pixels were still there."""
        self.cancel()
        if self._pictures.show_kept(item.key):
            self._search_unless_done()
            return None
        return self._start(tr("Opening {name}").format(name=item.name), item.path, item.entry.frame or 0)

    def open_frame(self, number: int) -> Job[OpenedSource] | None:
        """Goes to another frame of the open clip; None when no clip is open."""
        source = self._desk.source.source
        if source is None or source.clip is None or source.path is None:
            return None
        number = max(0, min(source.clip.frame_count - 1, number))
        if self._job is not None and self._steps:
            self._job.discard()
            self._next_frame = number
            return self._job
        self.cancel()
        self._steps = True
        return self._start(
            tr("Going to frame {number} of {name}").format(number=number, name=source.path.name), source.path, number
        )

    def open_pasted(self, frame: Frame) -> None:
        """Puts a picture that no file holds on the desk."""
        self.cancel()
        source = Source(frame)
        self._show(OpenedSource(source, thumbnail_of(source.image)))

    def cancel(self) -> None:
        """Drops the request and the search that run."""
        self._calm.stop()
        self._find_faces.cancel()
        if self._job is not None:
            self._job.discard()
            self._job = None
        self._steps, self._next_frame = False, -1

    def close(self) -> None:
        """Lets go of the open clip. Only when the I/O lane is closed."""
        self._calm.stop()
        self._clips.close()

    def _start(self, title: str, path: Path, number: int) -> Job[OpenedSource]:
        known = self._hashes.known(path)
        job = Job(
            title,
            lambda report: _opened(path, number, self._clips, known, report),
            self._show,
            trouble=tr("Could not open {name}").format(name=path.name),
        )
        job.finished.connect(self._on_read_finished)
        self._job = job
        return self._dispatch.on_io(job)

    @Slot()
    def _on_read_finished(self) -> None:
        job, next_frame = self._job, self._next_frame
        if job is None or not job.is_finished:
            return  # it was one that has been replaced
        self._job, self._steps, self._next_frame = None, False, -1
        if next_frame >= 0:
            self.open_frame(next_frame)
        elif job.state is not JobState.SUCCEEDED:
            self._go_on_with_old()

    def _go_on_with_old(self) -> None:
        """The old picture stays, and what was dropped for the new one is taken up again."""
        if self._desk.source.search in (Search.IDLE, Search.RUNNING):
            self._find_faces.start()
        self.given_up.emit()

    def _show(self, opened: OpenedSource) -> None:
        self._pictures.show(opened.source, opened.thumbnail, is_changed=opened.is_changed)
        if opened.is_changed and opened.source.path is not None:
            self._hashes.forget(opened.source.path)
            self._desk.notice.show(_changed(opened.source.path.name))
        self._search_unless_done()

    def _search_unless_done(self) -> None:
        source = self._desk.source
        if source.source is None or source.search is Search.DONE:
            return
        if source.source.clip is None:
            self._find_faces.start()
        else:
            self._calm.start()

    @Slot()
    def _on_calm(self) -> None:
        self._find_faces.start()


class OpenClip:
    """The one clip that is kept open between frames. For the I/O lane only: a reader is no good on two threads."""

    def __init__(self) -> None:
        self._reader: ClipReader | None = None
        self._path: Path | None = None

    def frame_at(self, path: Path, number: int) -> Source:
        """One frame of a clip; the file is opened only when it is another one than last time."""
        reader = self._reader_of(path)
        number = min(number, reader.frame_count - 1)
        return Source(reader.frame_at(number), path, Clip(reader.frame_count, float(reader.fps), number))

    def close(self) -> None:
        """Closes the clip."""
        reader, self._reader, self._path = self._reader, None, None
        if reader is not None:
            reader.close()

    def _reader_of(self, path: Path) -> ClipReader:
        from gfr_core.media.clip_reader import ClipReader

        if self._reader is None or path != self._path:
            self.close()
            self._reader, self._path = ClipReader.open(path), path
        return self._reader


def _changed(name: str) -> Message:
    return Message(
        Tone.WARNING,
        tr("{name} has changed").format(name=name),
        tr("It is not the picture any more that the project knows."),
        tr("Look whether the faces still fit."),
    )


def _opened(path: Path, frame_number: int, clips: OpenClip, known: FileEntry | None, report: Reporter) -> OpenedSource:
    if frame_number == 0:  # not while a clip is scrubbed
        give_back_memory()
    source = _read(path, frame_number, clips, report)
    from gfr_core.project.files import state_of

    is_changed = known is not None and state_of(known) == "changed"
    return OpenedSource(source, thumbnail_of(source.image), is_changed)


def _read(path: Path, frame_number: int, clips: OpenClip, report: Reporter) -> Source:
    report(Progress(0.0, tr("Reading")))
    from gfr_core.media.source import is_clip, read_source

    forget_cv2_plugins()
    if is_clip(path):
        return clips.frame_at(path, frame_number)
    return Source(read_source(path), path)
