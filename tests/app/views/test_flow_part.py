import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication

from app.views.flow_arrows import FlowArrows
from app.views.flow_part import draw_lines, in_crop_pixels, paths_of
from tests.app.views.flow_canvas import AREA, TONES, drawn, is_touched
from tests.core.restore.flows import affine_flow, study_of

MOVED = affine_flow([[1, 0], [0, 1]], (6, 0))


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    return qapp


def test_a_long_line_becomes_short_pieces_that_meet() -> None:
    line = np.stack([np.arange(20.0), np.zeros(20)], axis=1)
    paths = paths_of([line])
    assert [path.elementCount() for path in paths] == [9, 9, 4]
    ends = [path.currentPosition().x() for path in paths]
    starts = [path.elementAt(0).x for path in paths]
    assert starts == [0, *ends[:-1]]


def test_lines_keep_their_width_at_every_zoom() -> None:
    widths = []
    for side in (64, 640):
        image = QImage(100, 100, QImage.Format.Format_RGB32)
        image.fill(QColor(0, 0, 0))
        painter = QPainter(image)
        with in_crop_pixels(painter, QRectF(0, 0, side, side), 64):
            draw_lines(painter, paths_of([np.array([[0.0, 5], [64, 5]])]), QColor(255, 255, 255), 3)
        painter.end()
        widths.append(sum(QColor(image.pixel(30, y)).red() for y in range(100)) / 255)
    assert widths == pytest.approx([3, 3], abs=0.1)


def test_the_painter_is_left_as_it_was() -> None:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setPen(QPen(QColor(1, 2, 3), 7))
    FlowArrows(study_of(MOVED)).draw(painter, AREA, AREA, TONES)
    assert painter.pen().width() == 7
    assert painter.opacity() == 1
    assert painter.transform().isIdentity()
    assert not painter.hasClipping()
    painter.end()


def test_nothing_is_drawn_beside_the_crop_or_beside_what_is_seen() -> None:
    arrows = FlowArrows(study_of(MOVED))
    inside = is_touched(drawn(arrows, QRectF(64, 64, 128, 128)))
    assert inside[64:192, 64:192].any()
    assert inside.sum() == inside[64:192, 64:192].sum()
    seen = is_touched(drawn(arrows, AREA, QRectF(0, 0, 100, 256)))
    assert seen[:, :100].any()
    assert not seen[:, 100:].any()


def test_opacity_0_draws_nothing_and_more_draws_more() -> None:
    assert not is_touched(drawn(FlowArrows(study_of(MOVED), 0.0))).any()
    faint, strong = (drawn(FlowArrows(study_of(MOVED), opacity)).astype(int) for opacity in (0.2, 0.9))
    assert np.abs(faint - 128).sum() < np.abs(strong - 128).sum()
