"""Opening, pasting and saving: the wishes that ask which file, and at the end whether a result may be lost."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from app.dialogs.questions import Fate, Questions
from app.documents.desk import Desk
from app.operations.all_operations import Operations
from app.panels.clipboard import nothing_to_paste, pasted
from app.settings.settings import Settings
from gfr_core.project.schema import ENDING


class Files(QObject):
    """Asks, then calls operations.

    Signals:
        project_chosen: what was to be opened as a photo is a project.
    """

    project_chosen = Signal(Path)

    def __init__(
        self, desk: Desk, operations: Operations, settings: Settings, questions: Questions, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._operations, self._settings, self._questions = desk, operations, settings, questions

    def open_source(self, path: Path) -> None:
        """Opens a photo or clip; a project is opened as one. The old picture stays in the queue with its result."""
        if path.suffix.lower() == ENDING:
            self.project_chosen.emit(path)
        else:
            self._leave_sample()
            self._operations.open_source.open(path)

    def may_lose_result(self, doing: str, again: Callable[[], object]) -> bool:
        """Whether to go on. When the result is to be saved first it is False, and `again` is called afterwards."""
        if not self._desk.restoration.is_unsaved:
            return True
        fate = self._questions.fate_of_result(doing)
        if fate is Fate.SAVE:
            self._save(lambda _written: again())
        return fate is Fate.DISCARD

    @Slot()
    def on_open(self) -> None:
        """Asks which photo or clip, and opens it."""
        path = self._questions.source_to_open()
        if path is not None:
            self.open_source(path)

    @Slot()
    def on_add_portraits(self) -> None:
        """Asks which portraits, and adds them."""
        paths = self._questions.portraits_to_add()
        if paths:
            self._operations.open_portraits.open(paths)

    @Slot()
    def on_open_sample(self) -> None:
        """Opens the sample."""
        self._operations.open_sample.start()

    @Slot(int)
    def on_frame_requested(self, number: int) -> None:
        """Goes to another frame of the clip."""
        self._operations.open_source.open_frame(number)

    @Slot()
    def on_paste(self) -> None:
        """Opens the file or picture on the clipboard as the source."""
        found = pasted()
        if found.files:
            self.open_source(found.files[0])
        elif found.picture is None:
            self._desk.notice.show(nothing_to_paste())
        else:
            self._leave_sample()
            self._operations.open_source.open_pasted(found.picture)

    @Slot()
    def on_paste_portrait(self) -> None:
        """Adds what is on the clipboard as portraits."""
        found = pasted()
        if found.files:
            self._operations.open_portraits.open(found.files)
        elif found.picture is None:
            self._desk.notice.show(nothing_to_paste())
        else:
            self._operations.open_portraits.open_pasted(found.picture)

    @Slot()
    def on_save(self) -> None:
        """Asks where to, and saves the result."""
        self._save()

    def _leave_sample(self) -> None:
        """The sample's portrait must not guide the user's own photo."""
        if self._operations.open_sample.is_all_there_is(self._desk):
            self._operations.project.new()

    def _save(self, then: Callable[[object], object] | None = None) -> None:
        """Asks where to and saves; `then` is called once that has succeeded."""
        path = self._questions.where_to_save(self._operations.save_result.suggestion(self._settings.last_folder))
        job = None if path is None else self._operations.save_result.to(path)
        if job is not None and then is not None:
            job.succeeded.connect(then)
