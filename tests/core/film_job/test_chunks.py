"""The parts of a film, and counting what became of faces. `test_run` makes them."""

from pathlib import Path

import pytest

from gfr_core.film.clip_restorer import FaceInFrame
from gfr_core.film.steadiness import Steadiness
from gfr_core.film_job.chunks import Tally, borders, in_a_row, totals
from gfr_core.film_job.job import Content
from gfr_core.film_job.journal import Chunk, TrackTally
from gfr_core.media.clip_codecs import FilmFormat
from gfr_core.media.clip_facts import facts_of
from gfr_core.media.film_plan import FilmPlan
from tests.core.film.films import path_of, walk
from tests.core.media.film_files import write_film


@pytest.mark.parametrize(
    ("start", "stop", "edges"),
    [(0, 12, [0, 5, 10, 12]), (3, 11, [3, 5, 10, 11]), (5, 10, [5, 10]), (6, 8, [6, 8]), (0, 10, [0, 5, 10])],
)
def test_parts_end_at_the_same_frames_whatever_the_stretch(
    tmp_path: Path, start: int, stop: int, edges: list[int]
) -> None:
    plan = FilmPlan(facts_of(write_film(tmp_path / "a.mkv", frames=12)), FilmFormat.FFV1, start, stop)
    parts = borders(plan, 5)
    assert [part.start for part in parts] + [parts[-1].stop] == edges


def test_parts_without_a_gap_are_restored_in_one_go() -> None:
    parts = [range(5), range(5, 10), range(15, 20)]
    assert in_a_row(parts) == [parts[:2], parts[2:]]
    assert in_a_row([]) == []


def test_restored_skipped_and_failed_frames_are_told_apart() -> None:
    tally = Tally({1: path_of(walk(4), skipped=(1,)).track})
    pair = Steadiness(1.0, 2.0, 3.0)
    tally.add(0, [FaceInFrame(1, 0.5)])
    tally.add(1, [FaceInFrame(1, 0.0, "away")])
    tally.add(2, [FaceInFrame(1, 0.0, "NaN")])
    tally.add(3, [FaceInFrame(1, 1.0, "", pair)])
    assert tally.of_tracks() == (TrackTally(1, 2, 1, 1, ("NaN",), (1.0, 2.0, 3.0)),)


def test_parts_add_up() -> None:
    def part(at: int, *faces: TrackTally) -> Chunk:
        return Chunk(at, at + 5, (), Content("", 0), "cpu", 1.0, faces)

    one, other = (
        TrackTally(1, 2, 1, 1, ("NaN",), (1.0, 2.0, 3.0)),
        TrackTally(1, 3, 0, 1, ("NaN", "gone"), (1.0, 0.0, 0.0)),
    )
    found = totals([part(0, one), part(5, other, TrackTally(2, 5))])
    assert found == {1: TrackTally(1, 5, 1, 2, ("NaN", "gone"), (2.0, 2.0, 3.0)), 2: TrackTally(2, 5)}
