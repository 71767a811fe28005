"""`gfr_core.media.clip_check`: a file that is not what was promised is not believed."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from gfr_core.errors import MachineError
from gfr_core.media.clip_check import check_clip, count_frames
from gfr_core.media.clip_codecs import FilmFormat
from gfr_core.media.clip_facts import ClipFacts, facts_of
from gfr_core.media.film_plan import FilmPlan
from tests.core.media.film_files import Sound, write_film

MS = Fraction(1, 1000)


def refusal(path: Path, facts: ClipFacts, counts: dict[int, int]) -> str:
    with pytest.raises(MachineError) as caught:
        check_clip(path, "out.mkv", FilmPlan(facts, FilmFormat.FFV1), counts, MS)
    return caught.value.message


def test_what_is_as_promised_passes(tmp_path: Path) -> None:
    path = write_film(tmp_path / "a.mkv", sound=Sound())
    check_clip(path, "out.mkv", FilmPlan(facts_of(path), FilmFormat.FFV1), {1: 25}, MS)
    assert count_frames(path, "a.mkv") == 12


def test_every_difference_is_named_with_its_numbers(tmp_path: Path) -> None:
    path = write_film(tmp_path / "a.mkv", sound=Sound())
    facts = facts_of(path)
    more = facts_of(write_film(tmp_path / "b.mkv", frames=13))
    assert refusal(path, more, {}) == "'out.mkv' was written with 12 frames where 13 was promised; it was not kept."
    moved = facts.pts.copy()
    moved[5] += 7
    at_other_time = refusal(path, replace(facts, pts=moved), {})
    assert (
        at_other_time
        == "'out.mkv' was written with frame 5 at 0.209000 s where 0.216000 s was promised; it was not kept."
    )
    assert "24 packets" not in refusal(path, facts, {1: 24})
    assert refusal(path, facts, {1: 24}).startswith("'out.mkv' was written with 25 packets in stream 1 where 24")
    assert "a duration of" in refusal(path, replace(facts, last_duration=42 * 30, fps=Fraction(1, 2)), {})
