"""`gfr_core.media.film_plan`: which frames, as what."""

from fractions import Fraction

import pytest

from gfr_core.errors import GfrError
from gfr_core.media.clip_codecs import FilmFormat
from gfr_core.media.film_plan import FilmPlan
from tests.core.media.test_clip_codecs import facts


def test_a_plan_of_everything_ends_where_the_clip_does() -> None:
    plan = FilmPlan(facts("yuv420p"), FilmFormat.FFV1)
    assert (plan.end, plan.frame_count, plan.is_whole) == (2, 2, True)
    assert (plan.begins_s, plan.ends_s) == (Fraction(0), Fraction(1, 12))


def test_a_part_knows_its_times() -> None:
    plan = FilmPlan(facts("yuv420p"), FilmFormat.H265, start=1, quality=5)
    assert (plan.frame_count, plan.is_whole, plan.begins_s) == (1, False, Fraction(1, 24))
    assert plan.encoding.options["crf"] == "5"


def test_frames_outside_are_the_users_mistake_and_none_at_all_the_callers() -> None:
    with pytest.raises(GfrError, match="frames 0 to 2 were asked for"):
        FilmPlan(facts("yuv420p"), FilmFormat.FFV1, stop=3)
    with pytest.raises(ValueError, match="no frames"):
        FilmPlan(facts("yuv420p"), FilmFormat.FFV1, start=1, stop=1)
    with pytest.raises(ValueError, match="quality is 52"):
        FilmPlan(facts("yuv420p"), FilmFormat.H264, quality=52)
