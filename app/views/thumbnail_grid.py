"""Many small pictures in rows, each decoded when it comes into sight."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QFontMetricsF,
    QIcon,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.views.empty_pane import draw_hint
from app.views.mipmap import Mipmap
from app.views.portrait_card import CARD_ROLE, draw_tick
from app.views.tones import Tones, seen_through

ENCODED_ROLE = CARD_ROLE + 2
_IMAGE_ROLE = CARD_ROLE + 1
_PICTURE, _MARGIN = 84, 6


@dataclass(frozen=True, slots=True, eq=False)
class Tile:
    """A small picture.

    Attributes:
        name: stands below it.
        encoded: the picture as a JPEG or PNG file.
        remark: for the tool tip; with one the name is drawn in the colour of alarm.
    """

    name: str
    encoded: bytes
    remark: str = ""


class ThumbnailGrid(QListWidget):
    """Tiles in rows. When it is checkable each tile bears a tick, which click and space change.

    Signals:
        removed: the row to take away (Delete, or the menu), when it is not checkable.
        ticks_changed: a tick was set or taken away.
    """

    removed = Signal(int)
    ticks_changed = Signal()

    def __init__(self, name: str, *, is_checkable: bool = False, remove: str = "") -> None:
        super().__init__()
        self._hint, self._is_checkable = "", is_checkable
        self._ticked: set[int] = set()
        self.setAccessibleName(name)
        self.setItemDelegate(_TileDelegate(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._on_clicked)
        if remove:
            self._add_remove_action(remove)

    @property
    def ticked(self) -> tuple[int, ...]:
        """The rows with a tick."""
        return tuple(sorted(self._ticked))

    def set_tiles(self, tiles: Sequence[Tile]) -> None:
        """Show these. All have their ticks; the row in focus keeps it where there still is one."""
        row = self.currentRow()
        self.clear()
        self._ticked = set(range(len(tiles))) if self._is_checkable else set()
        for tile in tiles:
            item = QListWidgetItem()
            item.setData(CARD_ROLE, tile)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, f"{tile.name}. {tile.remark}" if tile.remark else tile.name
            )
            item.setToolTip(f"{tile.name}\n{tile.remark}" if tile.remark else tile.name)
            self.addItem(item)
        self.setCurrentRow(min(row, len(tiles) - 1))

    def set_hint(self, text: str) -> None:
        """Say what to do while there is nothing to show."""
        self._hint = text
        self.viewport().update()

    def _add_remove_action(self, words: str) -> None:
        action = QAction(words, self)
        action.setShortcuts([QKeySequence(Qt.Key.Key_Delete), QKeySequence(Qt.Key.Key_Backspace)])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(self._on_remove)
        self.addAction(action)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _toggle(self, row: int) -> None:
        if self._is_checkable and row >= 0:
            self._ticked ^= {row}
            self.viewport().update()
            self.ticks_changed.emit()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._toggle(index.row())

    @Slot()
    def _on_remove(self) -> None:
        if self.currentRow() >= 0:
            self.removed.emit(self.currentRow())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change a tick with space and Enter."""
        if self._is_checkable and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._toggle(self.currentRow())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tiles, or what to do when there are none."""
        super().paintEvent(event)
        if self.count() == 0:
            painter = QPainter(self.viewport())
            draw_hint(painter, QRectF(self.viewport().rect()), self._hint, Tones.of(self.palette()), takes_files=False)
            painter.end()


class EncodedIcon(QStyledItemDelegate):
    """Rows of a list whose icon is a JPEG or PNG file in `ENCODED_ROLE`, decoded when the row comes into sight.

    The list must have rows of one height; else each would be decoded to be measured.
    """

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Give the row its icon."""
        super().initStyleOption(option, index)
        encoded: bytes | None = index.data(ENCODED_ROLE)
        if encoded is not None:
            option.icon = QIcon(QPixmap.fromImage(QImage.fromData(encoded)))
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration


class _TileDelegate(QStyledItemDelegate):
    """Draws a `Tile`."""

    def __init__(self, grid: ThumbnailGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tile: Tile = index.data(CARD_ROLE)
        tones, room = Tones.of(option.palette), QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_ground(painter, room, option.state, tones)
        picture = QRectF(room.center().x() - _PICTURE / 2, room.top() + _MARGIN, _PICTURE, _PICTURE)
        Mipmap(_decoded(index, tile)).draw(painter, picture, picture, painter.device().devicePixelRatioF())
        if index.row() in self._grid.ticked:
            draw_tick(painter, picture.bottomRight() - QPointF(9, 9), tones)
        words = QRectF(room.left() + 2, picture.bottom() + 1, room.width() - 4, room.bottom() - picture.bottom() - 2)
        painter.setPen(tones.alarm if tile.remark else seen_through(option.palette.text().color(), 0.75))
        name = QFontMetricsF(painter.font()).elidedText(tile.name, Qt.TextElideMode.ElideMiddle, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, name)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        words = round(QFontMetricsF(option.font).lineSpacing())
        return QSize(_PICTURE + 3 * _MARGIN, _PICTURE + words + 2 * _MARGIN)


def _decoded(index: QModelIndex | QPersistentModelIndex, tile: Tile) -> QImage:
    """The picture, kept with the row once it was seen. One that cannot be decoded is grey."""
    image: QImage | None = index.data(_IMAGE_ROLE)
    if image is None:
        image = QImage.fromData(tile.encoded)
        if image.isNull():
            image = QImage(8, 8, QImage.Format.Format_RGB32)
            image.fill(Qt.GlobalColor.gray)
        index.model().setData(index, image, _IMAGE_ROLE)
    return image


def _draw_ground(painter: QPainter, room: QRectF, state: QStyle.StateFlag, tones: Tones) -> None:
    selected, hovered = state & QStyle.StateFlag.State_Selected, state & QStyle.StateFlag.State_MouseOver
    focused = state & QStyle.StateFlag.State_HasFocus
    painter.setPen(QPen(tones.accent, 2) if focused else Qt.PenStyle.NoPen)
    tint = seen_through(tones.accent, 0.22) if selected else seen_through(tones.ink, 0.06 if hovered else 0.0)
    painter.setBrush(tint)
    painter.drawRoundedRect(room, 6, 6)
