from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPalette
from pytestqt.qtbot import QtBot

from app.views.face_marks import MarkRoom, place_marks
from app.views.layers import FaceMark, FaceState
from app.views.mark_drawing import draw_box, draw_marks
from app.views.tones import Tones
from tests.app.views.scenes import close_to, rgb

GROUND = QColor(128, 128, 128)
TONES = Tones.of(QPalette())


def drawn(state: FaceState, *, quiet: bool = False, pointer: QPointF | None = None) -> QImage:
    """A face of 100 x 80 pixels at (50, 60), drawn on grey."""
    canvas = QImage(200, 200, QImage.Format.Format_RGB32)
    canvas.fill(GROUND)
    painter = QPainter(canvas)
    room = MarkRoom(QRectF(canvas.rect()), QRectF(), pointer, quiet)
    marks = [FaceMark(1, 50, 60, 100, 80, state)]
    placed = place_marks(marks, lambda box: box, QFontMetricsF(painter.font()), room)
    draw_marks(painter, placed, room, TONES)
    painter.end()
    return canvas


def is_marked(canvas: QImage, x: int, y: int) -> bool:
    return any(QColor(canvas.pixel(x + dx, y + dy)) != GROUND for dx in (-1, 0, 1) for dy in (-1, 0, 1))


def distance(first: QColor, second: QColor) -> int:
    return sum(abs(a - b) for a, b in zip(rgb(first), rgb(second), strict=True))


def test_a_found_face_has_a_whole_box_and_no_handles(qtbot: QtBot) -> None:
    canvas = drawn(FaceState.FOUND)
    assert is_marked(canvas, 100, 60)
    assert is_marked(canvas, 50, 100)
    assert QColor(canvas.pixel(100, 63)) == GROUND
    assert QColor(canvas.pixel(100, 100)) == GROUND


def test_the_selected_face_has_handles_and_an_accent(qtbot: QtBot) -> None:
    canvas = drawn(FaceState.SELECTED)
    assert close_to(QColor(canvas.pixel(100, 60)), TONES.light)  # a handle in the middle of the upper edge
    line, other = QColor(canvas.pixel(75, 60)), QColor(drawn(FaceState.FOUND).pixel(75, 60))
    assert distance(line, TONES.accent) < distance(other, TONES.accent) / 2


def test_a_quiet_box_shows_only_its_corners(qtbot: QtBot) -> None:
    canvas = drawn(FaceState.SELECTED, quiet=True)
    assert is_marked(canvas, 52, 60)
    assert is_marked(canvas, 149, 140)
    assert not is_marked(canvas, 100, 60)


def test_a_quiet_box_is_whole_when_the_pointer_is_on_an_edge_and_not_while_it_rests_on_the_face(qtbot: QtBot) -> None:
    assert is_marked(drawn(FaceState.SELECTED, quiet=True, pointer=QPointF(120, 60)), 100, 60)
    assert not is_marked(drawn(FaceState.SELECTED, quiet=True, pointer=QPointF(100, 100)), 100, 60)


def test_a_failed_face_is_dashed(qtbot: QtBot) -> None:
    canvas = drawn(FaceState.FAILED)
    along = {QColor(canvas.pixel(x, 60)).name() for x in range(60, 100)}
    assert len(along) > 1
    solid = drawn(FaceState.FOUND)
    assert len({QColor(solid.pixel(x, 60)).name() for x in range(60, 100)}) == 1


def test_a_new_box_has_handles(qtbot: QtBot) -> None:
    canvas = QImage(100, 100, QImage.Format.Format_RGB32)
    canvas.fill(GROUND)
    painter = QPainter(canvas)
    draw_box(painter, QRectF(20, 20, 60, 60), TONES)
    painter.end()
    assert close_to(QColor(canvas.pixel(20, 20)), TONES.light)
    assert QColor(canvas.pixel(50, 50)) == GROUND
