"""The people on the desk, whose face each face is, and the portraits of the person at hand."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.documents.desk import Desk
from app.documents.people import Person
from app.operations.all_operations import Operations
from app.panels.portraits_panel import PortraitsPanel
from app.panels.words import label, rule
from app.translation import tr
from app.views.person_row import PeopleList, PersonCard

_MOST_ROWS = 4
"""People that are seen at once; more are scrolled to, so that the portraits keep their room."""
_ROW_PX = 48


class PeoplePanel(QWidget):
    """People above, portraits below. One person needs no naming and no assigning: drop portraits, press Restore.

    Signals:
        add_requested: look for portraits of the person at hand.
        library_requested: show the library.
        keep_requested: put the portraits of the person with this key into the library.
    """

    add_requested = Signal()
    library_requested = Signal()
    keep_requested = Signal(int)

    def __init__(self, desk: Desk, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._assign = desk, operations.assign_faces
        self.people, self.portraits = PeopleList(), PortraitsPanel(desk.portraits, operations.open_portraits)
        self.heading = label(role="heading")
        self.new_person, self.library = QPushButton(), QPushButton(tr("Library"))
        self.library.setToolTip(tr("People and portraits that you keep"))
        self._fill_menu()
        self._lay_out()
        self._connect()
        self._on_desk_changed()

    def _fill_menu(self) -> None:
        menu = QMenu(self.library)
        menu.addAction(tr("Open the library…")).triggered.connect(self.library_requested)
        self._keep = menu.addAction(tr("Keep these portraits"))
        self._keep.triggered.connect(self._on_keep)
        self.library.setMenu(menu)

    def _lay_out(self) -> None:
        heading = QHBoxLayout()
        heading.addWidget(self.heading, 1)
        heading.addWidget(self.library)
        self._scroll = _scrolled(self.people)
        top = QVBoxLayout()
        top.setContentsMargins(12, 4, 12, 0)
        top.setSpacing(6)
        top.addWidget(self._scroll)
        top.addWidget(self.new_person)
        top.addWidget(rule())
        top.addLayout(heading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self.portraits, 1)

    def _connect(self) -> None:
        desk, people = self._desk, self.people
        for changed in (
            desk.people.people_changed,
            desk.people.assignments_changed,
            desk.people.current_changed,
            desk.portraits.portraits_changed,
            desk.portraits.ranking_changed,
            desk.source.selection_changed,
            desk.source.faces_changed,
        ):
            changed.connect(self._on_desk_changed)
        people.picked.connect(self._on_picked)
        people.renamed.connect(self._on_renamed)
        people.face_toggled.connect(self._on_face_toggled)
        people.removed.connect(self._on_removed)
        people.keep_requested.connect(self.keep_requested)
        self.new_person.clicked.connect(self._on_new_person)
        self.portraits.add_requested.connect(self.add_requested)

    @Slot()
    def _on_desk_changed(self) -> None:
        document, current = self._desk.people, self._desk.people.current
        self.people.set_people([self._card(person) for person in document.people])
        rows = min(_MOST_ROWS, max(1, len(document.people)))
        self._scroll.setFixedHeight(
            rows * max(_ROW_PX, self.people.sizeHint().height() // max(1, len(document.people)))
        )
        face = self._assign.face_of_next_person()
        self.new_person.setText(tr("New person") if face is None else tr("New person for face {n}").format(n=face))
        name = current.name if current and len(document.people) > 1 else ""
        self.heading.setText(tr("Portraits of {name}").format(name=name) if name else tr("Portraits"))
        self.portraits.set_person(name)
        self._keep.setEnabled(bool(self._desk.portraits.shown))

    def _card(self, person: Person) -> PersonCard:
        desk, portraits = self._desk, self._desk.portraits.portraits_of(person.key)
        selected, several = desk.source.selected, len(desk.people.people) > 1
        best = desk.portraits.used if person == desk.people.current else None
        shown = best or next(iter(portraits), None)
        return PersonCard(
            person.key,
            person.name,
            self._words(person, len(portraits)),
            shown.thumbnail if shown else None,
            current=several and person == desk.people.current,
            face=selected.number if selected and several else None,
            has_face=selected is not None and desk.people.person_of(selected.number) == person,
            removable=several,
        )

    def _words(self, person: Person, count: int) -> str:
        there = {face.number for face in self._desk.source.faces}
        faces = [number for number in self._desk.people.faces_of(person.key) if number in there]
        portraits = (
            tr("1 portrait") if count == 1 else tr("{n} portraits").format(n=count) if count else tr("no portrait")
        )
        if not faces:
            return portraits
        which = ", ".join(str(number) for number in faces)
        words = tr("face {which}") if len(faces) == 1 else tr("faces {which}")
        return f"{words.format(which=which)}  ·  {portraits}"

    @Slot()
    def _on_keep(self) -> None:
        current = self._desk.people.current
        if current is not None:
            self.keep_requested.emit(current.key)

    @Slot(int)
    def _on_picked(self, key: int) -> None:
        self._desk.people.set_current(key)

    @Slot(int, str)
    def _on_renamed(self, key: int, name: str) -> None:
        self._assign.rename(key, name)

    @Slot(int, bool)
    def _on_face_toggled(self, key: int, on: bool) -> None:  # noqa: FBT001 - the signal's own argument
        self._assign.assign_selected(key if on else None)
        self._on_desk_changed()

    @Slot(int)
    def _on_removed(self, key: int) -> None:
        self._assign.remove_person(key)

    @Slot()
    def _on_new_person(self) -> None:
        person = self._assign.new_person()
        name = self.people.rows[person.key].name
        name.setFocus()
        name.selectAll()


def _scrolled(widget: QWidget) -> QScrollArea:
    holder = QWidget()
    holder.setObjectName("scrolled")
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(holder)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return area
