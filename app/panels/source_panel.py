"""The source in words, and its faces as a list for those who do not point."""

from functools import partial

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QVBoxLayout, QWidget

from app.documents.desk import Desk
from app.documents.source import NumberedFace, Search, Source
from app.operations.assign_faces import AssignFaces
from app.panels.words import label
from app.translation import tr

_NUMBER = Qt.ItemDataRole.UserRole
_ROWS = 6
_FRAME_PX = 5


class SourcePanel(QWidget):
    """File name, size and depth, what was found wanting on reading, and the faces.

    Args:
        desk: what is shown.
        assign: says whose face one is, from the menu of the list; without it there is no such menu.
    """

    def __init__(self, desk: Desk, assign: AssignFaces | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._assign = desk, assign
        self.name, self.facts, self.notes = label(role="heading"), label(role="faint"), label(role="warning")
        self.faces, self.hint = QListWidget(), label(role="faint")
        self.faces.setAccessibleName(tr("Faces"))
        self.faces.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.faces.setToolTip(tr("The faces on the source. Select the one to restore."))
        self._lay_out()
        desk.source.source_changed.connect(self._on_source_changed)
        for changed in (
            desk.source.faces_changed,
            desk.source.search_changed,
            desk.restoration.result_changed,
            desk.people.people_changed,
            desk.people.assignments_changed,
        ):
            changed.connect(self._on_faces_changed)
        desk.source.selection_changed.connect(self._on_selection_changed)
        self.faces.currentItemChanged.connect(self._on_list_changed)
        self.faces.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.faces.customContextMenuRequested.connect(self._on_menu_requested)
        self._on_source_changed()
        self._on_faces_changed()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 12)
        column.setSpacing(4)
        for each in (self.name, self.facts, self.notes):
            column.addWidget(each)
        column.addSpacing(8)
        column.addWidget(label(tr("Faces"), "heading"))
        column.addWidget(self.faces)
        column.addWidget(self.hint)
        column.addStretch(1)

    @Slot()
    def _on_source_changed(self) -> None:
        source = self._desk.source.source
        self.name.setText(source.frame.name if source else tr("No photo open"))
        self.name.setToolTip(str(source.path) if source and source.path else "")
        self.facts.setText(facts_of(source) if source else tr("Open a photo or clip, drop one, or paste one."))
        notes = source.frame.notes if source else ()
        self.notes.setText(" ".join(notes))
        self.notes.setVisible(bool(notes))

    @Slot()
    def _on_faces_changed(self) -> None:
        with QSignalBlocker(self.faces):
            self.faces.clear()
            for face in self._desk.source.faces:
                item = QListWidgetItem(self._words(face))
                item.setToolTip(item.text())
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

    @Slot(QPoint)
    def _on_menu_requested(self, at: QPoint) -> None:
        item = self.faces.itemAt(at)
        if item is not None and self._assign is not None:
            self._menu(self._assign, item.data(_NUMBER)).popup(self.faces.viewport().mapToGlobal(at))

    def _menu(self, assign: AssignFaces, number: int) -> QMenu:
        """Whose face it is, the one who it is now ticked."""
        menu = QMenu(self.faces)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        now = self._desk.people.person_of(number)
        for person in self._desk.people.people:
            action = menu.addAction(tr("Face {number} is {name}").format(number=number, name=person.name))
            action.setCheckable(True)
            action.setChecked(person == now)
            action.triggered.connect(partial(assign.assign, number, person.key))
        menu.addSeparator()
        somebody_new = menu.addAction(tr("Somebody new"))
        somebody_new.triggered.connect(partial(self._assign_new, assign, number))
        nobody = menu.addAction(tr("Nobody said"))
        nobody.setEnabled(number in self._desk.people.assignments)
        nobody.triggered.connect(partial(assign.assign, number, None))
        return menu

    def _assign_new(self, assign: AssignFaces, number: int) -> None:
        self._desk.source.select(number)
        assign.assign(number, None)
        assign.new_person()

    def _height_of_rows(self) -> int:
        """As many rows as there are faces, up to a few; then it scrolls."""
        rows = min(_ROWS, max(1, self.faces.count()))
        return rows * max(24, self.faces.sizeHintForRow(0)) + 2 * _FRAME_PX

    def _words(self, face: NumberedFace) -> str:
        outcome = self._desk.restoration.outcome_of(face.number)
        words = tr("Face {number}  ·  {size:.0f} px")
        if face.face.found_by == "hand":
            words = tr("Face {number}  ·  {size:.0f} px, by hand")
        parts = [words.format(number=face.number, size=face.face.box.side), self._whose(face)]
        if outcome is not None:
            parts.append(tr("restored") if outcome.is_restored else tr("failed"))
        return "  ·  ".join(part for part in parts if part)

    def _whose(self, face: NumberedFace) -> str:
        """The person's name; nothing while there is one person only, who needs none."""
        if len(self._desk.people.people) < 2:
            return ""
        person = self._desk.people.person_of(face.number)
        return person.name if person else tr("who?")


def facts_of(source: Source) -> str:
    """Size, depth and kind of a source in a line."""
    frame = source.frame
    parts = [
        f"{frame.width} × {frame.height} px",
        tr("{bits} bit").format(bits=frame.bits),
        tr("grey") if frame.grey else tr("colour"),
    ]
    if source.path is None:
        parts.append(tr("pasted"))
    return "  ·  ".join(parts)


def _hint(desk: Desk) -> str:
    source = desk.source
    if source.source is None:
        return tr("They are found when a photo is open.")
    if source.search in (Search.IDLE, Search.RUNNING):
        return tr("Looking for faces…")
    if source.faces:
        return ""
    if source.search is Search.FAILED:
        return tr("The search did not finish. Press B and draw a box around a face.")
    return tr("No face was found. Press B and draw a box around one.")
