import numpy as np
import pytest
from PIL import Image

from gfr_core.degradation.apply import blur, degrade, jpeg, resample, shrink
from gfr_core.degradation.params import DegradationParams

NOTHING = DegradationParams(rho_px=0, scale=1, sigma=0, quality=0)


def picture(seed: int = 0, side: int = 48) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return np.random.default_rng(seed).random((side, side, 3), dtype=np.float32)


def test_no_degradation_only_rounds_to_8_bit() -> None:
    sharp = picture()
    assert np.abs(degrade(sharp, NOTHING, np.random.default_rng(0)) - sharp).max() <= 0.5 / 255 + 1e-6


def test_a_constant_picture_survives_blur_and_scale() -> None:
    flat = np.full((40, 40, 3), 0.2, dtype=np.float32)
    params = DegradationParams(rho_px=3, scale=7.3, sigma=0, quality=0)
    assert np.allclose(degrade(flat, params, np.random.default_rng(0)), 51 / 255, atol=1e-5)


def test_the_same_seed_gives_the_same_picture_and_another_seed_another() -> None:
    params = DegradationParams(rho_px=1.5, scale=4, sigma=5, quality=20)
    first, again, other = (degrade(picture(), params, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_the_result_has_the_inputs_size_and_range() -> None:
    params = DegradationParams(rho_px=0, scale=8, sigma=7, quality=10)
    bad = degrade(picture(side=50), params, np.random.default_rng(0))
    assert bad.shape == (50, 50, 3)
    assert bad.dtype == np.float32
    assert bad.min() >= 0
    assert bad.max() <= 1


def test_noise_has_the_asked_standard_deviation() -> None:
    grey = np.full((128, 128, 3), 0.5, dtype=np.float32)
    noisy = degrade(grey, DegradationParams(rho_px=0, scale=1, sigma=7, quality=0), np.random.default_rng(0))
    assert (noisy - 0.5).std() * 255 == pytest.approx(7, rel=0.03)


def test_shrinking_is_the_bicubic_of_pillow() -> None:
    sharp = picture(side=64)
    channel = Image.fromarray(sharp[:, :, 0])
    wanted = np.asarray(channel.resize((16, 16), Image.Resampling.BICUBIC))
    assert np.allclose(shrink(sharp, 4)[:, :, 0], wanted, atol=1e-4)


def test_resampling_to_the_same_size_is_the_picture_itself() -> None:
    sharp = picture()
    assert resample(sharp, 48, 48) is sharp


def test_blur_spreads_a_point_with_the_asked_deviation() -> None:
    point = np.zeros((41, 41, 3), dtype=np.float32)
    point[20, 20] = 1
    spread = blur(point, 2.0)[:, :, 0]
    along = np.arange(41) - 20
    assert spread.sum() == pytest.approx(1, abs=1e-4)
    assert np.sqrt((spread * along[:, None] ** 2).sum()) == pytest.approx(2.0, rel=0.03)


def test_a_lower_quality_is_further_from_the_picture() -> None:
    smooth = blur(picture(side=64), 2.0)
    errors = [float(np.abs(jpeg(smooth, quality) - smooth).mean()) for quality in (0, 40, 10)]
    assert errors == sorted(errors)
