"""`gfr_core.media.clip_pace`: rates and gaps told from time stamps."""

from fractions import Fraction

import numpy as np
import pytest

from gfr_core.media.clip_pace import DEFAULT_RATE, gap_notes, is_uneven, rate_of

MS = Fraction(1, 1000)
FILM = Fraction(24000, 1001)


def rounded(rate: Fraction, frames: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array([round(number / rate * 1000) for number in range(frames)], np.int64)


@pytest.mark.parametrize("rate", [FILM, Fraction(24), Fraction(30000, 1001), Fraction(25), Fraction(18)])
def test_a_stated_rate_that_fits_is_taken_exactly(rate: Fraction) -> None:
    stamps = rounded(rate, 500)
    assert rate_of(stamps, MS, [rate]) == rate
    assert rate_of(stamps, MS, [Fraction(12), rate]) == rate
    assert not is_uneven(stamps, MS)


def test_a_stated_rate_that_does_not_fit_gives_way_to_the_average() -> None:
    assert rate_of(np.array([0, 100, 1000], np.int64), MS, [Fraction(25)]) == 2


def test_one_frame_has_the_stated_rate_or_the_usual_one() -> None:
    one = np.array([7], np.int64)
    assert rate_of(one, MS, [FILM]) == FILM
    assert rate_of(one, MS, []) == DEFAULT_RATE


def test_a_step_twice_as_long_is_uneven_in_any_unit() -> None:
    assert is_uneven(np.array([0, 1, 3], np.int64), Fraction(1, 25))
    assert is_uneven(np.array([0, 40, 120], np.int64), MS)


def test_few_long_steps_are_gaps_and_many_are_the_clips_own() -> None:
    stamps = rounded(Fraction(25), 100)
    wanted = ("The clip's even rate has 1 gaps, the first after frame 49: frames may be missing.",)
    assert gap_notes(np.delete(stamps, 50), MS) == wanted
    assert gap_notes(stamps, MS) == ()
    assert gap_notes(np.array([0, 40, 500, 540, 1000], np.int64), MS) == ()
