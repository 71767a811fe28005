import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from app.documents.qt_image import from_qimage, to_qimage
from app.views.difference import show_difference, shown_levels


def noise(seed: int, height: int = 70, width: int = 33) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)


@pytest.mark.parametrize(("gain", "threshold"), [(1, 0), (8, 0), (64, 3), (5, 200)])
def test_every_channel_is_the_distance_times_the_gain(gain: int, threshold: int) -> None:
    first, second = noise(1), noise(2)
    shown = to_qimage(first)
    show_difference(shown, to_qimage(second), gain, threshold)
    apart = np.abs(first.astype(int) - second)
    assert np.array_equal(from_qimage(shown), np.where(apart > threshold, np.minimum(apart * gain, 255), 0))


def test_equal_pictures_are_black_at_any_gain() -> None:
    shown = to_qimage(noise(1))
    show_difference(shown, to_qimage(noise(1)), 64, 0)
    assert (from_qimage(shown) == 0).all()


def test_the_second_picture_is_left_alone() -> None:
    second = to_qimage(noise(2))
    show_difference(to_qimage(noise(1)), second, 4, 0)
    assert np.array_equal(from_qimage(second), noise(2))


def test_what_is_drawn_is_opaque() -> None:
    shown = to_qimage(noise(1))
    show_difference(shown, to_qimage(noise(2)), 4, 0)
    seen = shown.convertToFormat(QImage.Format.Format_ARGB32)
    assert all(seen.pixelColor(x, 5).alpha() == 255 for x in range(33))
    assert shown.constBits()[3] == 255


def test_unequal_sizes_are_refused() -> None:
    with pytest.raises(ValueError, match="two sizes"):
        show_difference(to_qimage(noise(1)), to_qimage(noise(1, 10)), 1, 0)


@given(st.integers(1, 64), st.integers(0, 255))
def test_every_level_is_multiplied_and_cut(gain: int, threshold: int) -> None:
    shown = shown_levels(gain, threshold)
    assert [int(level) for level in shown[: threshold + 1]] == [0] * (threshold + 1)
    assert all(shown[level] == min(255, level * gain) for level in range(threshold + 1, 256))


def test_a_dense_picture_is_treated_pixel_by_pixel() -> None:
    first, second = to_qimage(noise(1)), to_qimage(noise(2))
    for image in (first, second):
        image.setDevicePixelRatio(2.0)
    show_difference(first, second, 3, 0)
    apart = np.abs(noise(1).astype(int) - noise(2))
    assert np.array_equal(from_qimage(first), np.minimum(apart * 3, 255))
