"""Opening, pasting and saving: the wishes that ask which file, and whether an unsaved result may be lost."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from app.dialogs.questions import Fate, Questions
from app.documents.desk import Desk
from app.operations.all_operations import Operations
from app.panels.clipboard import NOTHING_TO_PASTE, pasted
from app.settings.settings import Settings


class Files(QObject):
    """Asks, then calls operations.

    Signals:
        frame_refused: the user thought better of leaving a frame of the clip.
    """

    frame_refused = Signal()

    def __init__(
        self, desk: Desk, operations: Operations, settings: Settings, questions: Questions, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._operations, self._settings, self._questions = desk, operations, settings, questions

    def open_source(self, path: Path) -> None:
        """Opens a photo or clip, after asking when an unsaved result would be lost."""
        if self.may_lose_result(f"Opening {path.name}", lambda: self.open_source(path)):
            self._operations.open_source.open(path)

    def may_lose_result(self, doing: str, again: Callable[[], object]) -> bool:
        """Whether to go on. When the result is to be saved first it is False, and `again` is called afterwards."""
        if not self._desk.restoration.is_unsaved:
            return True
        fate = self._questions.fate_of_result(doing)
        if fate is Fate.SAVE:
            self._save(lambda _notes: again())
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
        if self.may_lose_result("Opening the sample", self.on_open_sample):
            self._operations.open_sample.start()

    @Slot(int)
    def on_frame_requested(self, number: int) -> None:
        """Goes to another frame of the clip."""
        if self.may_lose_result("Going to another frame", lambda: self.on_frame_requested(number)):
            self._operations.open_source.open_frame(number)
        else:
            self.frame_refused.emit()

    @Slot()
    def on_paste(self) -> None:
        """Opens the file or picture on the clipboard as the source."""
        found = pasted()
        if found.files:
            self.open_source(found.files[0])
        elif found.picture is None:
            self._desk.notice.show(NOTHING_TO_PASTE)
        elif self.may_lose_result("Pasting a picture", self.on_paste):
            self._operations.open_source.open_pasted(found.picture)

    @Slot()
    def on_paste_portrait(self) -> None:
        """Adds what is on the clipboard as portraits."""
        found = pasted()
        if found.files:
            self._operations.open_portraits.open(found.files)
        elif found.picture is None:
            self._desk.notice.show(NOTHING_TO_PASTE)
        else:
            self._operations.open_portraits.open_pasted(found.picture)

    @Slot()
    def on_save(self) -> None:
        """Asks where to, and saves the result."""
        self._save()

    def _save(self, then: Callable[[tuple[str, ...]], object] | None = None) -> None:
        """Asks where to and saves; `then` is called once that has succeeded."""
        path = self._questions.where_to_save(self._operations.save_result.suggestion(self._settings.last_folder))
        job = None if path is None else self._operations.save_result.to(path)
        if job is not None and then is not None:
            job.succeeded.connect(then)
