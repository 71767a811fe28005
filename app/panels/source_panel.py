"""The source in words, and its faces as a list for those who do not point."""

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.documents.desk import Desk
from app.documents.source import NumberedFace, Search, Source
from app.panels.words import label

_NUMBER = Qt.ItemDataRole.UserRole
_ROWS = 6
_FRAME_PX = 5


class SourcePanel(QWidget):
    """File name, size and depth, what was found wanting on reading, and the faces."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.name, self.facts, self.notes = label(role="heading"), label(role="faint"), label(role="warning")
        self.faces, self.hint = QListWidget(), label(role="faint")
        self.faces.setAccessibleName("Faces")
        self.faces.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.faces.setToolTip("The faces on the source. Select the one to restore.")
        self._lay_out()
        desk.source.source_changed.connect(self._on_source_changed)
        for changed in (desk.source.faces_changed, desk.source.search_changed, desk.restoration.result_changed):
            changed.connect(self._on_faces_changed)
        desk.source.selection_changed.connect(self._on_selection_changed)
        self.faces.currentItemChanged.connect(self._on_list_changed)
        self._on_source_changed()
        self._on_faces_changed()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 12)
        column.setSpacing(4)
        for each in (self.name, self.facts, self.notes):
            column.addWidget(each)
        column.addSpacing(8)
        column.addWidget(label("Faces", "heading"))
        column.addWidget(self.faces)
        column.addWidget(self.hint)
        column.addStretch(1)

    @Slot()
    def _on_source_changed(self) -> None:
        source = self._desk.source.source
        self.name.setText(source.frame.name if source else "No photo open")
        self.name.setToolTip(str(source.path) if source and source.path else "")
        self.facts.setText(facts_of(source) if source else "Open a photo or clip, drop one, or paste one.")
        notes = source.frame.notes if source else ()
        self.notes.setText(" ".join(notes))
        self.notes.setVisible(bool(notes))

    @Slot()
    def _on_faces_changed(self) -> None:
        with QSignalBlocker(self.faces):
            self.faces.clear()
            for face in self._desk.source.faces:
                item = QListWidgetItem(self._words(face))
                item.setData(_NUMBER, face.number)
                self.faces.addItem(item)
        self.faces.setVisible(self.faces.count() > 0)
        self.faces.setFixedHeight(self._height_of_rows())
        self.hint.setText(_hint(self._desk))
        self.hint.setVisible(bool(self.hint.text()))
        self._on_selection_changed()

    @Slot()
    def _on_selection_changed(self) -> None:
        selected = self._desk.source.selected
        numbers = [self.faces.item(row).data(_NUMBER) for row in range(self.faces.count())]
        with QSignalBlocker(self.faces):
            self.faces.setCurrentRow(numbers.index(selected.number) if selected else -1)

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_list_changed(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None:
            self._desk.source.select(item.data(_NUMBER))

    def _height_of_rows(self) -> int:
        """As many rows as there are faces, up to a few; then it scrolls."""
        rows = min(_ROWS, max(1, self.faces.count()))
        return rows * max(24, self.faces.sizeHintForRow(0)) + 2 * _FRAME_PX

    def _words(self, face: NumberedFace) -> str:
        outcome = self._desk.restoration.outcome_of(face.number)
        state = "" if outcome is None else "  ·  restored" if outcome.is_restored else "  ·  failed"
        by_hand = ", by hand" if face.face.found_by == "hand" else ""
        return f"Face {face.number}  ·  {face.face.box.side:.0f} px{by_hand}{state}"


def facts_of(source: Source) -> str:
    """Size, depth and kind of a source in a line."""
    frame = source.frame
    parts = [f"{frame.width} × {frame.height} px", f"{frame.bits} bit", "grey" if frame.grey else "colour"]
    if source.path is None:
        parts.append("pasted")
    return "  ·  ".join(parts)


def _hint(desk: Desk) -> str:
    source = desk.source
    if source.source is None:
        return "They are found when a photo is open."
    if source.search in (Search.IDLE, Search.RUNNING):
        return "Looking for faces…"
    if source.faces:
        return ""
    if source.search is Search.FAILED:
        return "The search did not finish. Press B and draw a box around a face."
    return "No face was found. Press B and draw a box around one."
