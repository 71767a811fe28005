"""A lane: one background thread that runs jobs one after the other."""

import queue
import sys
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThread, Signal, Slot

from app.jobs.job import Job

AnyJob = Job[Any]
J = TypeVar("J", bound=AnyJob)

PATIENCE_MS = 10_000
"""How long `close` waits for a job that does not report."""
TURN_S = 0.0005
"""How long a lane's thread may go on in Python once the window's thread wants to. Python's own 5 ms come once for each
of the many calls into Qt that a slot makes: beside a thread of pure Python the window came 51 ms late, so 8 ms."""


class Lane(QObject):
    """Runs jobs in the order they come, on one thread of its own. Lives on the GUI thread.

    Args:
        name: what the thread is called in a debugger: "gpu", "io".
    """

    job_added = Signal(object)
    """The `Job` that was handed in, before it starts."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[AnyJob] = []
        self._thread = _LaneThread(name)
        self._thread.start()

    @property
    def is_busy(self) -> bool:
        """A job waits or runs."""
        return bool(self._jobs)

    def submit(self, job: J) -> J:
        """Queues the job and returns it."""
        self._thread.done.clear()
        self._jobs.append(job)
        job.finished.connect(self._on_job_finished)
        self.job_added.emit(job)
        self._thread.inbox.put(job)
        return job

    def close(self, patience_ms: int = PATIENCE_MS) -> bool:
        """Stops every job, ends the thread, and delivers the outcomes. True when the thread ended in time."""
        for job in self._jobs:
            job.stop()
        self._thread.inbox.put(None)
        ended = self._thread.wait(patience_ms)
        for job in list(self._jobs):
            job.deliver()
        self._thread.done.clear()
        return ended

    @Slot()
    def _on_job_finished(self) -> None:
        self._jobs = [job for job in self._jobs if not job.is_finished]


class _LaneThread(QThread):
    """Takes jobs from its inbox until it finds None."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name} lane")
        self.inbox: queue.SimpleQueue[AnyJob | None] = queue.SimpleQueue()
        self.done: list[AnyJob] = []
        """Jobs this thread is through with, for the GUI thread to let go of."""

    def run(self) -> None:
        """Never lets go of a job: a Qt object must die on its own thread, and this may hold the last reference."""
        held: list[AnyJob] = []
        while self._take(held):
            held[0].run()
            self.done.append(held.pop())  # one step: no reference stays here when the other thread can see it

    def _take(self, held: list[AnyJob]) -> bool:
        job = self.inbox.get()
        if job is not None:
            held.append(job)
        return job is not None


@dataclass(frozen=True, slots=True)
class Lanes:
    """The lanes: `gpu` for the networks that restore, `io` for reading, writing and finding faces, `save` for the
    project's own file, which must not wait behind either, `library` for the library, where an import of hundreds of
    pictures must not hold up a photo that is opened."""

    gpu: Lane
    io: Lane
    save: Lane
    library: Lane

    @staticmethod
    def start(parent: QObject | None = None) -> "Lanes":
        """All lanes, idle. From now on the interpreter's lock goes round in turns of `TURN_S`."""
        sys.setswitchinterval(TURN_S)
        return Lanes(*(Lane(name, parent) for name in ("gpu", "io", "save", "library")))

    @property
    def all(self) -> tuple[Lane, ...]:
        """Every lane."""
        return self.gpu, self.io, self.save, self.library

    def close(self, patience_ms: int = PATIENCE_MS) -> bool:
        """Closes all. True when all ended in time."""
        closed = [lane.close(patience_ms) for lane in self.all]
        return all(closed)
