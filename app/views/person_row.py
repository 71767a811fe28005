"""People as a short list: portrait, name to be edited in place, and a button that says whose face it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.translation import tr
from app.views.mipmap import Mipmap
from app.views.tones import Tones, seen_through

_THUMBNAIL = 36


@dataclass(frozen=True, slots=True, eq=False)
class PersonCard:
    """What the list says about a person.

    Attributes:
        key: who it is.
        name: as the user calls them.
        words: the second line: how many portraits, which faces.
        thumbnail: their best portrait; None without one.
        current: their portraits are shown.
        face: the number of the selected face; None when it cannot be said whose it is.
        has_face: the selected face is theirs.
        removable: they may be taken off the desk.
    """

    key: int
    name: str
    words: str
    thumbnail: QImage | None = None
    current: bool = False
    face: int | None = None
    has_face: bool = False
    removable: bool = True


class PersonRow(QWidget):
    """One person. Nothing here changes by itself: gestures are told, `show_card` shows what came of them.

    Signals:
        picked: the key, when their portraits are to be shown.
        renamed: the key and the new name.
        face_toggled: the key, and whether the selected face is theirs.
        removed: the key.
        keep_requested: the key: the portraits are to go into the library.
    """

    picked = Signal(int)
    renamed = Signal(int, str)
    face_toggled = Signal(int, bool)
    removed = Signal(int)
    keep_requested = Signal(int)

    def __init__(self, card: PersonCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture, self.name, self.words, self.face = _Thumbnail(), _Name(), _Words(), QToolButton()
        self.face.setCheckable(True)
        self._lay_out()
        self._keep, self.remove = QAction(tr("Keep in the library"), self), QAction(tr("Remove from the desk"), self)
        self.addActions([self._keep, self.remove])
        self._connect()
        self.show_card(card)

    def show_card(self, card: PersonCard) -> None:
        """Show another state of the same person. A name that is being typed is left alone."""
        self._card = card
        self.name.show_name(card.name)
        self.words.setText(card.words)
        self.words.setToolTip(card.words)
        self.picture.show_picture(card.thumbnail)
        self.face.setVisible(card.face is not None)
        self.face.setText((tr("Face {number}") if card.has_face else tr("Is face {number}?")).format(number=card.face))
        self.face.setChecked(card.has_face)
        words = tr("Face {number} is {name}").format(number=card.face, name=card.name)
        self.face.setToolTip(words)
        self.face.setAccessibleName(words)
        self.remove.setVisible(card.removable)
        self.setAccessibleName(f"{card.name}, {card.words}")
        self.update()

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.name)
        texts.addWidget(self.words)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 6, 4)
        row.setSpacing(8)
        row.addWidget(self.picture)
        row.addLayout(texts, 1)
        row.addWidget(self.face)

    def _connect(self) -> None:
        self.name.editingFinished.connect(self._on_name_finished)
        self.name.entered.connect(self._on_entered)
        self.face.clicked.connect(self._on_face_clicked)
        self._keep.triggered.connect(self._on_keep)
        self.remove.triggered.connect(self._on_remove)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @Slot()
    def _on_name_finished(self) -> None:
        if self.name.text() != self._card.name:
            self.renamed.emit(self._card.key, self.name.text())
        self.name.show_name(self._card.name)

    @Slot()
    def _on_entered(self) -> None:
        self.picked.emit(self._card.key)

    @Slot(bool)
    def _on_face_clicked(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.face_toggled.emit(self._card.key, on)

    @Slot()
    def _on_keep(self) -> None:
        self.keep_requested.emit(self._card.key)

    @Slot()
    def _on_remove(self) -> None:
        self.removed.emit(self._card.key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere beside the controls picks the person."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.picked.emit(self._card.key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The one whose portraits are shown has a tinted ground."""
        if self._card.current:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(seen_through(Tones.of(self.palette()).accent, 0.2))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
            painter.end()


class PeopleList(QWidget):
    """All rows, one below the other. A row stays the same widget as long as its person is there, so that what is being
    typed and the focus stay."""

    picked = Signal(int)
    renamed = Signal(int, str)
    face_toggled = Signal(int, bool)
    removed = Signal(int)
    keep_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[int, PersonRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.setAccessibleName(tr("People"))

    def set_people(self, cards: Sequence[PersonCard]) -> None:
        """Show these people, in this order."""
        for key in set(self.rows) - {card.key for card in cards}:
            row = self.rows.pop(key)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, card in enumerate(cards):
            if card.key in self.rows:
                self.rows[card.key].show_card(card)
            else:
                self.rows[card.key] = self._made(card)
                self._column.insertWidget(place, self.rows[card.key])

    def _made(self, card: PersonCard) -> PersonRow:
        row = PersonRow(card)
        row.picked.connect(self.picked)
        row.renamed.connect(self.renamed)
        row.face_toggled.connect(self.face_toggled)
        row.removed.connect(self.removed)
        row.keep_requested.connect(self.keep_requested)
        return row


class _Words(QLabel):
    """One line, which ends in dots where the row is too narrow for it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "faint")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, _event: QPaintEvent) -> None:
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter, left = QPainter(self), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.style().drawItemText(painter, self.rect(), left, self.palette(), self.isEnabled(), words)
        painter.end()


class _Name(QLineEdit):
    """A name that looks like a label until it is entered. Escape leaves it as it was."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Name"))
        self.setToolTip(tr("Click to change the name"))
        # The field has no room of its own in the row: neither frame nor ground until it has the focus.
        self.setStyleSheet(
            "QLineEdit { background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 0 3px;"
            " margin-left: -6px; min-height: 0; font-weight: 600; }"
            "QLineEdit:hover { border-color: palette(mid); }"
            "QLineEdit:focus { background: palette(base); border-color: palette(link); padding: 0 3px; }"
        )

    def show_name(self, name: str) -> None:
        if not (self.hasFocus() and self.isModified()) and self.text() != name:
            self.setText(name)
            self.setCursorPosition(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.undo()
            self.clearFocus()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clearFocus()


class _Thumbnail(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._picture: Mipmap | None = None
        self.setFixedSize(QSize(_THUMBNAIL, _THUMBNAIL))

    def show_picture(self, image: QImage | None) -> None:
        if image is not (self._picture.image if self._picture else None):
            self._picture = Mipmap(image) if image is not None else None
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        room, tones, frame = QRectF(self.rect()), Tones.of(self.palette()), QPainterPath()
        frame.addEllipse(room.adjusted(0.5, 0.5, -0.5, -0.5))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(frame, seen_through(tones.ink, 0.12))
        painter.setClipPath(frame)
        if self._picture is None:
            _draw_nobody(painter, room, tones)
        else:
            self._picture.draw(painter, room, room, self.devicePixelRatioF())
        painter.end()


def _draw_nobody(painter: QPainter, room: QRectF, tones: Tones) -> None:
    """Head and shoulders."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(seen_through(tones.ink, 0.35))
    middle, unit = room.center(), room.width() / 10
    painter.drawEllipse(middle.toPoint(), round(1.7 * unit), round(1.9 * unit))
    painter.drawEllipse(QRectF(middle.x() - 3.2 * unit, middle.y() + 2.6 * unit, 6.4 * unit, 6 * unit))
