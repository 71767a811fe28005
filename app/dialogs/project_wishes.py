"""New, open, save, add, recover: the wishes about projects that ask which file, and whether work may be lost."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from app.dialogs.project_questions import ProjectQuestions
from app.dialogs.questions import Fate
from app.documents.desk import Desk
from app.documents.project import RunState
from app.operations.all_operations import Operations
from app.settings.settings import Settings
from app.translation import tr
from gfr_core.project.schema import ENDING


class ProjectWishes(QObject):
    """Asks, then calls operations."""

    def __init__(
        self, desk: Desk, operations: Operations, settings: Settings, questions: ProjectQuestions, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._operations, self._settings, self._questions = desk, operations, settings, questions

    def open(self, path: Path) -> None:
        """Opens a project, after asking when an unsaved one would be lost."""
        if self.may_lose_project(tr("Opening {name}").format(name=path.name), lambda: self.open(path)):
            self._operations.project.open(path)

    def may_lose_project(self, doing: str, again: Callable[[], object]) -> bool:
        """Whether to go on. When the project is to be saved first it is False, and `again` is called once it is."""
        if not self._desk.project.is_unsaved:
            return True
        fate = self._questions.fate_of_project(doing)
        if fate is Fate.SAVE:
            self._save_as(again)
        return fate is Fate.DISCARD

    def add_pictures(self, paths: list[Path]) -> None:
        """Puts dropped files into the queue; a project among them is opened instead."""
        project = next((path for path in paths if path.suffix.lower() == ENDING), None)
        if project is not None:
            self.open(project)
        elif paths:
            self._operations.queue.add(paths)

    def offer_recovery(self) -> bool:
        """Asks what to do with what was left behind, if anything was. True when it is being opened."""
        recovery = self._operations.keeping.recovery
        found = recovery.found() if recovery else ()
        if recovery is None or not found:
            return False
        answer = self._questions.what_to_recover(found)
        if answer.open is not None:
            self._operations.project.recover(answer.open)
        if answer.discards_all:
            for each in found:
                recovery.forget(each)
        return answer.open is not None

    @Slot()
    def on_new(self) -> None:
        """An empty project."""
        if self.may_lose_project(tr("A new project"), self.on_new):
            self._operations.project.new()

    @Slot()
    def on_open(self) -> None:
        """Asks which project, and opens it."""
        path = self._questions.project_to_open()
        if path is not None:
            self.open(path)

    @Slot()
    def on_save(self) -> None:
        """Saves; asks where to when the project has no file yet."""
        if not self._operations.project.save():
            self._save_as()

    @Slot()
    def on_save_as(self) -> None:
        """Asks where to, and saves."""
        self._save_as()

    @Slot()
    def on_add_pictures(self) -> None:
        """Asks which pictures, and puts them into the queue."""
        self.add_pictures(self._questions.pictures_to_add())

    @Slot()
    def on_choose_outputs(self) -> None:
        """Asks where results go."""
        folder = self._questions.folder_for_results()
        if folder is not None:
            self._desk.project.set_outputs(folder)

    @Slot()
    def on_find_missing(self) -> None:
        """Asks where missing files may be, and looks there."""
        folder = self._questions.folder_to_look_in()
        if folder is not None:
            self._operations.project.relink(folder)

    @Slot()
    def on_run_or_pause(self) -> None:
        """Works through the queue, or holds it."""
        run = self._operations.queue_run
        (run.pause if self._desk.project.run is RunState.RUNNING else run.start)()

    def _save_as(self, then: Callable[[], object] | None = None) -> None:
        path = self._questions.where_to_save_project(self._suggestion())
        if path is not None:
            self._operations.project.save_as(path, then)

    def _suggestion(self) -> Path:
        """The project's own name, else that of its first picture."""
        project = self._desk.project
        if project.path is not None:
            return project.path
        first = next((item for item in project.items if item.entry.file.path), None)
        folder = first.path.parent if first else self._settings.last_folder
        return folder / f"{first.path.stem if first else 'project'}{ENDING}"
