"""Means and their intervals, where they are known by hand."""

import numpy as np
import pytest

from gfr_core.benchmark.intervals import estimate


def test_the_interval_of_two_cases_is_known_by_hand() -> None:
    found = estimate(np.array([1.0, 3.0]), ["a", "b"], seed=0)
    assert (found.mean, found.median) == (2.0, 2.0)
    assert found.half_width == pytest.approx(1.96 * np.sqrt(2) / np.sqrt(2))


def test_the_median_is_not_moved_by_one_case_that_went_wrong() -> None:
    found = estimate(np.array([1.0, 2.0, 3.0, 4.0, 1000.0]), list("abcde"), seed=0)
    assert (found.mean, found.median) == (202.0, 3.0)


def test_equal_cases_leave_no_doubt() -> None:
    found = estimate(np.full(5, 7.0), list("aabbc"), seed=0)
    assert (found.half_width, found.people_low, found.people_high) == (0.0, 7.0, 7.0)


def test_one_person_says_nothing_of_others() -> None:
    found = estimate(np.array([1.0, 2.0, 6.0]), ["a"] * 3, seed=0)
    assert found.people_low == found.people_high == found.mean == 3.0


def test_with_one_case_a_person_both_intervals_agree() -> None:
    values = np.random.default_rng(0).normal(size=400)
    found = estimate(values, [str(number) for number in range(400)], seed=0)
    assert found.people_low == pytest.approx(found.mean - found.half_width, abs=0.1 * found.half_width)
    assert found.people_high == pytest.approx(found.mean + found.half_width, abs=0.1 * found.half_width)


def test_cases_that_repeat_a_person_do_not_narrow_the_interval_over_people() -> None:
    values = np.random.default_rng(0).normal(size=20)
    people = [str(number) for number in range(20)]
    once, often = estimate(values, people, seed=0), estimate(np.tile(values, 25), people * 25, seed=0)
    assert (often.people_low, often.people_high) == pytest.approx((once.people_low, once.people_high))
    assert often.half_width < once.half_width / 4


def test_the_seed_decides_the_interval() -> None:
    values = np.random.default_rng(0).normal(size=90)
    people = [str(number % 40) for number in range(90)]
    assert estimate(values, people, seed=1) == estimate(values, people, seed=1)
    assert estimate(values, people, seed=1) != estimate(values, people, seed=2)


@pytest.mark.parametrize(("values", "people"), [([1.0], ["a"]), ([1.0, 2.0], ["a"])])
def test_too_few_values_are_refused(values: list[float], people: list[str]) -> None:
    with pytest.raises(ValueError, match=r"wanted at least 2"):
        estimate(np.array(values), people, seed=0)
