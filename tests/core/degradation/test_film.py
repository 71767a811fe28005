from dataclasses import fields

import numpy as np
import pytest

from gfr_core.degradation.film import SHARES, FilmDefects, sample_film
from gfr_core.errors import GfrError

STRENGTH_OF = {"motion": "motion_px", "comb": "comb_px"}
"""The attribute that says whether a defect is there, where it is not the defect's own name."""


@pytest.fixture(scope="module")
def draws() -> list[FilmDefects]:
    rng = np.random.default_rng(0)
    return [sample_film(rng) for _ in range(2000)]


def defects_of(film: FilmDefects) -> set[str]:
    return {defect for defect in SHARES if getattr(film, STRENGTH_OF.get(defect, defect))}


def test_a_film_has_no_defects_by_default() -> None:
    assert defects_of(FilmDefects()) == set()


@pytest.mark.parametrize(
    "name", [field.name for field in fields(FilmDefects) if field.name not in {"motion_deg", "comb_px"}]
)
def test_a_negative_number_is_refused_by_its_name(name: str) -> None:
    with pytest.raises(GfrError) as refused:
        FilmDefects(**{name: -1})
    assert refused.value.message == f"Film defect {name} = -1 is impossible."
    assert refused.value.hint == "Only motion_deg and comb_px may be negative; webp goes from 0 to 100."


def test_a_webp_quality_over_100_is_refused() -> None:
    with pytest.raises(GfrError, match="Film defect webp = 101 is impossible"):
        FilmDefects(webp=101)


def test_directions_may_be_negative() -> None:
    assert FilmDefects(motion_deg=-30.0, comb_px=-1.5).comb_px == -1.5


def test_every_defect_comes_as_often_as_its_share_says(draws: list[FilmDefects]) -> None:
    found = [defects_of(film) for film in draws]
    for defect, share in SHARES.items():
        assert np.mean([defect in those for those in found]) == pytest.approx(share, abs=0.035), defect


def test_one_picture_in_nine_has_none_and_three_in_ten_have_one(draws: list[FilmDefects]) -> None:
    counts = np.array([len(defects_of(film)) for film in draws])
    assert counts.mean() == pytest.approx(sum(SHARES.values()), abs=0.1)
    assert (counts == 0).mean() == pytest.approx(1 / 9, abs=0.025)
    assert (counts == 1).mean() == pytest.approx(0.3, abs=0.035)


def test_draws_are_mostly_weak_and_seldom_strong_and_in_range(draws: list[FilmDefects]) -> None:
    grains = np.array([film.grain for film in draws if film.grain])
    assert grains.min() >= 4
    assert grains.max() <= 22
    assert np.median(grains) == pytest.approx(np.sqrt(4 * 22), rel=0.1)
    assert max(film.webp for film in draws) == 80
    assert {np.sign(film.comb_px) for film in draws} == {-1, 0, 1}


def test_the_same_generator_draws_the_same_film() -> None:
    first, again, other = (sample_film(np.random.default_rng(seed)) for seed in (3, 3, 4))
    assert first == again
    assert first != other
