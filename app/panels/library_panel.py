"""The library: who is kept, their portraits, tags and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.documents.desk import Desk
from app.operations.all_operations import Operations
from app.panels.library_person import LibraryPerson
from app.panels.library_review import LibraryReview
from app.panels.words import label
from app.translation import tr
from app.views.thumbnail_grid import ENCODED_ROLE, EncodedIcon

if TYPE_CHECKING:
    from gfr_core.library.records import PersonRecord

_NUMBER = Qt.ItemDataRole.UserRole
_ICON = QSize(40, 40)
_CALM_MS = 200
"""How long nothing is typed before the search begins."""


class LibraryPanel(QWidget):
    """People on the left; on the right the one looked at, or what an import suggests.

    Signals:
        import_requested: a folder is to be chosen and imported.
        relink_requested: a folder is to be chosen in which moved pictures are looked for.
    """

    import_requested = Signal()
    relink_requested = Signal()

    def __init__(self, desk: Desk, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._operations = desk, operations
        self.search, self.people, self.hint = QLineEdit(), QListWidget(), label(role="faint")
        self.review_wait, self.read_only, self.importing = QPushButton(), label(role="warning"), label(role="faint")
        self.import_folder, self.relink = QPushButton(tr("Import a folder…")), QPushButton(tr("Relink…"))
        self.undo = QPushButton(tr("Undo"))
        self.person, self.review = LibraryPerson(desk, operations), LibraryReview(desk, operations)
        self.pages = QStackedWidget()
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._word()
        self._lay_out()
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter in a field of a dialog would press one of them
        self._connect()
        self._on_people_changed()
        self._on_suggestions_changed()
        self._on_importing_changed()
        self.undo.setEnabled(operations.library.undo.canUndo())

    def _word(self) -> None:
        self.setWindowTitle(tr("Library"))
        self.search.setPlaceholderText(tr("Search people, tags, notes, files"))
        self.search.setAccessibleName(tr("Search the library"))
        self.search.setClearButtonEnabled(True)
        self.people.setAccessibleName(tr("People in the library"))
        self.people.setIconSize(_ICON)
        self.people.setItemDelegate(EncodedIcon(self.people))
        self.people.setUniformItemSizes(True)
        self.import_folder.setToolTip(tr("Look at every picture in a folder and keep portraits of the faces in them"))
        self.relink.setToolTip(tr("Look for pictures that were moved or renamed"))

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        buttons = QHBoxLayout()
        for button in (self.relink, self.undo):
            buttons.addWidget(button)
        for each in (self.search, self.people, self.hint, self.review_wait, self.importing, self.import_folder):
            left.addWidget(each)
        left.addLayout(buttons)
        side = QWidget()
        side.setLayout(left)
        side.setFixedWidth(270)
        left.setContentsMargins(0, 0, 0, 0)
        self.pages.addWidget(self.person)
        self.pages.addWidget(self.review)
        right = QVBoxLayout()
        right.addWidget(self.read_only)
        right.addWidget(self.pages, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(16)
        row.addWidget(side)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        library, shelf = self._desk.library, self._operations.library
        library.people_changed.connect(self._on_people_changed)
        library.shown_changed.connect(self._on_shown_changed)
        library.suggestions_changed.connect(self._on_suggestions_changed)
        self.search.textEdited.connect(self._on_search_edited)
        self._calm.timeout.connect(self._on_calm)
        self.people.currentItemChanged.connect(self._on_person_picked)
        self.import_folder.clicked.connect(self._on_import_clicked)
        self.relink.clicked.connect(self.relink_requested)
        self.review_wait.clicked.connect(self._on_review_wanted)
        self.undo.clicked.connect(shelf.undo.undo)
        shelf.undo.canUndoChanged.connect(self.undo.setEnabled)
        shelf.undo.undoTextChanged.connect(self._on_undo_text_changed)
        library.importing_changed.connect(self._on_importing_changed)

    @Slot()
    def _on_people_changed(self) -> None:
        library = self._desk.library
        with QSignalBlocker(self.people):
            self.people.clear()
            for person in library.people:
                self.people.addItem(_item(person))
        self._on_shown_changed()
        self.hint.setText(self._hint())
        self.hint.setVisible(bool(self.hint.text()))
        self.read_only.setText(tr("The library can only be read here: another window has it.") * library.is_read_only)
        self.read_only.setVisible(library.is_read_only)
        self.import_folder.setEnabled(library.is_open and not library.is_read_only)
        self.relink.setEnabled(library.is_open and not library.is_read_only)

    def _hint(self) -> str:
        library = self._desk.library
        if library.people:
            return ""
        if not library.is_open:
            return tr("Reading the library…")
        if library.search:
            return tr("Nobody is found by “{words}”.").format(words=library.search)
        return tr("Nobody is kept yet. Import a folder, or keep the portraits of a person on the desk.")

    @Slot()
    def _on_shown_changed(self) -> None:
        shown = self._desk.library.shown
        numbers = [self.people.item(row).data(_NUMBER) for row in range(self.people.count())]
        with QSignalBlocker(self.people):
            self.people.setCurrentRow(numbers.index(shown.id) if shown is not None and shown.id in numbers else -1)

    @Slot()
    def _on_suggestions_changed(self) -> None:
        count = len(self._desk.library.suggestions)
        words = tr("1 suggestion waits…") if count == 1 else tr("{n} suggestions wait…").format(n=count)
        self.review_wait.setText(words)
        self.review_wait.setVisible(count > 0)
        if count == 0:
            self.pages.setCurrentWidget(self.person)

    @Slot(str)
    def _on_undo_text_changed(self, text: str) -> None:
        self.undo.setToolTip(tr("Undo “{what}”").format(what=text) if text else "")

    @Slot()
    def _on_importing_changed(self) -> None:
        words = self._desk.library.importing
        self.importing.setText(words)
        self.importing.setVisible(bool(words))
        self.import_folder.setText(tr("Stop the import") if words else tr("Import a folder…"))

    @Slot()
    def _on_import_clicked(self) -> None:
        if self._desk.library.importing:
            self._operations.import_folder.stop()
        else:
            self.import_requested.emit()

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_person_picked(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None:
            self.pages.setCurrentWidget(self.person)
            self._operations.library.show_person(item.data(_NUMBER))

    @Slot(str)
    def _on_search_edited(self, _text: str) -> None:
        self._calm.start()

    @Slot()
    def _on_calm(self) -> None:
        self._operations.library.refresh(self.search.text().strip())

    @Slot()
    def _on_review_wanted(self) -> None:
        self.pages.setCurrentWidget(self.review)

    def showEvent(self, event: QShowEvent) -> None:
        """Reads the library anew: another window may have changed it."""
        super().showEvent(event)
        self._operations.library.refresh()


def _item(person: PersonRecord) -> QListWidgetItem:
    words = tr("1 portrait") if person.portraits == 1 else tr("{n} portraits").format(n=person.portraits)
    item = QListWidgetItem(f"{person.name}\n{words}")
    item.setData(_NUMBER, person.id)
    item.setData(ENCODED_ROLE, person.thumbnail)
    item.setToolTip(", ".join(person.tags))
    return item
