"""What the user wants to be written about a treatment: who did it, a note, and whether at all."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal


class RecordSettings(Protocol):
    """What is remembered of it between pictures."""

    marks_as_restored: bool
    writes_record: bool
    operator: str


@dataclass(slots=True)
class DefaultRecordSettings:
    """Settings that nobody keeps."""

    marks_as_restored: bool = True
    writes_record: bool = True
    operator: str = ""


class RecordDocument(QObject):
    """Operator and note of the next record. The operator is kept by the settings, the note goes with the picture."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings: RecordSettings = DefaultRecordSettings()
        self._note = ""

    def use(self, settings: RecordSettings) -> None:
        """Takes other settings; also to be called when they were changed elsewhere."""
        self._settings = settings
        self.changed.emit()

    @property
    def marks_as_restored(self) -> bool:
        """Saved pictures say in their metadata that AI restored them."""
        return self._settings.marks_as_restored

    @property
    def writes_record(self) -> bool:
        """A treatment record is written beside saved pictures."""
        return self._settings.writes_record

    @property
    def operator(self) -> str:
        """Who works here."""
        return self._settings.operator

    @property
    def note(self) -> str:
        """Words on this picture."""
        return self._note

    def set_operator(self, operator: str) -> None:
        """Takes another operator, for this picture and those to come."""
        if operator != self._settings.operator:
            self._settings.operator = operator
            self.changed.emit()

    def set_note(self, note: str) -> None:
        """Takes another note."""
        if note != self._note:
            self._note = note
            self.changed.emit()
