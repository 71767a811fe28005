"""The portraits of a person as each would lie on the selected face, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QImage, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.translation import tr
from app.views.empty_pane import draw_hint
from app.views.mipmap import Mipmap
from app.views.portrait_card import CARD_ROLE, draw_tick
from app.views.tones import Tones, seen_through

PICTURE_PX = 128
_MARGIN = 6


@dataclass(frozen=True, slots=True, eq=False)
class WarpCard:
    """One portrait on the face.

    Attributes:
        name: the portrait's.
        picture: the warped portrait, or what the network makes with it; None while it is being tried.
        rank: 1 for the best suited.
        residual: as in `PortraitCard`.
        chosen: it guides the restoration.
    """

    name: str
    picture: QImage | None
    rank: int | None = None
    residual: float | None = None
    chosen: bool = False

    @property
    def words(self) -> str:
        """What stands below the picture."""
        if self.rank is None:
            return tr("Not ranked yet")
        return f"{self.rank} · {tr('pose unknown')}" if self.residual is None else f"{self.rank} · {self.residual:.3f}"

    @property
    def spoken(self) -> str:
        """Everything on the card, for a screen reader and the tool tip."""
        place = tr("not ranked yet") if self.rank is None else tr("number {place}").format(place=self.rank)
        residual = "" if self.residual is None else f", {tr('residual')} {self.residual:.3f}"
        return f"{self.name}, {place}{residual}{', ' + tr('chosen') if self.chosen else ''}"


class WarpStrip(QListWidget):
    """A row of pictures, best suited first; a click, Enter or space chooses.

    Signals:
        warp_chosen: the row.
    """

    warp_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.hint = ""
        self.setItemDelegate(_WarpDelegate(self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setHorizontalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Portraits on the selected face, best suited first"))
        self.clicked.connect(self._on_clicked)

    def set_warps(self, cards: Sequence[WarpCard]) -> None:
        """Show these, in this order. The one with the focus keeps its place."""
        row = self.currentRow()
        self.clear()
        for card in cards:
            item = QListWidgetItem()
            item.setData(CARD_ROLE, card)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, card.spoken)
            item.setToolTip(card.spoken)
            self.addItem(item)
        self.setCurrentRow(min(row, len(cards) - 1))

    def set_hint(self, text: str) -> None:
        """Say what to do while there is nothing to show."""
        self.hint = text
        self.viewport().update()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.warp_chosen.emit(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter and space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentRow() >= 0:
            self.warp_chosen.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pictures, or what to do next when there are none."""
        super().paintEvent(event)
        if self.count() == 0:
            painter = QPainter(self.viewport())
            draw_hint(painter, QRectF(self.viewport().rect()), self.hint, Tones.of(self.palette()), takes_files=False)
            painter.end()

    def minimumSizeHint(self) -> QSize:
        """One picture across; where the window is low, less than one down, which is scrolled to."""
        return QSize(PICTURE_PX + 4 * _MARGIN, PICTURE_PX // 2)

    def sizeHint(self) -> QSize:
        """Three pictures."""
        words = round(QFontMetricsF(self.font()).lineSpacing())
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return QSize(3 * (PICTURE_PX + 2 * _MARGIN), PICTURE_PX + words + 5 * _MARGIN + bar)


class _WarpDelegate(QStyledItemDelegate):
    """Draws a `WarpCard`: picture, rank and residual, a tick on the chosen one."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        card: WarpCard = index.data(CARD_ROLE)
        tones, room = Tones.of(option.palette), QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_ground(painter, room, option.state, tones, chosen=card.chosen)
        picture = QRectF(room.center().x() - PICTURE_PX / 2, room.top() + _MARGIN, PICTURE_PX, PICTURE_PX)
        _draw_picture(painter, picture, card.picture, tones)
        if card.chosen:
            draw_tick(painter, picture.bottomRight() - QPointF(10, 10), tones)
        words = QRectF(picture.left(), picture.bottom() + 2, PICTURE_PX, room.bottom() - picture.bottom() - 3)
        painter.setPen(option.palette.text().color())
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, card.words)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        words = round(QFontMetricsF(option.font).lineSpacing())
        return QSize(PICTURE_PX + 2 * _MARGIN, PICTURE_PX + words + 3 * _MARGIN)


def _draw_ground(painter: QPainter, room: QRectF, state: QStyle.StateFlag, tones: Tones, *, chosen: bool) -> None:
    hovered, focused = state & QStyle.StateFlag.State_MouseOver, state & QStyle.StateFlag.State_HasFocus
    painter.setPen(QPen(tones.accent, 2) if focused else Qt.PenStyle.NoPen)
    painter.setBrush(seen_through(tones.accent, 0.22) if chosen else seen_through(tones.ink, 0.06 if hovered else 0.0))
    painter.drawRoundedRect(room, 6, 6)


def _draw_picture(painter: QPainter, room: QRectF, image: QImage | None, tones: Tones) -> None:
    if image is not None:
        Mipmap(image).draw(painter, room, room, painter.device().devicePixelRatioF())
        return
    painter.fillRect(room, seen_through(tones.ink, 0.1))
    painter.setPen(seen_through(tones.ink, 0.7))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, tr("Trying…"))
