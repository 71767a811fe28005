import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from app.documents.qt_image import from_qimage, to_qimage


def noise(shape: tuple[int, ...]) -> np.ndarray:
    return np.random.default_rng(3).integers(0, 256, shape, dtype=np.uint8)


def test_eight_bit_colour_comes_back_as_it_went() -> None:
    pixels = noise((5, 7, 3))  # 7 x 3 bytes a row: not a multiple of four
    assert np.array_equal(from_qimage(to_qimage(pixels)), pixels)


def test_a_part_of_a_larger_array_comes_back_as_it_went() -> None:
    pixels = noise((8, 9, 3))[1:6, 2:8, ::-1]
    assert np.array_equal(from_qimage(to_qimage(pixels)), pixels)


def test_a_grey_plane_becomes_three_equal_channels() -> None:
    grey = noise((4, 6))
    assert np.array_equal(from_qimage(to_qimage(grey)), np.repeat(grey[..., None], 3, axis=2))


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


@pytest.mark.parametrize("dtype", [np.float32, np.uint16])
def test_another_type_is_refused(dtype: type[np.float32] | type[np.uint16]) -> None:
    with pytest.raises(ValueError, match=dtype.__name__):
        to_qimage(np.zeros((4, 4, 3), dtype))


def test_a_null_image_is_refused() -> None:
    with pytest.raises(ValueError, match="null"):
        from_qimage(QImage())
