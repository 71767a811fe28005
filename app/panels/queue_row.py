"""One picture of the queue: what is said of it, and how it is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.documents.project import QueueItem
from app.jobs.core_words import in_users_words
from app.theme.colours import Colours
from app.theme.theme import Theme
from app.translation import marked, tr
from gfr_core.project.schema import FaceEntry, SourceEntry

ROW_ROLE = Qt.ItemDataRole.UserRole
_THUMBNAIL = 44
_MARGIN = 6
_DOT, _DOT_GAP, _MOST_DOTS = 8.0, 4.0, 8
_STATES = {
    "waiting": marked("Waiting"),
    "working": marked("Restoring…"),
    "restored": marked("Restored"),
    "failed": marked("Failed"),
    "skipped": marked("Skipped"),
    "found": marked("Found"),
}


@dataclass(frozen=True, slots=True, eq=False)
class QueueRow:
    """What the list says about a picture.

    Attributes:
        key: the picture's.
        name: how it is called.
        thumbnail: null while it is being made.
        entry: what is known of it and its faces.
        is_working: it is being restored now.
        is_on_desk: it is the picture that the window shows.
    """

    key: int
    name: str
    thumbnail: QImage
    entry: SourceEntry
    is_working: bool = False
    is_on_desk: bool = False

    @staticmethod
    def of(item: QueueItem, entry: SourceEntry, *, is_working: bool, is_on_desk: bool) -> "QueueRow":
        """The row of a picture."""
        return QueueRow(item.key, item.name, item.thumbnail, entry, is_working, is_on_desk)

    def still_tells(self, item: QueueItem, entry: SourceEntry, *, is_working: bool, is_on_desk: bool) -> bool:
        """Whether the row of the picture would be this one again."""
        is_same = self.key == item.key and self.entry is entry and self.thumbnail is item.thumbnail
        return is_same and self.is_working is is_working and self.is_on_desk is is_on_desk

    @property
    def state(self) -> str:
        """Where it stands, one word."""
        return "working" if self.is_working else self.entry.state

    @property
    def words(self) -> str:
        """The second line: where it stands, and why or with how many faces."""
        is_unsaved = self.state == "waiting" and any(face.state == "restored" for face in self.entry.faces)
        state = tr("Not saved yet") if is_unsaved else tr(_STATES[self.state])
        if self.state in ("failed", "skipped"):
            return f"{state}: {in_users_words(self.entry.reason)}"
        faces = self.entry.faces
        if not faces:
            return state if not self.entry.searched else f"{state} · {tr('no face')}"
        return f"{state} · {_faces_in_words(sum(face.state == 'restored' for face in faces), len(faces))}"

    @property
    def spoken(self) -> str:
        """Everything in the row, for a screen reader."""
        return f"{self.name}, {self.words}{', ' + tr('open') if self.is_on_desk else ''}"

    @property
    def tip(self) -> str:
        """The file, and each face with its state and reason."""
        lines = [self.entry.file.path or self.name, self.words, *(_told(face) for face in self.entry.faces)]
        if self.entry.output is not None:
            lines.append(tr("Result: {path}").format(path=self.entry.output.path))
        return "\n".join(lines)


def _faces_in_words(restored: int, count: int) -> str:
    if restored not in (0, count):
        return tr("{done} of {count} faces restored").format(done=restored, count=count)
    return tr("1 face") if count == 1 else tr("{count} faces").format(count=count)


def _told(face: FaceEntry) -> str:
    words = tr("Face {number}: {what}").format(number=face.number, what=tr(_STATES[face.state]))
    return f"{words}, {in_users_words(face.reason)}" if face.reason else words


class QueueDelegate(QStyledItemDelegate):
    """Draws a `QueueRow`: thumbnail, name, state, and a dot for each face."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draws the row."""
        row: QueueRow = index.data(ROW_ROLE)
        colours = self._theme.colours
        room = QRectF(option.rect).adjusted(2, 1, -2, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_ground(painter, room, option.state, colours, is_on_desk=row.is_on_desk)
        square = QRectF(room.left() + _MARGIN, room.center().y() - _THUMBNAIL / 2, _THUMBNAIL, _THUMBNAIL)
        _draw_thumbnail(painter, square, row.thumbnail, colours)
        _draw_words(painter, room.adjusted(_THUMBNAIL + 2 * _MARGIN + 4, 0, -_MARGIN, 0), row, colours)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A row for the thumbnail, or for two lines of large type."""
        lines = 2 * QFontMetricsF(option.font).lineSpacing()
        return QSize(180, round(max(_THUMBNAIL, lines) + 2 * _MARGIN))


def _draw_ground(
    painter: QPainter, room: QRectF, state: QStyle.StateFlag, colours: Colours, *, is_on_desk: bool
) -> None:
    accent, hover = QColor(colours.accent), QColor(colours.hover)
    accent.setAlphaF(0.2)
    is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    clear = QColor(Qt.GlobalColor.transparent)
    is_focused = bool(state & QStyle.StateFlag.State_HasFocus)
    painter.setPen(QPen(QColor(colours.focus), colours.focus_px) if is_focused else Qt.PenStyle.NoPen)
    painter.setBrush(accent if is_on_desk else hover if is_hovered else clear)
    painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), 5, 5)


def _draw_thumbnail(painter: QPainter, room: QRectF, image: QImage, colours: Colours) -> None:
    frame = QPainterPath()
    frame.addRoundedRect(room, 4, 4)
    painter.fillPath(frame, QColor(colours.line))
    if image.isNull():
        return
    painter.save()
    painter.setClipPath(frame)
    scale = room.width() / min(image.width(), image.height())
    whole = QRectF(0, 0, image.width() * scale, image.height() * scale)
    whole.moveCenter(room.center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(whole, image)
    painter.restore()


def _draw_words(painter: QPainter, room: QRectF, row: QueueRow, colours: Colours) -> None:
    upper, lower = QRectF(room), QRectF(room)
    upper.setBottom(room.center().y())
    lower.setTop(room.center().y())
    dots = _draw_dots(painter, upper, row.entry.faces, colours)
    bold, plain = QFont(painter.font()), QFont(painter.font())
    bold.setWeight(QFont.Weight.DemiBold)
    _draw_line(painter, upper.adjusted(0, 0, -dots, -1), row.name, bold, colours.text, Qt.AlignmentFlag.AlignBottom)
    tones = {"failed": colours.error_text, "restored": colours.good_text, "working": colours.link}
    tone = tones.get(row.state, colours.faint)
    _draw_line(painter, lower.adjusted(0, 1, 0, 0), row.words, plain, tone, Qt.AlignmentFlag.AlignTop)


def _draw_line(
    painter: QPainter, room: QRectF, words: str, font: QFont, colour: str, alignment: Qt.AlignmentFlag
) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    elided = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, alignment, elided)


def _draw_dots(painter: QPainter, room: QRectF, faces: Sequence[FaceEntry], colours: Colours) -> float:
    """A dot a face at the right: full when restored, a ring when not tried, crossed when failed. How wide it was."""
    shown = faces[:_MOST_DOTS]
    y, x = room.bottom() - 9, room.right() - _DOT / 2
    for face in reversed(shown):
        _draw_dot(painter, QPointF(x, y), face.state, colours)
        x -= _DOT + _DOT_GAP
    return len(shown) * (_DOT + _DOT_GAP) + _DOT_GAP


def _draw_dot(painter: QPainter, middle: QPointF, state: str, colours: Colours) -> None:
    tones = {"restored": colours.good_text, "failed": colours.error_text}
    tone, half = QColor(tones.get(state, colours.faint)), _DOT / 2 - 0.75
    painter.setPen(QPen(tone, 1.5))
    if state == "failed":
        painter.drawLine(middle + QPointF(-half, -half), middle + QPointF(half, half))
        painter.drawLine(middle + QPointF(-half, half), middle + QPointF(half, -half))
        return
    painter.setBrush(tone if state == "restored" else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(middle, half, half)
