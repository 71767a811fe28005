from dataclasses import astuple

import cv2
import numpy as np
import pytest

from gfr_core.degradation.film import FilmDefects
from gfr_core.degradation.film_layers import BRIGHT, DARK, FilmLayers, Plane, film_layers

EVERYTHING = FilmDefects(grain=10, scratches=3, specks=12, hairs=3)


def drawn(film: FilmDefects, seed: int = 0, height: int = 64, width: int = 80) -> FilmLayers:
    return film_layers(film, height, width, np.random.default_rng(seed))


def covered(layers: FilmLayers) -> Plane:
    """How much of the picture the marks hide, 0 to 1."""
    return np.asarray(1 - layers.keep, dtype=np.float32)


def test_nothing_asked_nothing_there() -> None:
    layers = drawn(FilmDefects())
    assert (layers.keep == 1).all()
    assert (layers.added == 0).all()
    assert (layers.grain == 0).all()


def test_the_same_generator_draws_the_same_film() -> None:
    first, again, other = (astuple(drawn(EVERYTHING, seed)) for seed in (5, 5, 6))
    assert all(np.array_equal(one, two) for one, two in zip(first, again, strict=True))
    assert not any(np.array_equal(one, two) for one, two in zip(first, other, strict=True))


@pytest.mark.parametrize("size", [(64, 80), (256, 200), (9, 30), (1, 1)])
def test_planes_have_the_asked_size_and_type(size: tuple[int, int]) -> None:
    for plane in astuple(drawn(EVERYTHING, 0, *size)):
        assert plane.shape == size
        assert plane.dtype == np.float32


@pytest.mark.parametrize("seed", range(5))
def test_black_and_white_pictures_stay_in_range_under_the_marks(seed: int) -> None:
    layers = drawn(EVERYTHING, seed)
    assert layers.keep.min() >= 0
    assert layers.keep.max() <= 1
    assert layers.added.min() >= 0
    assert (layers.keep + layers.added).max() <= 1 + 1e-6


@pytest.mark.parametrize("seed", range(5))
def test_a_mark_has_the_tone_of_light_or_of_dirt(seed: int) -> None:
    layers = drawn(FilmDefects(scratches=2, specks=8, hairs=2), seed)
    there = covered(layers) > 0.05
    tones = layers.added[there] / covered(layers)[there]
    assert there.any()
    assert tones.min() >= DARK - 1e-4
    assert tones.max() <= BRIGHT + 1e-4


def test_a_scratch_is_thin_and_upright() -> None:
    for seed in range(8):
        there = covered(drawn(FilmDefects(scratches=1), seed, 256, 256)) > 0.05
        rows, columns = there.any(axis=1).sum(), there.any(axis=0).sum()
        assert rows > 15
        assert columns < 24
        assert there.sum(axis=1).max() <= 5


def test_specks_are_small() -> None:
    cover = covered(drawn(FilmDefects(specks=10), 1, 256, 256))
    assert 0 < (cover > 0.05).mean() < 10 * np.pi * 6**2 / 256**2


def test_a_hair_is_longer_than_it_is_thick() -> None:
    there = covered(drawn(FilmDefects(hairs=1), 2, 256, 256)) > 0.1
    rows, columns = (np.flatnonzero(there.any(axis=axis)) for axis in (1, 0))
    box = max(np.ptp(rows), np.ptp(columns)) + 1
    assert box > 10
    assert there.sum() < 8 * 24 * 3.5


def test_more_marks_hide_more() -> None:
    few, many = (covered(drawn(FilmDefects(specks=count), 3, 256, 256)).sum() for count in (2, 60))
    assert many > 4 * few


def test_at_twice_the_resolution_the_same_specks_are_there() -> None:
    film = FilmDefects(specks=20)
    small, large = (covered(drawn(film, 4, side, side)) for side in (256, 512))
    halved = cv2.resize(large, (256, 256), interpolation=cv2.INTER_AREA)
    assert np.corrcoef(small.ravel(), halved.ravel())[0, 1] > 0.9
    assert halved.sum() == pytest.approx(small.sum(), rel=0.35)  # outlines are half a pixel thick at either size


def test_grain_is_white_and_of_deviation_1() -> None:
    grain = drawn(FilmDefects(grain=3), 0, 200, 200).grain
    assert grain.std() == pytest.approx(1, abs=0.02)
    assert grain.mean() == pytest.approx(0, abs=0.02)
    assert (grain[:, 1:] * grain[:, :-1]).mean() == pytest.approx(0, abs=0.03)
