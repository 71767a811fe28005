"""Sends jobs to the lanes, and tells the user of each that fails."""

from functools import partial
from typing import TypeVar

from app.documents.notice import NoticeDocument
from app.jobs.job import Job
from app.jobs.lane import Lanes
from app.messages import of_error

T = TypeVar("T")


class Dispatch:
    """What operations use to run jobs: no failure stays unsaid."""

    def __init__(self, lanes: Lanes, notice: NoticeDocument) -> None:
        self._lanes = lanes
        self._notice = notice

    def on_io(self, job: Job[T]) -> Job[T]:
        """Runs it on the I/O lane."""
        return self._lanes.io.submit(self._watched(job))

    def on_gpu(self, job: Job[T]) -> Job[T]:
        """Runs it on the GPU lane."""
        return self._lanes.gpu.submit(self._watched(job))

    def on_library(self, job: Job[T]) -> Job[T]:
        """Runs it on the library's lane."""
        return self._lanes.library.submit(self._watched(job))

    def _watched(self, job: Job[T]) -> Job[T]:
        job.failed.connect(partial(self._tell, job.trouble, job.title))
        return job

    def _tell(self, title: str, job: str, error: Exception) -> None:
        self._notice.show(of_error(error, title, job))
