import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from app.views.evidence_overlay import OPACITY, EvidenceOverlay
from app.views.tones import Tones
from gfr_core.restore.evidence import evidence_colours
from gfr_core.restore.evidence_legend import KINDS
from gfr_core.restore.outcome import Evidence

SIZE = 8
AREA = QRectF(0, 0, 80, 80)


def overlay() -> EvidenceOverlay:
    """The upper half was seen, the lower made up; only the left half may have changed."""
    observed = np.zeros((SIZE, SIZE), np.float32)
    observed[:4] = 1
    nothing = np.zeros_like(observed)
    mask = np.zeros_like(observed)
    mask[:, :4] = 1
    evidence = Evidence(observed, nothing, 1 - observed, 1.0, 2.0, ())
    return EvidenceOverlay(evidence, evidence_colours(evidence), mask)


@pytest.fixture
def drawn(qapp: QApplication) -> QImage:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    painter = QPainter(image)
    overlay().draw(painter, AREA, AREA, Tones.of(QPalette()))
    painter.end()
    return image


def test_the_colours_lie_under_the_mask_only(drawn: QImage) -> None:
    for y, kind in ((10, KINDS[0]), (70, KINDS[2])):
        found = drawn.pixelColor(10, y)
        wanted = [round(channel * OPACITY) for channel in kind.colour]
        assert [found.red(), found.green(), found.blue()] == pytest.approx(wanted, abs=3)
        assert drawn.pixelColor(70, y) == QColor("black")


def test_a_place_is_told_in_per_cent() -> None:
    assert overlay().words_at(0.1, 0.1) == "Seen 100 %, portrait 0 %, made up 0 %"
    assert overlay().words_at(0.1, 0.9) == "Seen 0 %, portrait 0 %, made up 100 %"


def test_nothing_is_said_where_nothing_could_change() -> None:
    assert overlay().words_at(0.9, 0.1) == ""
    assert overlay().words_at(1.2, 0.1) == ""


def test_the_legend_lies_at_the_left_above_the_readout(qapp: QApplication) -> None:
    image = QImage(800, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    painter = QPainter(image)
    overlay().draw_legend(painter, QRectF(image.rect()), Tones.of(QPalette()))
    painter.end()
    changed = [(x, y) for x in range(0, 800, 4) for y in range(0, 300, 4) if image.pixelColor(x, y) != QColor("black")]
    assert changed
    assert max(x for x, _ in changed) < 400
    assert max(y for _, y in changed) < 270
