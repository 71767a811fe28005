"""The record: who did it, a note, and what saving will write."""

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from app.documents.desk import Desk
from app.operations.obstacles import obstacle_to_saving
from app.panels.words import label
from app.translation import tr

MOST_LETTERS = 500


class RecordGroup(QWidget):
    """Operator and note for the treatment record. Without a record, or a result to save, it says why they wait."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.operator = _line(tr("Operator"), tr("Who did it; remembered for the next pictures"))
        self.note = _line(tr("Note"), tr("Words on this picture for its record"))
        self.what = label(role="faint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(tr("Record"), "heading"))
        for name, line in ((tr("Operator"), self.operator), (tr("Note"), self.note)):
            column.addWidget(_named(name, line))
            column.addWidget(line)
        column.addWidget(self.what)
        # With every letter: Save may be pressed while the cursor is still here.
        self.operator.textEdited.connect(desk.record.set_operator)
        self.note.textEdited.connect(desk.record.set_note)
        for changed in (desk.record.changed, desk.restoration.result_changed):
            changed.connect(self._on_documents_changed)
        self._on_documents_changed()

    @Slot()
    def _on_documents_changed(self) -> None:
        record = self._desk.record
        for line, text in ((self.operator, record.operator), (self.note, record.note)):
            if line.text().strip() != text:  # a space that is being typed is left alone
                with QSignalBlocker(line):
                    line.setText(text)
            line.setEnabled(record.writes_record)
        self.what.setText(self._words())

    def _words(self) -> str:
        record, obstacle = self._desk.record, obstacle_to_saving(self._desk)
        if obstacle:
            return obstacle
        marked = tr("Saving writes the picture, marked as restored by AI.")
        plain = tr(
            "Saving writes the picture without a mark that AI restored it: that is switched off in the settings."
        )
        beside = tr("Its treatment record goes beside it, as a file that ends in .json.")
        without = tr("No treatment record is written: that is switched off in the settings.")
        return f"{marked if record.marks_as_restored else plain} {beside if record.writes_record else without}"


def _line(name: str, tip: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setToolTip(tip)
    line.setMaxLength(MOST_LETTERS)
    return line


def _named(name: str, line: QLineEdit) -> QLabel:
    made = label(name)
    made.setBuddy(line)
    return made
