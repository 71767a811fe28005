"""One piece of background work with exactly one outcome: succeeded, failed or stopped."""

import threading
from collections import deque
from collections.abc import Callable
from enum import Enum
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.translation import tr
from gfr_core.progress import Progress, Reporter, Stopped

T = TypeVar("T")
Work = Callable[[Reporter], T]
"""What a job does on its lane's thread. It gets a reporter that raises `Stopped` once the job is to stop."""


class JobState(Enum):
    """Where a job stands. The last three are its outcome and final."""

    WAITING = "waiting"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    STOPPED = "stopped"


class Job(QObject, Generic[T]):
    """A title, the work, and what to do with its result.

    The job lives on the GUI thread. The worker never calls a receiver: it leaves messages in the job's letter box and
    rings `_letter_came`, which only the job's own bound slot hears, on the GUI thread. All other signals are emitted
    from that slot, so even a lambda connected to them runs on the GUI thread (a lambda connected straight to a signal
    that a worker emits would run on the worker).

    Args:
        title: what the user sees while it runs, "Restoring face 1".
        work: runs on the lane's thread and must not touch Qt.
        then: gets the result on the GUI thread, before `succeeded` is announced.
        trouble: the title of the message when it fails, "Could not restore face 1".
    """

    started = Signal()
    progressed = Signal(Progress)
    succeeded = Signal(object)
    failed = Signal(Exception)
    stopped = Signal()
    finished = Signal()
    _letter_came = Signal()

    def __init__(
        self, title: str, work: Work[T], then: Callable[[T], None] | None = None, *, trouble: str = ""
    ) -> None:
        super().__init__()
        self.title = title
        self.trouble = trouble or tr("“{title}” failed").format(title=title)
        self.state = JobState.WAITING
        self.progress = Progress(0.0, tr("Waiting"))
        self.error: Exception | None = None
        self._work: Work[T] | None = work
        self._then = then
        self._letters: deque[Callable[[], None]] = deque()
        self._latest: Progress | None = None
        self._latest_lock = threading.Lock()
        self._stop = threading.Event()
        self._unwanted = False
        self._letter_came.connect(self._on_letter_came, Qt.ConnectionType.QueuedConnection)

    @property
    def is_finished(self) -> bool:
        """It has its outcome."""
        return self.state not in (JobState.WAITING, JobState.RUNNING)

    @property
    def is_stopping(self) -> bool:
        """It was asked to stop and has not answered yet."""
        return self._stop.is_set() and not self.is_finished

    def stop(self) -> None:
        """Asks the work to stop at its next report. Work that is done before that has succeeded: that is the truth."""
        self._stop.set()

    def discard(self) -> None:
        """Stops it, and drops its result even when the work gets done: something newer replaces it."""
        self._unwanted = True
        self._stop.set()

    def run(self) -> None:
        """Does the work. Called once, by the lane, on the lane's thread."""
        if self._stop.is_set():
            self._post(self._end_stopped)
            return
        self._post(self._begin)
        self._post(self._attempt())

    def deliver(self) -> None:
        """Announces what the worker posted so far. Only for the GUI thread; the event loop does it on its own."""
        while self._letters:
            self._letters.popleft()()

    def _attempt(self) -> Callable[[], None]:
        """How the work ended, as the letter that tells it. The one place that catches everything."""
        assert self._work is not None
        try:
            result = self._work(self._report)
        except Stopped:
            return self._end_stopped
        except Exception as error:  # a job's boundary: whatever it is, the user hears of it
            return partial(self._end_failed, error)
        return partial(self._end_done, result)

    def _report(self, progress: Progress) -> None:
        if self._stop.is_set():
            raise Stopped
        # One letter at a time: a thousand reports a second must not flood the event loop.
        with self._latest_lock:
            is_first, self._latest = self._latest is None, progress
        if is_first:
            self._post(self._show_progress)

    def _post(self, letter: Callable[[], None]) -> None:
        self._letters.append(letter)
        self._letter_came.emit()

    @Slot()
    def _on_letter_came(self) -> None:
        self.deliver()

    def _begin(self) -> None:
        self.state = JobState.RUNNING
        self.started.emit()

    def _show_progress(self) -> None:
        with self._latest_lock:
            latest, self._latest = self._latest, None
        if latest is not None:
            self.progress = latest
            self.progressed.emit(latest)

    def _end_done(self, result: T) -> None:
        if self._unwanted:
            self._end_stopped()
            return
        try:
            if self._then is not None:
                self._then(result)
        except Exception as error:  # a result that cannot be shown is a failure, not a crash
            self._end_failed(error)
            return
        self.state = JobState.SUCCEEDED
        self.succeeded.emit(result)
        self._finish()

    def _end_failed(self, error: Exception) -> None:
        if self._unwanted:
            self._end_stopped()
            return
        self.state, self.error = JobState.FAILED, error
        self.failed.emit(error)
        _forget_where(error)
        self._finish()

    def _end_stopped(self) -> None:
        self.state = JobState.STOPPED
        self.stopped.emit()
        self._finish()

    def _finish(self) -> None:
        """The list of jobs keeps this one; the pictures that work and result hold are let go."""
        self._work = self._then = None
        self.finished.emit()


def _forget_where(error: BaseException | None) -> None:
    """Drops the tracebacks of an error and of those behind it: their frames hold whole pictures."""
    while error is not None:
        error.__traceback__ = None
        error = error.__cause__ or error.__context__
