import numpy as np
from PySide6.QtCore import QPointF, QRectF

from app.documents.qt_image import to_qimage
from app.views.readout import pixel_in_words, readout

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
