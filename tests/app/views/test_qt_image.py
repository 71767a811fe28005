import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from app.views.qt_image import from_qimage, to_qimage


def noise(shape: tuple[int, ...], dtype: type[np.uint8] | type[np.uint16]) -> np.ndarray:
    return np.random.default_rng(3).integers(0, np.iinfo(dtype).max, shape, dtype=dtype, endpoint=True)


def test_eight_bit_colour_comes_back_as_it_went() -> None:
    pixels = noise((5, 7, 3), np.uint8)  # 7 x 3 bytes a row: not a multiple of four
    assert np.array_equal(from_qimage(to_qimage(pixels)), pixels)


def test_a_part_of_a_larger_array_comes_back_as_it_went() -> None:
    pixels = noise((8, 9, 3), np.uint8)[1:6, 2:8, ::-1]
    assert np.array_equal(from_qimage(to_qimage(pixels)), pixels)


def test_a_grey_plane_becomes_three_equal_channels() -> None:
    grey = noise((4, 6), np.uint8)
    assert np.array_equal(from_qimage(to_qimage(grey)), np.repeat(grey[..., None], 3, axis=2))


def test_sixteen_bits_are_all_kept() -> None:
    pixels = noise((3, 5, 3), np.uint16)
    image = to_qimage(pixels)
    colour = image.pixelColor(4, 2).rgba64()
    assert (colour.red(), colour.green(), colour.blue()) == tuple(pixels[2, 4])


@pytest.mark.parametrize("shape", [(3, 5, 3), (3, 5)])
def test_sixteen_bits_are_rounded_for_the_screen(shape: tuple[int, ...]) -> None:
    pixels = noise(shape, np.uint16)
    rounded = np.rint(pixels / 257)
    shown = from_qimage(to_qimage(pixels)).reshape(3, 5, 3)
    expected = rounded if len(shape) == 3 else np.repeat(rounded[..., None], 3, axis=2)
    assert np.abs(shown - expected).max() <= 0.5


def test_the_image_outlives_its_array() -> None:
    pixels = np.full((4, 4, 3), 9, np.uint8)
    image = to_qimage(pixels)
    pixels[:] = 200
    assert image.pixelColor(1, 1) == QColor(9, 9, 9)


def test_the_array_outlives_its_image() -> None:
    image = QImage(3, 3, QImage.Format.Format_RGB32)
    image.fill(QColor(1, 2, 3))
    pixels = from_qimage(image)
    image.fill(QColor(9, 9, 9))
    assert pixels[0, 0].tolist() == [1, 2, 3]
    assert pixels.flags.writeable


def test_a_pasted_image_with_transparency_lies_over_white() -> None:
    image = QImage(1, 1, QImage.Format.Format_ARGB32)
    image.setPixelColor(0, 0, QColor(0, 0, 0, 51))
    assert from_qimage(image)[0, 0].tolist() == [204, 204, 204]


@pytest.mark.parametrize("shape", [(4, 4, 4), (4,), (0, 4, 3)])
def test_another_shape_is_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="H W 3 or H W is wanted"):
        to_qimage(np.zeros(shape, np.uint8))


def test_another_type_is_refused() -> None:
    with pytest.raises(ValueError, match="float32"):
        to_qimage(np.zeros((4, 4, 3), np.float32))  # type: ignore[arg-type]


def test_a_null_image_is_refused() -> None:
    with pytest.raises(ValueError, match="null"):
        from_qimage(QImage())
