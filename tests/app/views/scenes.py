"""Plain pictures and gestures for tests of drawings."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage, QMouseEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.views.layers import FaceMark, FaceState, Layers
from app.views.tones import Tones

RED = QColor(200, 30, 30)
GREEN = QColor(30, 180, 60)
BLUE = QColor(40, 60, 220)
YELLOW = QColor(230, 220, 40)
FLOW = QColor(255, 0, 255)
CROP = (50.0, 20.0, 60.0)


class Spot:
    """An overlay that paints its crop white."""

    def __init__(self) -> None:
        self.areas: list[QRectF] = []

    def draw(self, painter: QPainter, area: QRectF, visible: QRectF, tones: Tones) -> None:
        self.areas.append(QRectF(area))
        painter.fillRect(area & visible, QColor(255, 255, 255))

    def words_at(self, x: float, y: float) -> str:
        return f"spot {x:.2f} {y:.2f}"

    def draw_legend(self, painter: QPainter, room: QRectF, tones: Tones) -> None:
        painter.fillRect(QRectF(room.right() - 20, room.bottom() - 20, 20, 20), QColor(255, 255, 255))


def plain(colour: QColor, width: int = 200, height: int = 150) -> QImage:
    """A picture of one colour."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(colour)
    return image


def full_layers() -> Layers:
    """Every layer in a colour of its own: source red, portrait yellow, warped guide blue, result green."""
    return Layers(plain(RED), plain(YELLOW, 60, 60), plain(BLUE, 60, 60), plain(GREEN), CROP, plain(FLOW, 60, 60))


def face(number: int = 1, state: FaceState = FaceState.FOUND, label: str = "") -> FaceMark:
    """A face of 40 x 50 pixels at (60, 40)."""
    return FaceMark(number, 60, 40, 40, 50, state, label)


def colour_at(widget: QWidget, x: float, y: float) -> QColor:
    """The colour that a widget draws at a logical pixel."""
    return QColor(widget.grab().toImage().pixel(int(x), int(y)))


def rgb(colour: QColor) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255."""
    return colour.red(), colour.green(), colour.blue()


def close_to(first: QColor, second: QColor, tolerance: int = 3) -> bool:
    """Whether two colours are the same for the eye."""
    return all(abs(a - b) <= tolerance for a, b in zip(rgb(first), rgb(second), strict=True))


def drag(widget: QWidget, start: QPointF, end: QPointF, *, release: bool = True) -> None:
    """Press the left button at `start`, move to `end` in two steps, and let go."""
    middle = ((start + end) / 2).toPoint()
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start.toPoint())
    QTest.mouseMove(widget, middle)
    QTest.mouseMove(widget, end.toPoint())
    if release:
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=end.toPoint())


def move_to(widget: QWidget, at: QPointF) -> None:
    """Move the pointer there. The event is sent, as a real pointer may lie over the window."""
    none, nothing = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    where = widget.mapToGlobal(at)
    QApplication.sendEvent(widget, QMouseEvent(QEvent.Type.MouseMove, at, where, none, none, nothing))


def files(*paths: str) -> QMimeData:
    """What a file manager drags."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    return data


def hover_files(widget: QWidget, at: QPoint, data: QMimeData) -> bool:
    """Drag files over a widget. Whether it takes them."""
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPointF(at), copy, data, left, none)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def drop_files(widget: QWidget, at: QPoint, data: QMimeData) -> None:
    """Drag files over a widget and let them fall. Qt delivers a drop only where a drag has entered."""
    hover_files(widget, at, data)
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDropEvent(QPointF(at), copy, data, left, none))


def leave_with_files(widget: QWidget) -> None:
    """Drag files off a widget."""
    QApplication.sendEvent(widget, QDragLeaveEvent())


PHOTO = str(Path("/pictures/old photo.jpg"))
