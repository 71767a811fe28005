"""New project, open, save, save as, recover, relink."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.documents.desk import Desk
from app.jobs.job import Job
from app.messages import Message, Tone
from app.operations.dispatch import Dispatch
from app.operations.engine import Engine
from app.operations.open_source import OpenedSource, OpenSource
from app.operations.project_keeping import Keeping
from app.operations.project_loading import LoadedProject, load_portraits, load_project, put_on_desk
from app.operations.project_recovery import Recoverable
from app.operations.queue_run import RestoreQueue
from app.translation import tr
from gfr_core.errors import GfrError
from gfr_core.progress import Progress, Reporter
from gfr_core.project.schema import ENDING, Project


class ProjectFiles(QObject):
    """Changes which project is on the desk. It never asks: whoever calls it has asked.

    Signals:
        opened: a project came from a file, or went to a new one; recent files want to know.
    """

    opened = Signal(Path)

    def __init__(
        self,
        desk: Desk,
        dispatch: Dispatch,
        engine: Engine,
        keeping: Keeping,
        open_source: OpenSource,
        queue_run: RestoreQueue,
    ) -> None:
        super().__init__()
        self._desk, self._dispatch, self._engine = desk, dispatch, engine
        self._keeping, self._open_source, self._queue_run = keeping, open_source, queue_run

    def new(self) -> None:
        """An empty project."""
        self._replace(LoadedProject(Project()), None)

    def open(self, path: Path) -> Job[LoadedProject]:
        """Opens a project. Until it is read with its portraits the old one stays."""
        path = path.absolute()
        return self._dispatch.on_io(
            Job(
                tr("Opening {name}").format(name=path.name),
                lambda report: load_project(path, self._engine, report),
                lambda loaded: self._take(loaded, path),
                trouble=tr("Could not open {name}").format(name=path.name),
            )
        )

    def save(self) -> bool:
        """Saves into the project's own file; False when it has none."""
        path = self._desk.project.path
        if path is None:
            return False
        self._keeping.autosave.save(lambda: self._tell_saved(path))
        return True

    def save_as(self, path: Path, then: Callable[[], object] | None = None) -> None:
        """Saves into another file, which is the project's own from now on; an older one there becomes its backup.

        What goes wrong is told. `then` is called once it is saved.
        """
        path = (path if path.suffix else path.with_name(path.name + ENDING)).absolute()
        if not self._claim(path):
            return
        self._desk.project.set_path(path)
        self._keeping.autosave.save(lambda: self._saved_as(path, then))

    def _saved_as(self, path: Path, then: Callable[[], object] | None) -> None:
        self._tell_saved(path)
        self.opened.emit(path)
        if then is not None:
            then()

    def recover(self, recoverable: Recoverable) -> Job[LoadedProject]:
        """Opens what a window that ended badly has left. It is forgotten once it is on the desk."""
        file = recoverable.project
        job = self._dispatch.on_io(
            Job(
                tr("Recovering the project"),
                lambda report: load_project(file, self._engine, report),
                lambda loaded: self._take(loaded, None if recoverable.is_untitled else file),
                trouble=tr("Could not recover the project"),
            )
        )
        job.succeeded.connect(lambda _loaded: self._keeping.autosave.save(lambda: self._forget(recoverable)))
        return job

    def relink(self, folder: Path) -> Job[LoadedProject]:
        """Looks for missing pictures and portraits in a folder and below, and opens the project anew with them."""
        project, path = self._keeping.snapshots.project(), self._desk.project.path
        return self._dispatch.on_io(
            Job(
                tr("Looking for missing files in {name}").format(name=folder.name),
                lambda report: _relinked(project, folder, self._engine, report),
                lambda loaded: self._take(loaded, path),
                trouble=tr("Could not look for the missing files"),
            )
        )

    def _take(self, loaded: LoadedProject, path: Path | None) -> None:
        if path is not None and not loaded.is_damaged and not self._claim(path):
            return
        opening = self._replace(loaded, None if loaded.is_damaged else path)
        if loaded.notes:
            message = _message_of(loaded)
            if opening is None:
                self._desk.notice.show(message)
            else:  # a picture that comes takes messages away
                opening.finished.connect(lambda: self._desk.notice.show(message))
        if path is not None:
            self.opened.emit(path)

    def _replace(self, loaded: LoadedProject, path: Path | None) -> Job[OpenedSource] | None:
        """Takes everything off the desk and puts the project there; the job is the one that reads its picture."""
        project = self._desk.project
        self._keeping.autosave.hold()
        self._queue_run.cancel()
        self._open_source.cancel()
        self._keeping.pictures.clear()
        self._keeping.pictures.cache.clear()
        project.set_items(())
        self._keeping.history.start_anew()
        if path is None and self._keeping.recovery is not None:
            self._keeping.recovery.disclaim()
            self._keeping.recovery.drop_own_file()
        project.set_path(path)
        put_on_desk(self._desk, loaded, self._keeping.hashes)
        self._keeping.autosave.release(loaded.project if path is not None and not loaded.notes else None)
        item = project.item(loaded.project.current) or next(iter(project.items), None)
        return None if item is None else self._open_source.open_item(item)

    def _claim(self, path: Path) -> bool:
        """Makes the file this window's; False, and told, when another window has it open."""
        if self._keeping.recovery is None or self._keeping.recovery.claim(path):
            return True
        self._desk.notice.show(
            Message(
                Tone.ERROR,
                tr("{name} is open in another window").format(name=path.name),
                tr("Two windows would write over each other's work."),
                tr("Close it there first, or save under another name."),
            )
        )
        return False

    def _tell_saved(self, path: Path) -> None:
        self._desk.notice.show(
            Message(Tone.INFO, tr("Saved {name} in {folder}").format(name=path.name, folder=path.parent))
        )

    def _forget(self, recoverable: Recoverable) -> None:
        if self._keeping.recovery is not None:
            self._keeping.recovery.forget(recoverable)


def _relinked(project: Project, folder: Path, engine: Engine, report: Reporter) -> LoadedProject:
    from gfr_core.project.files import relink

    report(Progress(0.0, tr("Looking")))
    linked = relink(project, folder, report)
    if not linked.found:
        raise GfrError(
            tr("None of the missing files is in '{folder}'.").format(folder=folder),
            tr("Choose the folder they were moved to."),
        )
    return load_portraits(linked.project, engine, report)


def _message_of(loaded: LoadedProject) -> Message:
    """What is missing, in a message that can still be read."""
    shown = " ".join(loaded.notes[:3])
    more = len(loaded.notes) - 3
    text = tr("{notes} And {count} more.").format(notes=shown, count=more) if more > 0 else shown
    hint = (
        tr("The file was not changed. Save the project under another name.")
        if loaded.is_damaged
        else tr("Use 'Find missing files…' when they were moved.")
    )
    return Message(Tone.WARNING, tr("Not everything of the project is there"), text, hint, "\n".join(loaded.notes))
