from dataclasses import replace

import pytest

from gfr_core.train.config import Stage
from gfr_core.train.schedule import learning_rate, samples_left, take_score
from gfr_core.train.state import Counters

STAGE = Stage("s", 1000, warpnet=True, batch=10, learning_rate=1e-3, warm_up=100, cool_down=0.4)
BY_SCORE = replace(STAGE, rates=(2e-4, 2e-5), patience=2)


def at(seen: int) -> float:
    return learning_rate(STAGE, Counters(stage_samples=seen))


def test_the_rate_rises_stays_and_falls_to_a_hundredth() -> None:
    assert at(0) == pytest.approx(1e-4)
    assert at(90) == at(600) == pytest.approx(1e-3)
    assert at(800) == pytest.approx(1e-3 * (0.01 + 0.99 * 0.5))
    assert at(1000) == pytest.approx(1e-5)


def test_each_rate_lasts_until_the_score_has_not_risen_for_as_long_as_patience_lasts() -> None:
    counters = Counters()
    rates = []
    for score in (1.0, 2.0, 1.9, 2.1, 2.1, 2.0, 2.2, 2.1, 2.0):
        rates.append(learning_rate(BY_SCORE, counters))
        take_score(BY_SCORE, counters, score)
    assert rates == [2e-4] * 6 + [2e-5] * 3
    assert counters.best == 2.2


def test_the_stage_ends_after_its_last_rate_or_its_samples() -> None:
    counters = Counters(stage_samples=10)
    assert samples_left(BY_SCORE, counters) == 990
    assert samples_left(BY_SCORE, replace(counters, rate=2)) == 0
    assert samples_left(STAGE, replace(counters, rate=2)) == 990
    assert samples_left(BY_SCORE, replace(counters, stage_samples=1010)) == 0
