from dataclasses import replace

import numpy as np
import pytest

from gfr_core.restore.harm import LEAST, LEVELS, changes_nothing, harm_traces
from gfr_core.restore.likeness import Look
from tests.core.restore.doubtful import SIDE, blurred, noise, steps_of, structure

SHARP = structure(1, 1.0)
FLAT = np.full((SIDE, SIDE, 3), 0.5, np.float32)


def traces_of(degraded: object, restored: object) -> dict[str, float]:
    look = Look.at(steps_of(degraded, SHARP, restored), None)  # type: ignore[arg-type]
    traces = harm_traces(look)
    assert traces[len(LEVELS) :] == pytest.approx(traces[: len(LEVELS)] ** 2)
    return dict(zip(LEVELS, np.exp(traces[: len(LEVELS)]).tolist(), strict=True))


def test_noise_is_measured_in_levels() -> None:
    traces = traces_of(FLAT + noise(4.0), FLAT)
    assert traces["noise"] == pytest.approx(4.0, rel=0.05)
    assert traces["noise, without edges"] == pytest.approx(4.0, rel=0.05)


def test_a_blurred_face_has_less_fine_detail_than_a_sharp_one() -> None:
    sharp, dull = traces_of(SHARP, SHARP), traces_of(blurred(SHARP, 4.0), SHARP)
    for name in ("finest detail", "fine detail"):
        assert dull[name] < 0.5 * sharp[name]


def test_the_change_is_measured_band_by_band() -> None:
    traces = traces_of(FLAT, FLAT + noise(8.0))
    assert traces["finest change"] > traces["next finest change"] > 0.5


def test_nothing_is_no_less_than_the_least() -> None:
    assert list(traces_of(FLAT, FLAT).values()) == pytest.approx([LEAST] * len(LEVELS))


def test_a_change_that_cannot_be_seen_is_none() -> None:
    assert changes_nothing(Look.at(steps_of(SHARP, SHARP, SHARP + np.float32(0.2 / 255)), None))
    assert not changes_nothing(Look.at(steps_of(SHARP, SHARP, SHARP + np.float32(1 / 255)), None))


def test_an_empty_middle_of_the_mask_gives_numbers_all_the_same() -> None:
    steps = steps_of(SHARP, SHARP, FLAT)
    faint = replace(steps, mask=np.full_like(steps.mask, 0.3))
    assert np.isfinite(harm_traces(Look.at(faint, None))).all()
