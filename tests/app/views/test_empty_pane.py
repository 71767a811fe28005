from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from pytestqt.qtbot import QtBot

from app.views.empty_pane import draw_hint
from app.views.tones import Tones


def drawn(text: str, *, takes_files: bool = False, height: int = 240) -> QImage:
    canvas = QImage(320, height, QImage.Format.Format_RGB32)
    canvas.fill(QColor("white"))
    painter = QPainter(canvas)
    draw_hint(painter, QRectF(canvas.rect()), text, Tones.of(QPalette()), takes_files=takes_files)
    painter.end()
    return canvas


def inked_rows(canvas: QImage) -> list[int]:
    white = QColor("white").rgb()
    return [y for y in range(canvas.height()) if any(canvas.pixel(x, y) != white for x in range(20, 300))]


def test_without_a_hint_nothing_is_drawn(qtbot: QtBot) -> None:
    assert inked_rows(drawn("", takes_files=True)) == []


def test_a_hint_stands_in_the_middle_under_a_glyph(qtbot: QtBot) -> None:
    rows = inked_rows(drawn("Drop a photo here"))
    assert 60 < min(rows) < max(rows) < 200
    assert max(rows) - min(rows) > 44


def test_a_low_pane_has_words_only(qtbot: QtBot) -> None:
    rows = inked_rows(drawn("Drop a photo here", height=120))
    assert 0 < max(rows) - min(rows) < 30


def test_a_dashed_frame_promises_that_files_may_fall_here(qtbot: QtBot) -> None:
    assert 6 in inked_rows(drawn("Drop", takes_files=True))
    assert 6 not in inked_rows(drawn("Wait", takes_files=False))
