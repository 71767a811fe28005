"""The list of the queue: it shows rows and tells wishes; it changes nothing itself."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QMenu, QWidget

from app.panels.queue_row import ROW_ROLE, QueueDelegate, QueueRow
from app.theme.theme import Theme
from app.translation import tr

_ALT = Qt.KeyboardModifier.AltModifier


class QueueList(QListWidget):
    """Click or Enter goes to a picture, Delete takes it out, Alt with the arrows or dragging moves it.

    Signals:
        picked: put the picture with this key on the desk.
        moved: by so many places.
        dropped: the keys in their new order.
        removed, retried: the picture with this key.
    """

    picked = Signal(int)
    moved = Signal(int, int)
    dropped = Signal(list)
    removed = Signal(int)
    retried = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[QueueRow] = []
        self._delegate = QueueDelegate(theme)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(tr("Pictures of the project"))
        self.itemClicked.connect(self._on_item_chosen)
        self.itemActivated.connect(self._on_item_chosen)
        self.customContextMenuRequested.connect(self._on_menu_requested)

    @property
    def rows(self) -> list[QueueRow]:
        """What is shown."""
        return list(self._rows)

    def show_rows(self, rows: Sequence[QueueRow]) -> None:
        """Shows other rows; what is the same object as before stays as it is. The one that has the keyboard keeps it
        wherever it went."""
        former, self._rows = self._rows, list(rows)
        if [row.key for row in former] != [row.key for row in rows]:
            self._place(former)
            former = []
        for place, row in enumerate(rows):
            if not former or former[place] is not row:
                self._fill(self.item(place), row)

    def show_menu(self, row: QueueRow) -> QMenu:
        """The menu of one picture; not yet open."""
        menu = QMenu(self)
        for words, wish in (
            (tr("&Go to this picture"), lambda: self.picked.emit(row.key)),
            (tr("Restore &again"), lambda: self.retried.emit(row.key)),
            (tr("Move &up"), lambda: self.moved.emit(row.key, -1)),
            (tr("Move &down"), lambda: self.moved.emit(row.key, 1)),
            (tr("&Remove from the queue"), lambda: self.removed.emit(row.key)),
        ):
            menu.addAction(words).triggered.connect(wish)
        return menu

    def _place(self, former: Sequence[QueueRow]) -> None:
        """As many empty rows as there are, the keyboard on the one that has it."""
        at = self.currentRow()
        held = former[at].key if 0 <= at < len(former) else None
        with QSignalBlocker(self):
            self.clear()
            self.addItems([""] * len(self._rows))
            self.setCurrentRow(next((place for place, row in enumerate(self._rows) if row.key == held), -1))

    def _fill(self, item: QListWidgetItem, row: QueueRow) -> None:
        item.setText(row.spoken)
        item.setToolTip(row.tip)
        item.setData(ROW_ROLE, row)

    @Slot(QListWidgetItem)
    def _on_item_chosen(self, item: QListWidgetItem) -> None:
        self.picked.emit(item.data(ROW_ROLE).key)

    @Slot(QPoint)
    def _on_menu_requested(self, at: QPoint) -> None:
        item = self.itemAt(at)
        if item is not None:
            self.show_menu(item.data(ROW_ROLE)).popup(self.viewport().mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves and removes; everything else is as in any list."""
        item = self.currentItem()
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if item is not None and event.modifiers() & _ALT and key in steps:
            self.moved.emit(item.data(ROW_ROLE).key, steps[key])
        elif item is not None and key is Qt.Key.Key_Delete:
            self.removed.emit(item.data(ROW_ROLE).key)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tells the new order and leaves the rows as they are: they follow the document."""
        target = self.indexAt(event.position().toPoint()).row()
        below = self.dropIndicatorPosition() is QAbstractItemView.DropIndicatorPosition.BelowItem
        self.drop_at(self.count() if target < 0 else target + int(below))
        event.setDropAction(Qt.DropAction.CopyAction)  # with a move Qt would take the row away afterwards
        event.accept()

    def drop_at(self, place: int) -> None:
        """Tells the order with the current picture in front of the one at this place."""
        keys, at = [row.key for row in self.rows], self.currentRow()
        if 0 <= at < len(keys):
            key = keys.pop(at)
            keys.insert(place - int(at < place), key)
            self.dropped.emit(keys)
