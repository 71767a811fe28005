"""Means and how far they can be trusted."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

NORMAL_95 = 1.96
RESAMPLES = 2000


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over cases.

    Attributes:
        mean: of all cases.
        half_width: of the 95 % interval over cases, 1.96 s / sqrt(n). It takes cases for independent, which those of
            one person are not.
        median: of all cases.
        people_low, people_high: the 95 % interval over people: 2000 means of people drawn with replacement, each with
            all of their cases. What to expect of people who are not here.
    """

    mean: float
    half_width: float
    median: float
    people_low: float
    people_high: float


def estimate(values: NDArray[np.float64], people: Sequence[str], *, seed: int) -> Estimate:
    """The mean of `values` with its intervals.

    Args:
        values: one a case, at least two.
        people: who each case shows.
        seed: of the resampling.

    Raises:
        ValueError: fewer than two values, or not one person a value.
    """
    if len(values) < 2 or len(values) != len(people):
        raise ValueError(f"{len(values)} values of {len(people)} people; wanted at least 2, and as many of both")
    half = NORMAL_95 * float(values.std(ddof=1)) / len(values) ** 0.5
    low, high = _over_people(values, people, np.random.default_rng(seed))
    return Estimate(float(values.mean()), half, float(np.median(values)), low, high)


def _over_people(values: NDArray[np.float64], people: Sequence[str], rng: np.random.Generator) -> tuple[float, float]:
    names, who = np.unique(np.asarray(people), return_inverse=True)
    sums, counts = np.bincount(who, weights=values), np.bincount(who)
    drawn = rng.multinomial(len(names), np.full(len(names), 1 / len(names)), size=RESAMPLES)  # R people
    low, high = np.quantile((drawn @ sums) / (drawn @ counts), (0.025, 0.975))
    return float(low), float(high)
