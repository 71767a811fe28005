import numpy as np
from PySide6.QtCore import QPointF, QRectF

from app.documents.qt_image import to_qimage
from app.views.readout import difference_in_words, pixel_in_words, readout

PIXELS = np.arange(4 * 5 * 3).reshape(4, 5, 3)


def test_a_pixel_is_told_with_its_place_and_values() -> None:
    image = to_qimage(PIXELS.astype(np.uint8))
    assert pixel_in_words(image, QRectF(0, 0, 5, 4), QPointF(2.9, 1.1)) == "x 2  y 1   R 21  G 22  B 23"


def test_sixteen_bit_values_are_told_in_full() -> None:
    image, deep = to_qimage((PIXELS * 1000 // 257).astype(np.uint8)), (PIXELS * 1000).astype(np.uint16)
    area, at = QRectF(0, 0, 5, 4), QPointF(4.5, 3.5)
    assert pixel_in_words(image, area, at, deep) == "x 4  y 3   R 57000  G 58000  B 59000"


def test_a_picture_at_a_crop_is_read_at_its_own_resolution() -> None:
    image = to_qimage(PIXELS.astype(np.uint8))
    assert pixel_in_words(image, QRectF(100, 200, 50, 40), QPointF(125, 215)).startswith("x 2  y 1 ")


def test_beside_the_picture_there_is_nothing_to_tell() -> None:
    image = to_qimage(PIXELS.astype(np.uint8))
    assert pixel_in_words(image, QRectF(0, 0, 5, 4), QPointF(-0.1, 1)) == ""
    assert pixel_in_words(image, QRectF(0, 0, 5, 4), QPointF(1, 4)) == ""


def test_pixel_and_flow_share_a_line() -> None:
    assert readout("", None) == ""
    assert readout("x 1", None) == "x 1"
    assert readout("x 1", (12.34, -4.0)) == "x 1   Flow 12.3 px right, 4.0 px up"


def test_a_difference_is_told_with_its_signs_at_the_depth_of_the_files() -> None:
    first, second = PIXELS.astype(np.uint16) * 1000, PIXELS.astype(np.uint16) * 1000 + np.array([7, 0, 300], np.uint16)
    image, area = to_qimage((PIXELS * 1000 // 257).astype(np.uint8)), QRectF(0, 0, 5, 4)
    words = difference_in_words((image, first), (image, second), area, QPointF(2.9, 1.1))
    assert words == "x 2  y 1   R +7  G +0  B +300"
    back = difference_in_words((image, second), (image, first), area, QPointF(2.9, 1.1))
    assert back == "x 2  y 1   R -7  G +0  B -300"
    assert difference_in_words((image, first), (image, second), area, QPointF(9, 1)) == ""


def test_of_two_depths_the_difference_on_the_screen_is_told() -> None:
    pixels = PIXELS.astype(np.uint8)
    image, other = to_qimage(pixels), to_qimage(pixels + 3)
    words = difference_in_words((image, pixels), (other, None), QRectF(0, 0, 5, 4), QPointF(0, 0))
    assert words == "x 0  y 0   R +3  G +3  B +3"
