"""The portraits of a person, best suited first."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QPushButton, QVBoxLayout, QWidget

from app.translation import tr
from app.views.empty_pane import draw_hint
from app.views.file_drop import FileDrop
from app.views.portrait_card import CARD_ROLE, PortraitCard, PortraitDelegate
from app.views.tones import Tones

__all__ = ["GuideStrip", "PortraitCard"]


class GuideStrip(QWidget):
    """Thumbnails of portraits with name, rank and residual; the chosen one bears a tick.

    Rows are numbered in the order of `set_portraits`, from 0.

    Signals:
        portrait_chosen: the row that shall guide the restoration (click, Enter or space).
        portrait_removed: the row to take away (Delete, or the menu).
        add_requested: the user wants to look for portraits.
        files_dropped: list of `pathlib.Path`.
    """

    portrait_chosen = Signal(int)
    portrait_removed = Signal(int)
    add_requested = Signal()
    files_dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = _PortraitList(self)
        self._add = QPushButton(tr("Add portraits…"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list, 1)
        column.addWidget(self._add)
        self.setAccessibleName(tr("Portraits"))
        FileDrop(self, self._hover_files, self._take_files)
        self._connect()

    def set_portraits(self, cards: Sequence[PortraitCard]) -> None:
        """Show these portraits, in this order. The row with the focus keeps it where there still is one; the
        chosen one is brought into sight."""
        row = self._list.currentRow()
        self._list.clear()
        for card in cards:
            item = QListWidgetItem()
            item.setData(CARD_ROLE, card)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, card.spoken)
            item.setToolTip(card.spoken)
            self._list.addItem(item)
        self._list.setCurrentRow(min(row, len(cards) - 1))
        chosen = next((place for place, card in enumerate(cards) if card.chosen), 0)
        self._list.scrollTo(self._list.model().index(chosen, 0))

    def set_hint(self, text: str) -> None:
        """Say what to do while there is no portrait."""
        self._list.hint = text
        self._list.viewport().update()

    def _connect(self) -> None:
        self._list.chosen.connect(self.portrait_chosen)
        self._list.remove_requested.connect(self.portrait_removed)
        self._add.clicked.connect(self._on_add_clicked)

    def _hover_files(self, at: QPointF | None) -> None:
        self._list.aimed_at = at is not None
        self._list.viewport().update()

    def _take_files(self, files: list[Path], _at: QPointF) -> None:
        self.files_dropped.emit(files)

    @Slot()
    def _on_add_clicked(self) -> None:
        self.add_requested.emit()


class _PortraitList(QListWidget):
    """The rows, their menu, and the empty state."""

    chosen = Signal(int)
    remove_requested = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.clicked.connect(self._on_clicked)
        self.hint = tr("Drop portraits of this person here")
        self.aimed_at = False
        self.setItemDelegate(PortraitDelegate(self))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Portraits, best suited first"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu_requested)
        self._add_remove_action()

    def _add_remove_action(self) -> None:
        self._remove = QAction(tr("Remove portrait"), self)
        self._remove.setShortcuts([QKeySequence(Qt.Key.Key_Delete), QKeySequence(Qt.Key.Key_Backspace)])
        self._remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._remove.triggered.connect(self._on_remove_triggered)
        self.addAction(self._remove)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(index.row())

    @Slot()
    def _on_remove_triggered(self) -> None:
        if self.currentRow() >= 0:
            self.remove_requested.emit(self.currentRow())

    @Slot(QPoint)
    def _on_menu_requested(self, at: QPoint) -> None:
        if self.itemAt(at) is not None:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction(self._remove)
            menu.popup(self.viewport().mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter and space. (`activated` would come twice where one click activates.)"""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentRow() >= 0:
            self.chosen.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or what to do next when there are none."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        room, tones = QRectF(self.viewport().rect()), Tones.of(self.palette())
        if self.count() == 0:
            draw_hint(painter, room, self.hint, tones, takes_files=True)
        if self.aimed_at:
            painter.setPen(QPen(tones.accent, 2.5))
            painter.drawRoundedRect(room.adjusted(4, 4, -4, -4), 6, 6)
        painter.end()
