"""What an import suggests: pictures that may show one person, to be confirmed or rejected."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.documents.desk import Desk
from app.documents.library import Suggestion
from app.operations.all_operations import Operations
from app.panels.words import label, rule
from app.translation import tr
from app.views.thumbnail_grid import ThumbnailGrid, Tile

MOST_SHOWN = 12
"""Suggestions on show at once: the next ones come when these are answered."""
_ROW_PX, _MOST_ROWS, _IN_A_ROW = 122, 2, 5


class LibraryReview(QWidget):
    """A card for each suggestion. Nothing is kept that was not confirmed."""

    def __init__(self, desk: Desk, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._operations = desk, operations
        self.cards: list[SuggestionCard] = []
        self.heading, self.more = label(role="heading"), label(role="faint")
        self.clear = QPushButton(tr("Leave the rest out"))
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._lay_out()
        self.clear.clicked.connect(operations.import_folder.clear)
        desk.library.suggestions_changed.connect(self._on_suggestions_changed)
        self._on_suggestions_changed()

    def _lay_out(self) -> None:
        words = tr("Faces that look alike, by a simple comparison that is often wrong. Untick what does not belong.")
        holder = QWidget()
        holder.setObjectName("scrolled")
        inside = QVBoxLayout(holder)
        inside.addLayout(self._column)
        inside.addWidget(self.more)
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(holder)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(label(words, "faint"))
        column.addWidget(area, 1)

    @Slot()
    def _on_suggestions_changed(self) -> None:
        waiting = self._desk.library.suggestions
        shown = waiting[:MOST_SHOWN]
        keys = {suggestion.key for suggestion in shown}
        for card in [card for card in self.cards if card.key not in keys]:
            self.cards.remove(card)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        there = {card.key for card in self.cards}
        for place, suggestion in enumerate(shown):
            if suggestion.key not in there:
                card = SuggestionCard(suggestion, self._desk, self._operations)
                self.cards.insert(place, card)
                self._column.insertWidget(place, card)
        count, left = len(waiting), len(waiting) - len(shown)
        self.heading.setText(tr("1 suggestion") if count == 1 else tr("{n} suggestions").format(n=count))
        self.more.setText(tr("{n} more come when these are answered.").format(n=left) if left else "")


class SuggestionCard(QWidget):
    """One suggestion: its pictures, each with a tick, and who it is."""

    def __init__(self, suggestion: Suggestion, desk: Desk, operations: Operations) -> None:
        super().__init__()
        self.key = suggestion.key
        self._suggestion, self._desk, self._operations = suggestion, desk, operations
        self.pictures, self.who = ThumbnailGrid(tr("Pictures"), is_checkable=True), QComboBox()
        self.keep, self.reject = QPushButton(tr("Keep")), QPushButton()
        count = len(suggestion.portraits)
        self.heading = label(
            tr("{n} pictures that may show one person").format(n=count) if count > 1 else tr("1 picture")
        )
        self.reject.setText(tr("Not one person") if count > 1 else tr("Leave out"))
        self._fill()
        self._lay_out()
        self.keep.clicked.connect(self._on_keep)
        self.reject.clicked.connect(self._on_reject)
        self.who.editTextChanged.connect(self._on_choice_changed)
        self.pictures.ticks_changed.connect(self._on_choice_changed)
        self._on_choice_changed()

    def _fill(self) -> None:
        self.pictures.set_tiles([Tile(each.path.name, each.thumbnail) for each in self._suggestion.portraits])
        rows = min(_MOST_ROWS, -(-len(self._suggestion.portraits) // _IN_A_ROW))
        self.pictures.setFixedHeight(rows * _ROW_PX + 12)
        self.who.setEditable(True)
        self.who.setAccessibleName(tr("Who it is"))
        edit = self.who.lineEdit()
        assert edit is not None  # it is editable
        edit.setPlaceholderText(tr("Name, or somebody who is kept"))
        for person in self._desk.library.people:
            self.who.addItem(person.name, person.id)
        resembled = self.who.findData(self._suggestion.person) if self._suggestion.person is not None else -1
        self.who.setCurrentIndex(resembled)
        if resembled >= 0:
            self.heading.setText(tr("{words}: {name}?").format(words=self.heading.text(), name=self.who.currentText()))

    def _lay_out(self) -> None:
        for button in (self.keep, self.reject):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self.who, 1)
        row.addWidget(self.keep)
        row.addWidget(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 8, 8)
        column.addWidget(self.heading)
        column.addWidget(self.pictures)
        column.addLayout(row)
        column.addWidget(rule())

    @Slot()
    def _on_choice_changed(self) -> None:
        self.keep.setEnabled(bool(self.who.currentText().strip()) and bool(self.pictures.ticked))

    @Slot()
    def _on_keep(self) -> None:
        name = self.who.currentText().strip()
        chosen = [self._suggestion.portraits[row] for row in self.pictures.ticked]
        row = self.who.findText(name, Qt.MatchFlag.MatchFixedString)
        person = self.who.itemData(row) if row >= 0 else None
        self._operations.import_folder.confirm(self.key, chosen, person, name)

    @Slot()
    def _on_reject(self) -> None:
        self._operations.import_folder.reject(self.key)
