"""Work through the queue: every picture that waits is read, restored and written, one after the other."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject

from app.documents.desk import Desk
from app.documents.project import QueueItem, RunState
from app.documents.restoration import FaceOutcome
from app.jobs.job import Job
from app.operations.dispatch import Dispatch
from app.operations.engine import Engine
from app.operations.project_keeping import Keeping
from app.operations.queue_cache import Kept
from app.operations.queue_fates import summary, with_fate
from app.operations.queue_work import (
    DeskShelf,
    QueueOutput,
    RestoredPicture,
    attempt,
    prepare_picture,
    restore_picture,
    write_picture,
)
from app.translation import tr
from gfr_core.errors import GfrError
from gfr_core.progress import Reporter
from gfr_core.project.schema import SourceEntry

if TYPE_CHECKING:
    from gfr_core.project.work import Prepared

T = TypeVar("T")


class RestoreQueue(QObject):
    """Reading and writing on the I/O lane, the networks on the GPU lane; the desk stays free meanwhile."""

    def __init__(self, desk: Desk, dispatch: Dispatch, engine: Engine, keeping: Keeping) -> None:
        super().__init__()
        self._desk, self._dispatch, self._engine = desk, dispatch, engine
        self._snapshots, self._pictures = keeping.snapshots, keeping.pictures
        self._job: Job[Any] | None = None
        self._only: frozenset[int] | None = None
        self._done: list[SourceEntry] = []

    def start(self) -> None:
        """Begins with the pictures that wait, or goes on after a pause."""
        project = self._desk.project
        if project.run is RunState.IDLE:
            self._only, self._done = None, []
        project.set_run(RunState.RUNNING, project.working)
        if project.working is None:
            self._next()

    def retry(self, key: int) -> None:
        """Takes one picture again, whatever became of it; alone unless the queue is at work anyway."""
        item = self._desk.project.item(key)
        if item is None or key == self._desk.project.working:
            return
        self._desk.project.replace(item.with_entry(state="waiting", reason=""))
        if self._desk.project.run is RunState.IDLE:
            self._only, self._done = frozenset({key}), []
            self._desk.project.set_run(RunState.RUNNING, None)
            self._next()
        elif self._only is not None:
            self._only |= {key}

    def pause(self) -> None:
        """Finishes the picture at hand and begins no other."""
        if self._desk.project.run is RunState.RUNNING:
            self._desk.project.set_run(RunState.PAUSED, self._desk.project.working)

    def cancel(self) -> None:
        """Stops; the picture at hand waits again."""
        if self._job is not None:
            self._job.stop()
        elif self._desk.project.run is not RunState.IDLE:
            self._desk.project.set_run(RunState.IDLE, None)

    def _next(self) -> None:
        project = self._desk.project
        self._job = None
        if project.run is RunState.PAUSED:
            project.set_run(RunState.PAUSED, None)
            return
        item = next((each for each in project.items if self._is_wanted(each)), None)
        if item is None:
            self._end()
            return
        project.set_run(RunState.RUNNING, item.key)
        entry, people = self._snapshots.entry(item), self._snapshots.people()
        shelf = DeskShelf(self._desk.portraits.portraits)
        self._run(
            self._dispatch.on_io,
            tr("Reading {name}").format(name=item.name),
            lambda report: prepare_picture(entry, people, shelf, self._engine, report),
            lambda prepared: self._restore(item, prepared),
            item,
        )

    def _is_wanted(self, item: QueueItem) -> bool:
        return (
            item.entry.state == "waiting"
            and bool(item.entry.file.path)
            and (self._only is None or item.key in self._only)
        )

    def _restore(self, item: QueueItem, prepared: "Prepared") -> None:
        self._run(
            self._dispatch.on_gpu,
            tr("Restoring {name}").format(name=item.name),
            lambda report: restore_picture(prepared, self._engine, report),
            lambda restored: self._write(item, restored),
            item,
        )

    def _write(self, item: QueueItem, restored: RestoredPicture) -> None:
        output = self._output(item)
        self._run(
            self._dispatch.on_io,
            tr("Writing {name}").format(name=item.name),
            lambda report: write_picture(restored, self._engine, output, report),
            lambda entry: self._settle(item.key, entry, restored.outcomes),
            item,
        )

    def _output(self, item: QueueItem) -> QueueOutput:
        project, record = self._desk.project, self._desk.record
        others = (each.entry.output for each in project.items if each.key != item.key)
        return QueueOutput(
            folder=project.outputs,
            taken=frozenset(Path(output.path) for output in others if output is not None),
            operator=record.operator,
            marks=record.marks_as_restored,
            writes_record=record.writes_record,
        )

    def _run(
        self,
        dispatch: Callable[[Job[T | GfrError]], object],
        title: str,
        work: Callable[[Reporter], T],
        then: Callable[[T], None],
        item: QueueItem,
    ) -> None:
        """One step. What the user can mend makes the picture a failed one; anything else stops the queue."""
        job: Job[T | GfrError] = Job(
            title, lambda report: attempt(work, report), lambda result: self._go_on(item, then, result)
        )
        job.stopped.connect(self._end)
        job.failed.connect(lambda _error: self._end())
        self._job = job
        dispatch(job)

    def _go_on(self, item: QueueItem, then: Callable[[T], None], result: T | GfrError) -> None:
        if isinstance(result, GfrError):
            failed = replace(self._snapshots.entry(item), state="failed", reason=str(result))
            self._settle(item.key, failed, ())
        else:
            then(result)

    def _settle(self, key: int, entry: SourceEntry, outcomes: tuple[FaceOutcome, ...]) -> None:
        """Puts what became of a picture into the project, and begins the next."""
        project = self._desk.project
        item = project.item(key)
        if item is not None:
            settled = with_fate(item, entry)
            project.replace(settled)
            if project.current is not settled:
                self._keep(settled, outcomes)
            self._done.append(settled.entry)
        self._next()

    def _keep(self, item: QueueItem, outcomes: tuple[FaceOutcome, ...]) -> None:
        """Results go where they are found when the picture comes on the desk: at its own faces."""
        faces = {face.number: face.face for face in item.faces}
        own = tuple(
            replace(each, result=replace(each.result, face=faces[each.number]))
            for each in outcomes
            if each.number in faces
        )
        former = self._pictures.cache.peek(item.key)
        self._pictures.cache.keep(item.key, Kept(former.source if former else None, own))

    def _end(self) -> None:
        self._job = None
        self._desk.project.set_run(RunState.IDLE, None)
        if self._done:
            self._desk.notice.show(summary(self._done))
        self._done = []
