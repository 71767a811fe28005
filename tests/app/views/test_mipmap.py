import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.documents.qt_image import from_qimage, to_qimage
from app.views.mipmap import Mipmap


def drawn(mipmap: Mipmap, target: QRectF, size: tuple[int, int]) -> np.ndarray:
    canvas = QImage(*size, QImage.Format.Format_RGB32)
    canvas.fill(QColor(0, 0, 255))
    painter = QPainter(canvas)
    mipmap.draw(painter, target, QRectF(0, 0, *size), 1.0)
    painter.end()
    return from_qimage(canvas)


def noise(height: int, width: int) -> np.ndarray:
    return np.random.default_rng(1).integers(0, 256, (height, width, 3), dtype=np.uint8)


def test_one_to_one_draws_the_picture_itself() -> None:
    pixels = noise(20, 30)
    assert np.array_equal(drawn(Mipmap(to_qimage(pixels)), QRectF(0, 0, 30, 20), (30, 20)), pixels)


@pytest.mark.parametrize("zoom", [3, 4])
def test_enlarged_pixels_are_plain_squares(zoom: int) -> None:
    pixels = noise(6, 8)
    shown = drawn(Mipmap(to_qimage(pixels)), QRectF(0, 0, 8 * zoom, 6 * zoom), (8 * zoom, 6 * zoom))
    assert np.array_equal(shown, pixels.repeat(zoom, axis=0).repeat(zoom, axis=1))


def test_a_view_of_a_part_draws_the_same_squares() -> None:
    pixels = noise(40, 40)
    shown = drawn(Mipmap(to_qimage(pixels)), QRectF(-37, -50, 160, 160), (60, 50))
    assert np.array_equal(shown, pixels.repeat(4, axis=0).repeat(4, axis=1)[50:100, 37:97])


def test_up_to_twice_the_picture_is_smooth() -> None:
    edge = np.zeros((8, 8, 3), np.uint8)
    edge[:, 4:] = 255
    shown = drawn(Mipmap(to_qimage(edge)), QRectF(0, 0, 16, 16), (16, 16))
    assert 0 < shown[8, 7, 0] < 255


@pytest.mark.parametrize("zoom", [1 / 4, 1 / 8, 0.15])
def test_a_fine_chequerboard_shrinks_to_its_mean(zoom: float) -> None:
    board = ((np.indices((256, 256)).sum(axis=0) % 2) * 255).astype(np.uint8)
    side = round(256 * zoom)
    shown = drawn(Mipmap(to_qimage(board)), QRectF(0, 0, side, side), (side, side))
    assert np.abs(shown.astype(int) - 127).max() <= 3


@pytest.mark.parametrize(("zoom", "width"), [(4.0, 100), (1.0, 100), (0.6, 100), (0.5, 50), (0.3, 50), (0.25, 25)])
def test_a_level_is_never_enlarged_and_never_shrunk_below_half(zoom: float, width: int) -> None:
    assert Mipmap(to_qimage(noise(80, 100))).level(zoom).width() == width


def test_levels_end_at_one_pixel() -> None:
    level = Mipmap(to_qimage(noise(3, 3))).level(1e-6)
    assert level.size().toTuple() == (1, 1)


def test_a_level_is_made_once() -> None:
    mipmap = Mipmap(to_qimage(noise(40, 40)))
    assert mipmap.level(0.5).cacheKey() == mipmap.level(0.5).cacheKey()


def test_nothing_is_drawn_out_of_sight() -> None:
    shown = drawn(Mipmap(to_qimage(noise(4, 4))), QRectF(100, 100, 40, 40), (20, 20))
    assert (shown == (0, 0, 255)).all()


def test_transparency_lets_the_ground_through() -> None:
    clear = QImage(4, 4, QImage.Format.Format_ARGB32)
    clear.fill(QColor(0, 0, 0, 0))
    assert (drawn(Mipmap(clear), QRectF(0, 0, 4, 4), (4, 4)) == (0, 0, 255)).all()


def test_levels_that_a_picture_brings_along_are_taken() -> None:
    image = to_qimage(noise(1400, 2000))
    assert Mipmap(image).level(0.5).cacheKey() == image.levels[0].cacheKey()
    assert Mipmap(image).level(0.25).size().toTuple() == (500, 350)
