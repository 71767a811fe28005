import numpy as np
import pytest

from gfr_core.degradation.params import (
    QUALITIES,
    RHOS,
    SCALES,
    SIGMAS,
    DegradationParams,
    sample_beyond,
    sample_harsh,
    sample_mild,
    sample_params,
)
from gfr_core.errors import GfrError


def test_the_sets_are_exactly_the_papers() -> None:
    assert RHOS == (
        0.0,
        1.0,
        1.1,
        1.2,
        1.3,
        1.4,
        1.5,
        1.6,
        1.7,
        1.8,
        1.9,
        2.0,
        2.1,
        2.2,
        2.3,
        2.4,
        2.5,
        2.6,
        2.7,
        2.8,
        2.9,
        3.0,
    )
    assert len(SCALES) == 71
    assert (SCALES[0], SCALES[1], SCALES[-1]) == (1.0, 1.1, 8.0)
    assert SIGMAS == (0, 1, 2, 3, 4, 5, 6, 7)
    assert (0, *range(10, 41)) == QUALITIES


def test_every_draw_lies_in_the_sets_and_all_values_come_up() -> None:
    rng = np.random.default_rng(0)
    draws = [sample_params(rng) for _ in range(4000)]
    assert {draw.rho_px for draw in draws} == set(RHOS)
    assert {draw.scale for draw in draws} == set(SCALES)
    assert {draw.sigma for draw in draws} == set(SIGMAS)
    assert {draw.quality for draw in draws} == set(QUALITIES)


def test_the_scale_can_be_fixed_for_a_table() -> None:
    assert sample_params(np.random.default_rng(0), scale=4.0).scale == 4.0


def test_impossible_numbers_are_refused() -> None:
    with pytest.raises(GfrError, match="impossible"):
        DegradationParams(rho_px=0, scale=0.5, sigma=0, quality=0)


def test_a_mild_draw_is_milder_than_eq_4_mostly_is() -> None:
    rng = np.random.default_rng(0)
    draws = [sample_mild(rng) for _ in range(200)]
    assert max(draw.scale for draw in draws) <= 2
    assert max(draw.rho_px for draw in draws) <= 1
    assert any(draw == DegradationParams(rho_px=0.0, scale=1.0, sigma=0.0, quality=0) for draw in draws)


def test_a_harsh_draw_goes_beyond_eq_4() -> None:
    rng = np.random.default_rng(0)
    draws = [sample_harsh(rng) for _ in range(200)]
    assert max(draw.sigma for draw in draws) > max(SIGMAS)
    assert max(draw.scale for draw in draws) > max(SCALES)
    assert max(draw.rho_px for draw in draws) > max(RHOS)


def test_a_draw_from_beyond_fills_its_ranges() -> None:
    rng = np.random.default_rng(0)
    draws = [sample_beyond(rng) for _ in range(2000)]
    scales = np.array([draw.scale for draw in draws])
    assert 1 <= scales.min() < 1.02
    assert 15.7 < scales.max() <= 16
    for octave in range(4):  # each as often
        assert np.mean(np.floor(np.log2(scales)) == octave) == pytest.approx(1 / 4, abs=0.035)
    assert 24.5 < max(draw.sigma for draw in draws) <= 25
    assert 4.9 < max(draw.rho_px for draw in draws) <= 5
    assert {draw.quality for draw in draws} == {0, *range(10, 91)}
    assert np.mean([draw.quality == 0 for draw in draws]) == pytest.approx(1 / 2, abs=0.04)


def test_the_same_generator_draws_the_same_numbers() -> None:
    first, again, other = (sample_beyond(np.random.default_rng(seed)) for seed in (2, 2, 3))
    assert first == again
    assert first != other
