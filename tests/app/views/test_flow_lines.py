import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from app.documents.qt_image import from_qimage
from app.views.flow_arrows import FlowArrows
from app.views.tones import Tones
from tests.app.views.flow_canvas import AREA, GREY, TONES, drawn, is_touched
from tests.core.restore.flows import affine_flow, study_of


class CountedArrows(FlowArrows):
    """Says how often it drew."""

    times = 0

    def _draw_lines(self, painter: QPainter, area: QRectF, seen: QRectF, tones: Tones) -> None:
        self.times += 1
        super()._draw_lines(painter, area, seen, tones)


@pytest.fixture
def arrows(qapp: QApplication) -> CountedArrows:
    return CountedArrows(study_of(affine_flow([[1, 0], [0, 1]], (3, 0))))


def test_panning_and_a_second_pane_draw_nothing_anew(arrows: CountedArrows) -> None:
    here, there = drawn(arrows, QRectF(10, 10, 200, 200)), drawn(arrows, QRectF(30, 20, 200, 200))
    assert arrows.times == 1
    assert np.array_equal(here[10:200, 10:200], there[20:210, 30:220])


def test_another_zoom_is_drawn_anew(arrows: CountedArrows) -> None:
    drawn(arrows, QRectF(10, 10, 200, 200))
    drawn(arrows, QRectF(10, 10, 210, 210))
    assert arrows.times == 2


def test_another_theme_is_drawn_anew(arrows: CountedArrows) -> None:
    image = QImage(256, 256, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for tones in (TONES, Tones.of(QPalette()), Tones.of(QPalette())):
        arrows.draw(painter, AREA, AREA, tones)
    painter.end()
    assert arrows.times == 2


def test_a_far_enlarged_crop_is_not_kept(arrows: CountedArrows) -> None:
    area = QRectF(-1000, -1000, 4000, 4000)
    assert is_touched(drawn(arrows, area)).any()
    drawn(arrows, area)
    assert arrows.times == 2


def test_on_a_dense_screen_lines_are_as_wide_and_twice_as_fine(arrows: CountedArrows) -> None:
    plain, dense = drawn(arrows), QImage(512, 512, QImage.Format.Format_RGB32)
    dense.setDevicePixelRatio(2)
    dense.fill(QColor(GREY, GREY, GREY))
    painter = QPainter(dense)
    arrows.draw(painter, AREA, AREA, TONES)
    painter.end()
    shaft = slice(4, 16), 15  # rows around the first arrow's, a column across it
    across = (from_qimage(dense)[8:32, 30] != GREY).any(axis=-1)
    assert np.count_nonzero(across) == pytest.approx(2 * np.count_nonzero(is_touched(plain)[shaft]), abs=2)


def test_lines_are_drawn_stronger_than_areas_of_the_same_opacity(arrows: CountedArrows) -> None:
    arrows.opacity = 0.7
    assert drawn(arrows).max() == 255
