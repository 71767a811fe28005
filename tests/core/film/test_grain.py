from typing import Any

import cv2
import numpy as np
import pytest

from gfr_core.film.grain import (
    BINS,
    NO_GRAIN,
    Grain,
    lay_grain,
    made_grain,
    mean_grain,
    measured_grain,
    taken_share,
)
from tests.core.film.crops import SIZE, Floats, crop, disc

EVERYWHERE = np.ones((SIZE, SIZE), bool)
MASK = np.asarray(cv2.GaussianBlur(disc(70), (0, 0), 4), dtype=np.float32)


def even(deviation: float, size_px: float = 0.0, shared: float = 0.0) -> Grain:
    return Grain(np.full(BINS, deviation), size_px, shared)


def grey(level: float = 0.5) -> Floats:
    return np.full((SIZE, SIZE, 3), level, np.float32)


def grained(picture: Floats, grain: Grain, seed: int = 0) -> Floats:
    return picture + made_grain(grain, picture.mean(axis=-1), np.random.default_rng(seed))


@pytest.mark.parametrize("size_px", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("shared", [0.0, 0.6, 1.0])
def test_grain_that_is_laid_over_a_flat_picture_is_measured_again(size_px: float, shared: float) -> None:
    found = measured_grain(grained(grey(), even(0.03, size_px, shared)), EVERYWHERE)
    assert found.deviations[2:4] == pytest.approx([0.03, 0.03], rel=0.06)
    assert found.size_px == pytest.approx(size_px, abs=0.12 if size_px else 0.35)  # a blur of 0.3 px is hardly one
    assert found.shared == pytest.approx(shared, abs=0.05)


def test_made_grain_has_the_variance_asked_for_whatever_its_size() -> None:
    for size_px in (0.0, 0.4, 0.8, 1.5):
        made = made_grain(even(0.05, size_px), grey()[..., 0], np.random.default_rng(2))
        assert made.std() == pytest.approx(0.05, rel=0.05)


def test_grain_is_told_apart_by_brightness() -> None:
    picture = np.repeat(np.linspace(0.05, 0.95, SIZE, dtype=np.float32)[:, None, None], SIZE, axis=1).repeat(3, axis=2)
    wanted = Grain(np.array([0.01, 0.02, 0.04, 0.04, 0.02, 0.01]), 0.0, 0.0)
    found = measured_grain(grained(picture, wanted), EVERYWHERE)
    assert found.deviations == pytest.approx(wanted.deviations, rel=0.3)
    assert found.at(np.array([0.5], np.float32))[0] == pytest.approx(0.04, rel=0.1)


def test_a_photograph_without_grain_has_hardly_any_and_one_with_it_has_it() -> None:
    around = disc(90) == 0
    clean = np.median(measured_grain(crop(blur=1.0), around).deviations)
    noisy = measured_grain(crop(blur=1.0, noise=0.04, seed=3), around)
    assert clean < 0.01
    assert np.median(noisy.deviations) == pytest.approx(0.04, rel=0.12)


def test_nothing_to_measure_is_no_grain() -> None:
    assert measured_grain(grey(), np.zeros((SIZE, SIZE), bool)) is NO_GRAIN
    assert measured_grain(grey(1.0), EVERYWHERE) is NO_GRAIN
    assert mean_grain([]) is NO_GRAIN


def test_measurements_are_averaged_as_variances() -> None:
    mean = mean_grain([even(0.03, 0.2, 0.0), even(0.04, 0.4, 1.0)])
    assert mean.deviations == pytest.approx(np.full(BINS, 0.0353553), rel=1e-4)
    assert (mean.size_px, mean.shared) == pytest.approx((0.3, 0.5))


def test_the_share_of_grain_that_was_taken_away_is_found() -> None:
    before = grained(grey(), even(0.03))
    for kept in (1.0, 0.5, 0.0):
        after = before + MASK[..., None] * np.float32(1 - kept) * (grey() - before)
        assert taken_share(before, after, MASK) == pytest.approx(1 - kept, abs=0.01)


@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
@pytest.mark.parametrize("strength", [1.0, 0.5])
def test_a_restored_face_gets_the_variance_of_grain_that_it_had(depth: Any, strength: float) -> None:
    largest = np.iinfo(depth).max
    noisy = grained(grey(), even(0.04))
    share = np.float32(strength) * MASK[..., None]
    source, pixels = (np.rint(each * largest).astype(depth) for each in (noisy, noisy + share * (grey() - noisy)))
    lay_grain(pixels, source, MASK * np.float32(strength), measured_grain(noisy, disc(90) == 0), 1.0, (1, 2))
    left = pixels[MASK > 0.99] / largest
    assert left.std() == pytest.approx(0.04, rel=0.06)
    ring = (MASK > 0.4) & (MASK < 0.6)
    assert (pixels[ring] / largest).std() == pytest.approx(0.04, rel=0.12)


def test_half_the_amount_is_half_the_deviation_and_none_leaves_every_pixel() -> None:
    noisy = grained(grey(), even(0.04))
    source, clean = (
        np.rint(each * 65535).astype(np.uint16) for each in (noisy, noisy + MASK[..., None] * (grey() - noisy))
    )
    laid = {}
    for amount in (0.0, 0.5, 1.0):
        laid[amount] = clean.copy()
        lay_grain(laid[amount], source, MASK, even(0.04), amount, (7,))
    core = MASK > 0.99
    assert np.array_equal(laid[0.0], clean)
    assert laid[0.5][core].std() == pytest.approx(0.5 * laid[1.0][core].std(), rel=0.02)
    assert np.array_equal(laid[1.0][MASK == 0], clean[MASK == 0])


def test_where_nothing_was_taken_away_nothing_is_laid() -> None:
    source = np.rint(grained(grey(), even(0.04)) * 255).astype(np.uint8)
    pixels = source.copy()
    lay_grain(pixels, source, MASK, even(0.04), 1.0, (1,))
    assert np.array_equal(pixels, source)


def test_the_same_seed_gives_the_same_grain_and_another_one_another() -> None:
    brightness = grey()[..., 0]
    one, same, other = (made_grain(even(0.03, 0.5), brightness, np.random.default_rng([1, n])) for n in (4, 4, 5))
    assert np.array_equal(one, same)
    assert abs(float(np.corrcoef(one.ravel(), other.ravel())[0, 1])) < 0.02


def test_a_grey_film_gets_grey_grain() -> None:
    noisy = np.repeat(grained(grey(), even(0.03))[..., :1], 3, axis=2)
    grain = measured_grain(noisy, EVERYWHERE)
    assert grain.shared == 1
    made = made_grain(grain, noisy.mean(axis=-1), np.random.default_rng(0))
    assert np.array_equal(made[..., 0], made[..., 2])
