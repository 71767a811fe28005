"""Keep the project on the disk: half a second after a change it is there."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, SignalInstance, Slot

from app.documents.desk import Desk
from app.jobs.job import Job
from app.jobs.lane import Lane
from app.messages import Message, Tone, of_error
from app.operations.project_hashes import FileHashes
from app.operations.project_history import History
from app.operations.project_recovery import RecoveryFolder
from app.operations.project_snapshot import Snapshots
from app.translation import tr
from gfr_core.progress import Progress, Reporter
from gfr_core.project.schema import Project
from gfr_core.project.store import ProjectFile

AFTER_MS = 500
"""From the first change on, not from the last: while somebody drags a slider it is saved twice a second."""
AGAIN_MS = 10_000
"""How long to wait after a failure: a full disk is not asked twice a second."""


class Autosave(QObject):
    """Writes to the project's own file, and to the recovery folder while it has none.

    Args:
        desk: what is watched.
        lane: where it is written. Nothing else of length may run there.
        snapshots: of that desk.
        hashes: make way for a write.
        history: tells whether anything was done.
        recovery: None: a project without a file is not kept.
    """

    def __init__(
        self,
        desk: Desk,
        lane: Lane,
        snapshots: Snapshots,
        hashes: FileHashes,
        history: History,
        recovery: RecoveryFolder | None,
    ) -> None:
        super().__init__()
        self._desk, self._lane, self._snapshots = desk, lane, snapshots
        self._hashes, self._history, self._recovery = hashes, history, recovery
        self._writer = ProjectWriter()
        self._saved: Project | None = None
        self._job: Job[None] | None = None
        self._is_held, self._has_failed = False, False
        self._timer = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._timer.timeout.connect(self._on_due)
        for changed in _changes(desk):
            changed.connect(self._on_changed)
        hashes.learnt.connect(self._on_changed)
        history.group.indexChanged.connect(self._on_changed)  # a change counts as one after it was made

    @property
    def target(self) -> Path | None:
        """Where the project is kept; None for nowhere."""
        return self._desk.project.path or (self._recovery.own_file if self._recovery else None)

    def hold(self) -> None:
        """Looks away: another project is being put on the desk."""
        self._is_held = True
        self._timer.stop()

    def release(self, saved: Project | None) -> None:
        """Looks again.

        Args:
            saved: what the project's own file holds; None when it has none or holds something else.
        """
        self._is_held, self._saved = False, saved
        self._on_changed()

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Saves now. `then` is called when it is on the disk."""
        self._timer.stop()
        target = self.target
        project = self._snapshots.project()
        if target is None or self._is_held or (project == self._saved and then is None):
            return
        if self._recovery is not None:
            self._recovery.begin()
        number = self._writer.next_number()
        self._hashes.hold()
        job = Job(tr("Saving the project"), lambda report: self._writer.write(number, project, target, report))
        job.succeeded.connect(lambda _none: self._succeed(project, then))
        job.failed.connect(self._fail)
        job.finished.connect(self._hashes.release)
        self._job = self._lane.submit(job)

    def finish(self) -> None:
        """The window closes: saves what is not saved yet, and waits for it. What fails has been told before."""
        self._timer.stop()
        target, project = self.target, self._snapshots.project()
        if target is not None and not self._is_held and project != self._saved and self._desk.project.path is not None:
            self._writer.write(self._writer.next_number(), project, target, lambda _progress: None)

    def cancel(self) -> None:
        """Drops what waits to be saved."""
        self._timer.stop()

    @Slot()
    def _on_changed(self) -> None:
        self._tell_unsaved()
        project = self._desk.project
        if self._is_held or self.target is None or self._timer.isActive():
            return
        if project.path is not None or project.items or self._history.has_changes:
            self._timer.start(AGAIN_MS if self._has_failed else AFTER_MS)

    @Slot()
    def _on_due(self) -> None:
        if self._job is not None and not self._job.is_finished:
            self._timer.start(AFTER_MS)
        else:
            self.save()

    def _succeed(self, project: Project, then: Callable[[], None] | None) -> None:
        self._saved = project
        if self._has_failed:
            self._has_failed = False
            self._desk.notice.show(Message(Tone.INFO, tr("The project is saved again")))
        if self._snapshots.project() != project:  # something has changed while it was being written
            self._on_changed()
        self._tell_unsaved()
        if then is not None:
            then()

    def _tell_unsaved(self) -> None:
        project = self._desk.project
        has_work = len(project.items) > 1 or len(self._desk.people.people) > 1  # else the result is the work
        project.set_unsaved(unsaved=self._has_failed or (project.path is None and has_work))

    @Slot(Exception)
    def _fail(self, error: Exception) -> None:
        if not self._has_failed:
            self._has_failed = True
            self._desk.notice.show(of_error(error, tr("The project could not be saved")))
        self._on_changed()


class ProjectWriter:
    """Writes projects in the order in which they were taken, whatever thread does it: an older one never wins."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._given, self._written = 0, 0
        self._file: ProjectFile | None = None

    def next_number(self) -> int:
        """The place of a project in that order."""
        self._given += 1
        return self._given

    def write(self, number: int, project: Project, path: Path, report: Reporter) -> None:
        """Writes, unless a newer one has been written.

        Raises:
            GfrError: the file cannot be written; the former one is intact.
        """
        report(Progress(0.0, tr("Writing")))
        with self._lock:
            if number <= self._written:
                return
            if self._file is None or self._file.path != path:
                self._file = ProjectFile(path)
            self._file.write(project)
            self._written = number


def _changes(desk: Desk) -> tuple[SignalInstance, ...]:
    """The signals after which the project's file would be another."""
    return (
        desk.people.people_changed,
        desk.people.assignments_changed,
        desk.portraits.portraits_changed,
        desk.portraits.choice_changed,
        desk.source.faces_changed,
        desk.source.search_changed,
        desk.restoration.strength_changed,
        desk.restoration.influence_changed,
        desk.restoration.result_changed,
        desk.restoration.saved_changed,
        desk.record.changed,
        desk.project.items_changed,
        desk.project.current_changed,
        desk.project.outputs_changed,
        desk.project.path_changed,
    )
