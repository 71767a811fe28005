import numpy as np
import pytest

from gfr_core.errors import GfrError
from gfr_core.geometry import SquareCrop
from gfr_core.restore.crop import Rect, cut, network_size, rect_inside, spread
from tests.core.restore.faces import noisy_picture, smooth_picture


def linear_picture(height: int, width: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint16]]:
    """Red is the column, green the row, blue their sum; in steps of 64 of 65535."""
    y, x = np.mgrid[:height, :width]
    return np.stack([x, y, x + y], axis=-1).astype(np.uint16) * 64


@pytest.mark.parametrize(("side", "size"), [(1, 256), (256, 256), (256.1, 512), (512, 512), (700, 1024), (5000, 1024)])
def test_the_network_gets_the_smallest_size_that_holds_the_crop(side: float, size: int) -> None:
    assert network_size(SquareCrop(0.0, 0.0, float(side))) == size


def test_a_crop_on_whole_pixels_at_its_own_size_is_the_picture_itself() -> None:
    pixels = noisy_picture(300, 280)
    crop = cut(pixels, SquareCrop(10.0, 20.0, 256.0), 256)
    assert np.array_equal(np.rint(crop * 255), pixels[20:276, 10:266])


@pytest.mark.parametrize("side", [90.0, 256.0, 333.3, 390.0])
def test_a_crop_samples_where_the_geometry_says(side: float) -> None:
    pixels = linear_picture(420, 420)
    square = SquareCrop(7.3, 11.9, side)
    crop = cut(pixels, square, 256)
    corners = np.array([[20.0, 30.0], [200.0, 40.0], [128.0, 220.0]])  # in the crop, clear of its border
    places = square.to_picture(corners, 256)
    found = np.array([crop[int(y), int(x)] for x, y in corners]) * 65535 / 64
    assert found[:, :2] == pytest.approx(places, abs=0.02)
    assert found[:, 2] == pytest.approx(places.sum(axis=1), abs=0.04)


def test_shrinking_averages_instead_of_aliasing() -> None:
    stripes = np.zeros((1024, 1024, 3), np.uint8)
    stripes[:, ::2] = 255
    crop = cut(stripes, SquareCrop(100.0, 100.0, 800.0), 256)
    assert np.abs(crop - 0.5).max() < 0.02


def test_beyond_the_picture_its_border_goes_on() -> None:
    pixels = np.full((40, 60, 3), 200, np.uint8)
    crop = cut(pixels, SquareCrop(-30.0, -50.0, 150.0), 256)
    assert np.ptp(crop) < 1e-6
    assert crop[0, 0, 0] == pytest.approx(200 / 255)


def test_a_picture_of_one_pixel_fills_its_crop() -> None:
    crop = cut(np.full((1, 1, 3), 51, np.uint8), SquareCrop(-0.5, -0.5, 2.0), 256)
    assert np.ptp(crop) < 1e-6
    assert crop[0, 0, 0] == pytest.approx(0.2)


def test_a_crop_is_float32_in_range_even_where_bicubic_overshoots() -> None:
    crop = cut(noisy_picture(64, 64), SquareCrop(3.0, 3.0, 40.0), 256)
    assert crop.dtype == np.float32
    assert crop.min() == 0
    assert crop.max() == 1


@pytest.mark.parametrize(
    "crop",
    [
        SquareCrop(100.0, 0.0, 20.0),
        SquareCrop(-20.0, 0.0, 20.0),
        SquareCrop(0.0, 0.0, 0.0),
        SquareCrop(0.0, 0.0, float("nan")),
    ],
)
def test_a_crop_outside_the_picture_is_a_clear_error(crop: SquareCrop) -> None:
    with pytest.raises(GfrError, match=r"lies outside the picture of 100 x 50\."):
        cut(np.zeros((50, 100, 3), np.uint8), crop, 256)


def test_the_rectangle_inside_a_crop_holds_whole_pixels_only() -> None:
    crop = SquareCrop(-3.5, 2.2, 20.0)
    assert rect_inside(crop, 30, 12) == Rect(0, 3, 12, 22)
    assert rect_inside(crop, 30, 12, whole=False) == Rect(0, 2, 12, 23)
    assert Rect(0, 3, 12, 22).place == (slice(3, 22), slice(0, 12))
    assert rect_inside(crop, 2, 12).empty


@pytest.mark.parametrize(("x", "y", "side"), [(10.4, -20.7, 180.3), (-30.0, 5.5, 300.0), (3.3, 3.3, 256.0)])
def test_out_and_back_a_smooth_picture_moves_by_less_than_a_level(x: float, y: float, side: float) -> None:
    pixels = smooth_picture(260, 290)
    square = SquareCrop(x, y, side)
    rect = rect_inside(square, 260, 290)
    back = spread(cut(pixels, square, 256), square, rect) * 255
    inner = (slice(4, -4), slice(4, -4))
    assert np.abs(back - pixels[rect.place])[inner].max() < 1


def test_a_plane_without_channels_keeps_its_shape() -> None:
    square = SquareCrop(0.0, 0.0, 50.0)
    rect = rect_inside(square, 40, 60)
    assert spread(np.ones((256, 256), np.float32), square, rect).shape == (40, 50)
