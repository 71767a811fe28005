"""The hashes of the files that a project refers to, made one after the other behind everything else."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from app.jobs.job import Job, JobState
from app.jobs.lane import Lane
from app.translation import tr
from gfr_core.errors import GfrError
from gfr_core.progress import Reporter
from gfr_core.project.schema import FileEntry

LARGEST_BYTES = 256_000_000
"""Larger files, clips mostly, are known by their size only: reading them would take minutes."""


class FileHashes(QObject):
    """Answers at once with what is known, and tells when more is.

    Signals:
        learnt: hashes are known that were not.
    """

    learnt = Signal()

    def __init__(self, lane: Lane) -> None:
        super().__init__()
        self._lane = lane
        self._known: dict[Path, FileEntry] = {}
        self._wanted: dict[Path, None] = {}
        self._job: Job[FileEntry] | None = None
        self._is_held = False

    def entry_for(self, path: Path) -> FileEntry:
        """The file, with its hash if that is known yet."""
        if path not in self._known and path not in self._wanted:
            self._wanted[path] = None
            self._go_on()
        return self._known.get(path, FileEntry(path.as_posix()))

    def known(self, path: Path) -> FileEntry | None:
        """What is known of the file without looking."""
        return self._known.get(path)

    def learn(self, entry: FileEntry) -> None:
        """Takes what a project file says. It stays: whether the file still is what it was can be told by it."""
        if entry.sha256 or entry.size:
            self._known[Path(entry.path)] = entry

    def forget(self, path: Path) -> None:
        """The file has changed, and this is known."""
        self._known.pop(path, None)

    def hold(self) -> None:
        """Makes way: something urgent uses the lane."""
        self._is_held = True
        if self._job is not None:
            self._job.stop()

    def release(self) -> None:
        """Goes on."""
        self._is_held = False
        self._go_on()

    def cancel(self) -> None:
        """Gives up what is wanted."""
        self._wanted = {}
        if self._job is not None:
            self._job.discard()

    def _go_on(self) -> None:
        if self._is_held or self._job is not None or not self._wanted:
            return
        path = next(iter(self._wanted))
        self._job = Job(tr("Hashing {name}").format(name=path.name), lambda report: hashed(path, report), self._take)
        self._job.finished.connect(self._on_finished)
        self._lane.submit(self._job)

    def _take(self, entry: FileEntry) -> None:
        self._known[Path(entry.path)] = entry
        self.learnt.emit()

    @Slot()
    def _on_finished(self) -> None:
        job, self._job = self._job, None
        if job is not None and job.state is not JobState.STOPPED:  # else it is still wanted
            self._wanted.pop(next(iter(self._wanted), Path()), None)
        self._go_on()


def hashed(path: Path, report: Reporter) -> FileEntry:
    """The file with its hash; without when it cannot be read or is too large for that. For the save lane."""
    from gfr_core.record.hashes import sha256_of

    try:
        size = path.stat().st_size
        return FileEntry(path.as_posix(), sha256_of(path, report) if size <= LARGEST_BYTES else "", size)
    except (GfrError, OSError):
        return FileEntry(path.as_posix())
