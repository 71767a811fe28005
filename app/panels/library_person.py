"""Somebody in the library: name, tags, notes, portraits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.documents.desk import Desk
from app.operations.all_operations import Operations
from app.panels.words import label
from app.translation import tr
from app.views.thumbnail_grid import ThumbnailGrid, Tile

if TYPE_CHECKING:
    from gfr_core.library.records import PortraitRecord

_NOTES_PX = 64


class LibraryPerson(QWidget):
    """What is typed is taken when a field is left; every change can be undone in the library's history."""

    def __init__(self, desk: Desk, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._operations = desk, operations
        self._person: int | None = None
        self._tiled: tuple[tuple[PortraitRecord, ...], dict[int, str]] = ((), {})
        self.name, self.tags, self.notes = QLineEdit(), QLineEdit(), _Notes()
        self.portraits = ThumbnailGrid(tr("Portraits"), remove=tr("Remove from the library"))
        self.portrait_words, self.faults = QLineEdit(), label(role="warning")
        self.use, self.delete = QPushButton(), QPushButton(tr("Delete person"))
        self.use.setProperty("primary", "true")
        self._lay_out()
        self._connect()
        self._on_shown_changed()

    def _lay_out(self) -> None:
        for field, name in ((self.name, tr("Name")), (self.tags, tr("Tags")), (self.notes, tr("Notes"))):
            field.setAccessibleName(name)
        self.tags.setPlaceholderText(tr("family, 1920s"))
        self.portrait_words.setPlaceholderText(tr("Tags of the portrait that is selected"))
        self.portrait_words.setAccessibleName(tr("Tags of the portrait"))
        self.notes.setFixedHeight(_NOTES_PX)
        form = QFormLayout()
        form.addRow(tr("Name"), self.name)
        form.addRow(tr("Tags"), self.tags)
        form.addRow(tr("Notes"), self.notes)
        buttons = QHBoxLayout()
        buttons.addWidget(self.delete)
        buttons.addStretch(1)
        buttons.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addWidget(self.portraits, 1)
        column.addWidget(self.portrait_words)
        column.addWidget(self.faults)
        column.addLayout(buttons)

    def _connect(self) -> None:
        library, source = self._desk.library, self._desk.source
        for changed in (library.shown_changed, library.people_changed, source.selection_changed):
            changed.connect(self._on_shown_changed)
        self.name.editingFinished.connect(self._on_name_finished)
        self.tags.editingFinished.connect(self._on_description_finished)
        self.notes.left.connect(self._on_description_finished)
        self.portraits.currentRowChanged.connect(self._on_portrait_picked)
        self.portrait_words.editingFinished.connect(self._on_portrait_words_finished)
        self.portraits.removed.connect(self._on_portrait_removed)
        self.use.clicked.connect(self._on_use)
        self.delete.clicked.connect(self._on_delete)

    @Slot()
    def _on_shown_changed(self) -> None:
        library, shown = self._desk.library, self._desk.library.shown
        for field in (self.name, self.tags, self.notes, self.delete):
            field.setEnabled(shown is not None and not library.is_read_only)
        self._show_words()
        self._show_portraits()
        self.portraits.set_hint("" if shown else tr("Pick somebody on the left to see their portraits."))
        self._on_portrait_picked(self.portraits.currentRow())
        self.faults.setText(" ".join(library.faults.values()))
        self.faults.setVisible(bool(library.faults))
        selected = self._desk.source.selected
        words = tr("Use for face {number}").format(number=selected.number) if selected else tr("Put on the desk")
        self.use.setText(words)
        self.use.setEnabled(shown is not None and shown.portraits > 0)

    def _show_portraits(self) -> None:
        """Only when they are others: a hundred tiles are not made anew because a face was selected."""
        library = self._desk.library
        shown = (library.portraits, dict(library.faults))
        if shown != self._tiled:
            self._tiled = shown
            self.portraits.set_tiles(
                [Tile(each.name, each.content.thumbnail, shown[1].get(each.id, "")) for each in library.portraits]
            )

    def _show_words(self) -> None:
        """What is being typed is left alone while the same person is looked at."""
        shown = self._desk.library.shown
        is_another, self._person = self._person != (shown.id if shown else None), shown.id if shown else None
        for field, text in (
            (self.name, shown.name if shown else ""),
            (self.tags, ", ".join(shown.tags) if shown else ""),
        ):
            if is_another or not field.hasFocus():
                field.setText(text)
        if is_another or not self.notes.hasFocus():
            self.notes.setPlainText(shown.notes if shown else "")

    @Slot()
    def _on_name_finished(self) -> None:
        shown = self._desk.library.shown
        if shown is not None:
            self._operations.library_people.rename(shown, self.name.text())

    @Slot()
    def _on_description_finished(self) -> None:
        shown = self._desk.library.shown
        if shown is not None:
            self._operations.library_people.describe(shown, self.tags.text(), self.notes.toPlainText())

    @Slot(int)
    def _on_portrait_picked(self, row: int) -> None:
        library = self._desk.library
        portrait = library.portraits[row] if 0 <= row < len(library.portraits) else None
        self.portrait_words.setText(", ".join(portrait.tags) if portrait else "")
        self.portrait_words.setEnabled(portrait is not None and not library.is_read_only)

    @Slot()
    def _on_portrait_words_finished(self) -> None:
        row, portraits = self.portraits.currentRow(), self._desk.library.portraits
        if 0 <= row < len(portraits):
            self._operations.library_people.describe_portrait(
                portraits[row], self.portrait_words.text(), portraits[row].notes
            )

    @Slot(int)
    def _on_portrait_removed(self, row: int) -> None:
        if not self._desk.library.is_read_only:
            self._operations.library_people.delete_portrait(self._desk.library.portraits[row])

    @Slot()
    def _on_use(self) -> None:
        shown = self._desk.library.shown
        if shown is not None:
            self._operations.library_desk.use(shown)

    @Slot()
    def _on_delete(self) -> None:
        shown = self._desk.library.shown
        if shown is not None:
            self._operations.library_people.delete(shown)


class _Notes(QPlainTextEdit):
    """Tells when it is left. Tab goes on to the next field."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
