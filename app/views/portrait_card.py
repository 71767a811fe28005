"""One portrait of the strip."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.translation import tr
from app.views.mipmap import Mipmap
from app.views.tones import Tones, seen_through

CARD_ROLE = Qt.ItemDataRole.UserRole
_THUMBNAIL = 56
_MARGIN = 8


@dataclass(frozen=True, slots=True, eq=False)
class PortraitCard:
    """What the strip says about a portrait.

    Attributes:
        name: the file's name.
        thumbnail: the portrait, or better its face, of any size; None while it is being read.
        rank: 1 for the best suited; None when not ranked.
        residual: how badly its pose fits the selected face, in the ranking's unit; smaller is better. None when the
            pose of either is not known: then the rank says nothing.
        chosen: it guides the restoration.
        problem: why it cannot be used, in a few words ("no face found").
    """

    name: str
    thumbnail: QImage | None = None
    rank: int | None = None
    residual: float | None = None
    chosen: bool = False
    problem: str = ""

    @property
    def words(self) -> str:
        """The second line: what is wrong, or rank and residual."""
        if self.problem:
            return self.problem
        if self.rank is None:
            return tr("Not ranked yet")
        if self.residual is None:
            return tr("Pose unknown")
        return tr("No. {rank} · residual {residual:.3f}").format(rank=self.rank, residual=self.residual)

    @property
    def spoken(self) -> str:
        """Everything on the card, for a screen reader."""
        return f"{self.name}, {self.words}{', ' + tr('chosen') if self.chosen else ''}"


class PortraitDelegate(QStyledItemDelegate):
    """Draws a `PortraitCard`: thumbnail, name, rank and residual, a tick on the chosen one."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the card."""
        card: PortraitCard = index.data(CARD_ROLE)
        tones = Tones.of(option.palette)
        room = QRectF(option.rect).adjusted(4, 2, -4, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_ground(painter, room, option.state, tones, chosen=card.chosen)
        thumbnail = QRectF(room.left() + _MARGIN, room.center().y() - _THUMBNAIL / 2, _THUMBNAIL, _THUMBNAIL)
        _draw_thumbnail(painter, thumbnail, card.thumbnail, tones)
        if card.chosen:
            draw_tick(painter, thumbnail.bottomRight() - QPointF(4, 4), tones)
        words = QRectF(thumbnail.right() + 10, room.top(), room.right() - thumbnail.right() - 18, room.height())
        _draw_words(painter, words, card, option.palette, tones)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A row for the thumbnail, or for two lines of large type."""
        lines = 2 * QFontMetricsF(option.font).lineSpacing()
        return QSize(180, round(max(_THUMBNAIL, lines) + 2 * _MARGIN + 4))


def _draw_ground(painter: QPainter, room: QRectF, state: QStyle.StateFlag, tones: Tones, *, chosen: bool) -> None:
    hovered, focused = state & QStyle.StateFlag.State_MouseOver, state & QStyle.StateFlag.State_HasFocus
    painter.setPen(QPen(tones.accent, 2) if focused else Qt.PenStyle.NoPen)
    tint = seen_through(tones.accent, 0.22) if chosen else seen_through(tones.ink, 0.06 if hovered else 0.0)
    painter.setBrush(tint)
    painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), 6, 6)


def _draw_thumbnail(painter: QPainter, room: QRectF, image: QImage | None, tones: Tones) -> None:
    frame = QPainterPath()
    frame.addRoundedRect(room, 4, 4)
    painter.fillPath(frame, seen_through(tones.ink, 0.1))
    if image is None:
        return
    painter.save()
    painter.setClipPath(frame)
    side = min(image.width(), image.height())
    scale = room.width() / side
    whole = QRectF(0, 0, image.width() * scale, image.height() * scale)
    whole.moveCenter(room.center())
    Mipmap(image).draw(painter, whole, room, painter.device().devicePixelRatioF())
    painter.restore()


def draw_tick(painter: QPainter, middle: QPointF, tones: Tones) -> None:
    """Draw the mark of the chosen one, a tick on a disc, around `middle`."""
    painter.setPen(QPen(tones.paper, 2))
    painter.setBrush(tones.accent)
    painter.drawEllipse(middle, 9, 9)
    painter.setPen(QPen(tones.on_accent, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPolyline([middle + QPointF(-4, 0), middle + QPointF(-1, 3), middle + QPointF(4, -3)])


def _draw_words(painter: QPainter, room: QRectF, card: PortraitCard, palette: QPalette, tones: Tones) -> None:
    bold = QFont(painter.font())
    bold.setWeight(QFont.Weight.DemiBold)
    upper, lower = QRectF(room), QRectF(room)
    upper.setBottom(room.center().y())
    lower.setTop(room.center().y())
    painter.setFont(bold)
    painter.setPen(palette.text().color())
    name = QFontMetricsF(bold).elidedText(card.name, Qt.TextElideMode.ElideMiddle, room.width())
    painter.drawText(upper.adjusted(0, 0, 0, -1), Qt.AlignmentFlag.AlignBottom, name)
    bold.setWeight(QFont.Weight.Normal)
    painter.setFont(bold)
    painter.setPen(tones.alarm if card.problem else seen_through(palette.text().color(), 0.7))
    words = QFontMetricsF(bold).elidedText(card.words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(lower.adjusted(0, 1, 0, 0), Qt.AlignmentFlag.AlignTop, words)
