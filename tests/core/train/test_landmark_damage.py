"""Damage stays in range, keeps the size, and is the same for the same generator."""

import numpy as np
import pytest

from gfr_core.train.landmark_damage import damaged, degraded, occluded, relit, to_grey

PIXELS = np.random.default_rng(0).integers(0, 256, (64, 64, 3), dtype=np.uint8)
GREY = np.asarray(PIXELS.mean(axis=2) / 255, dtype=np.float32)


@pytest.mark.parametrize("seed", range(30))
def test_every_input_is_a_finite_grey_square_in_range(seed: int) -> None:
    result = damaged(np.random.default_rng(seed), PIXELS)
    assert result.shape == (64, 64)
    assert result.dtype == np.float32
    assert np.isfinite(result).all()
    assert result.min() >= 0
    assert result.max() <= 1


def test_the_same_generator_gives_the_same_damage() -> None:
    first, second = (damaged(np.random.default_rng(5), PIXELS) for _ in range(2))
    np.testing.assert_array_equal(first, second)


@pytest.mark.parametrize("seed", range(6))
def test_grey_stays_grey_through_any_film(seed: int) -> None:
    grey = to_grey(np.random.default_rng(seed), np.full((4, 4, 3), 51, np.uint8))
    np.testing.assert_allclose(grey, 0.2, atol=1e-5)


def test_relighting_keeps_a_picture_s_order_from_dark_to_bright() -> None:
    ramp = np.tile(np.linspace(0.2, 0.8, 64, dtype=np.float32)[:, None], (1, 64))
    for seed in range(5):
        middle = relit(np.random.default_rng(seed), ramp)
        assert middle[-1].mean() >= middle[0].mean() - 0.3


def test_an_occlusion_leaves_most_of_the_face() -> None:
    for seed in range(10):
        changed = occluded(np.random.default_rng(seed), GREY) != GREY
        assert changed.mean() < 0.6


def test_occlusion_leaves_its_input_alone() -> None:
    before = GREY.copy()
    occluded(np.random.default_rng(0), GREY)
    np.testing.assert_array_equal(GREY, before)


def test_degradation_takes_detail_away() -> None:
    roughness = [
        float(np.abs(np.diff(degraded(np.random.default_rng(seed), GREY, largest_scale=8.0))).mean())
        for seed in range(12)
    ]
    assert np.mean(roughness) < 0.6 * float(np.abs(np.diff(GREY)).mean())
