import math

import numpy as np
import pytest

from gfr_core.restore.score import LogisticScore


def test_no_evidence_is_half() -> None:
    assert LogisticScore(0.0, (1.0, -2.0)).of(np.zeros(2)) == 0.5


def test_the_score_is_the_logistic_function_of_the_weighted_sum() -> None:
    assert LogisticScore(1.0, (2.0, -3.0)).of(np.array([0.5, 1.0])) == pytest.approx(1 / (1 + math.e))


def test_the_score_of_extreme_traces_is_a_number() -> None:
    score = LogisticScore(0.0, (1.0,))
    assert score.of(np.array([1e6])) == pytest.approx(1.0)
    assert score.of(np.array([-1e6])) == pytest.approx(0.0)


def test_traces_of_another_number_are_refused() -> None:
    with pytest.raises(ValueError, match=r"traces are \(3,\); wanted \(2,\)"):
        LogisticScore(0.0, (1.0, 2.0)).of(np.zeros(3))
