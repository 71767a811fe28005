import numpy as np
import pytest
from PIL import Image

from gfr_core.degradation.apply import blur, degrade, jpeg, resample, shrink, shrunken_side, webp
from gfr_core.degradation.film import FilmDefects
from gfr_core.degradation.params import DegradationParams
from tests.core.degradation.smooth_pictures import smooth_picture

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


def test_eq_4_makes_the_pixels_it_always_made() -> None:
    # Recorded before film was added: trained weights and the benchmark rest on these draws.
    params = DegradationParams(rho_px=1.5, scale=3.7, sigma=5, quality=30)
    bad = degrade(picture(), params, np.random.default_rng(7))
    recorded = [[0.481690, 0.505220, 0.497377], [0.474103, 0.497632, 0.489789], [0.452560, 0.476089, 0.468246]]
    assert np.allclose(bad[[0, 11, 30], [5, 40, 22]], recorded, atol=1e-5)
    assert bad.mean() == pytest.approx(0.494073, abs=1e-5)
    assert bad.std() == pytest.approx(0.0245557, abs=1e-5)
    noisy = degrade(picture(), DegradationParams(rho_px=0, scale=1, sigma=25, quality=0), np.random.default_rng(7))
    assert np.array_equal(np.rint(noisy[[0, 11], [5, 40]] * 255), [[220, 157, 78], [74, 161, 196]])


def test_a_film_without_defects_changes_nothing() -> None:
    params = DegradationParams(rho_px=1.2, scale=2.5, sigma=4, quality=25)
    bare = degrade(picture(), params, np.random.default_rng(1))
    assert np.allclose(degrade(picture(), params, np.random.default_rng(1), FilmDefects()), bare, atol=1e-6)


@pytest.mark.parametrize(
    "film",
    [
        FilmDefects(motion_px=6, motion_deg=30),
        FilmDefects(grain=15),
        FilmDefects(scratches=4),
        FilmDefects(specks=20),
        FilmDefects(hairs=4),
        FilmDefects(comb_px=1.5),
        FilmDefects(webp=10),
        FilmDefects(halo=1),
    ],
)
def test_every_defect_is_seen_and_drawn_from_the_generator(film: FilmDefects) -> None:
    params = DegradationParams(rho_px=0, scale=1.5, sigma=0, quality=60)
    sharp = smooth_picture(0, 64, 64)
    without = degrade(sharp, params, np.random.default_rng(1))
    first, again = (degrade(sharp, params, np.random.default_rng(1), film) for _ in range(2))
    assert np.array_equal(first, again)
    assert np.abs(first - without).mean() > 0.3 / 255
    assert first.min() >= 0
    assert first.max() <= 1


def test_webp_loses_more_at_a_lower_quality_and_stays_near_the_picture() -> None:
    smooth = smooth_picture(0, 64, 64, rho_px=3.0)
    errors = [float(np.abs(webp(smooth, quality) - smooth).mean()) * 255 for quality in (90, 40, 5)]
    assert errors == sorted(errors)
    assert errors[0] < 4
    assert errors[0] < errors[-1] < 20


def test_webp_keeps_red_red() -> None:
    red = np.zeros((16, 16, 3), dtype=np.float32)
    red[..., 0] = 0.9
    assert np.allclose(webp(red, 90), red, atol=4 / 255)


def test_a_side_never_shrinks_to_nothing() -> None:
    assert [shrunken_side(side, scale) for side, scale in ((256, 4.0), (100, 3.0), (5, 16.0))] == [64, 33, 1]
