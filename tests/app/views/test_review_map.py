import numpy as np
import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPalette
from pytestqt.qtbot import QtBot

from app.documents.qt_image import from_qimage
from app.views.mipmap import Mipmap
from app.views.review import Review
from app.views.review_map import ReviewMap
from app.views.tones import Tones
from tests.app.views.scenes import GREEN, plain, rgb

ROOM = QRectF(0, 0, 500, 400)


def drawn(review: Review) -> tuple[ReviewMap, np.ndarray]:
    canvas = QImage(500, 400, QImage.Format.Format_RGB32)
    canvas.fill(QColor(90, 90, 90))
    overview = ReviewMap(review, ROOM, QFontMetricsF(QFont()))
    painter = QPainter(canvas)
    overview.draw(painter, Mipmap(plain(GREEN, 1000, 600)), QRectF(0, 0, 10, 10), Tones.of(QPalette()), 1.0)
    painter.end()
    return overview, from_qimage(canvas)


@pytest.fixture
def review(qtbot: QtBot) -> Review:
    return Review(QRectF(0, 0, 1000, 600), QSizeF(500, 300)).at(0)


def test_it_lies_in_the_lower_right_corner(review: Review) -> None:
    overview, pixels = drawn(review)
    assert ROOM.contains(overview.plate)
    assert (overview.plate.right(), overview.plate.bottom()) == (488, 388)
    outside = pixels.copy()
    plate = overview.plate.toAlignedRect()
    outside[plate.top() - 1 : plate.bottom() + 2, plate.left() - 1 : plate.right() + 2] = 90
    assert (outside == 90).all()


def test_seen_tiles_are_light_and_the_others_dark(review: Review) -> None:
    overview, before = drawn(review)
    _, after = drawn(review.stepped(1).stepped(1))
    x, y = round(overview.plate.center().x() + 40), round(overview.plate.top() + 25)
    assert before[y, x].sum() < after[y, x].sum() == sum(rgb(GREEN))


def test_the_tile_looked_at_is_framed(review: Review) -> None:
    _, first = drawn(review)
    _, second = drawn(review.stepped(1).stepped(-1).stepped(1))
    accent = np.array(rgb(Tones.of(QPalette()).accent))
    columns = [np.flatnonzero((np.abs(pixels - accent).max(axis=2) < 12).any(axis=0)) for pixels in (first, second)]
    assert columns[0].mean() < columns[1].mean()


def test_many_tiles_are_not_fenced_in(qtbot: QtBot) -> None:
    many = Review(QRectF(0, 0, 1000, 600), QSizeF(10, 10)).at(0)
    overview, pixels = drawn(many)
    row = pixels[round(overview.plate.center().y()), round(overview.plate.center().x()) - 20 :][:40]
    assert len({tuple(pixel) for pixel in row.tolist()}) == 1
