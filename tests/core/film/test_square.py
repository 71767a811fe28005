import numpy as np
import pytest

from gfr_core.film.square import seen_square
from gfr_core.geometry import SquareCrop
from gfr_core.restore.crop import cut

RNG = np.random.default_rng(0)


def ramp(width: int = 200, height: int = 150) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    y, x = np.mgrid[:height, :width]
    return np.asarray(x + y // 2, dtype=np.uint8)


def test_a_square_of_its_own_size_is_copied() -> None:
    assert np.array_equal(seen_square(ramp(), SquareCrop(20, 30, 64), 64), ramp()[30:94, 20:84])


@pytest.mark.parametrize(
    ("square", "size"), [((20.5, 30.25, 50.0), 100), ((5.0, 6.0, 140.0), 40), ((8.3, 2.0, 90), 60)]
)
def test_a_slope_stays_where_it_is_in_any_size(square: tuple[float, float, float], size: int) -> None:
    crop = SquareCrop(*square)
    wanted = cut(np.repeat(ramp()[..., None], 3, axis=2), crop, size)[..., 0] * 255
    inside = slice(3, -3), slice(3, -3)
    assert np.abs(seen_square(ramp(), crop, size)[inside] - wanted[inside]).max() < 1.6


def test_fine_noise_is_averaged_when_it_is_shrunk() -> None:
    noise = RNG.integers(0, 256, (300, 300), dtype=np.uint8)
    assert seen_square(noise, SquareCrop(10, 10, 256), 32).std() < 0.3 * noise.std()


def test_beyond_the_picture_its_border_goes_on() -> None:
    flat = np.full((50, 50), 77, np.uint8)
    for corner in (-100.0, 20.0, 300.0):
        assert (seen_square(flat, SquareCrop(corner, corner, 120.0), 40) == 77).all()
