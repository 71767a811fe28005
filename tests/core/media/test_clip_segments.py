"""`gfr_core.media.clip_segments`: a film in parts is the film in one go."""

from pathlib import Path

import numpy as np
import pytest

from gfr_core.errors import MachineError
from gfr_core.media.clip_codecs import FilmFormat
from gfr_core.media.clip_facts import facts_of
from gfr_core.media.clip_segments import Segment, found_segment, join_segments, write_segment
from gfr_core.media.clip_stream import ClipStream
from gfr_core.media.clip_writer import write_clip
from gfr_core.media.film_plan import FilmPlan
from gfr_core.media.frame_hash import frame_hash
from gfr_core.progress import Progress, Stopped
from tests.core.media.film_files import Sound, heard, write_film

SIZES = ((0, 5), (5, 6), (6, 17), (17, 20))


def segments_of(clip: ClipStream, plan: FilmPlan, folder: Path) -> list[Segment]:
    return [
        write_segment(clip.frames(start, stop), plan, folder / f"part{start}{plan.encoding.suffix}", start, stop)
        for start, stop in SIZES
    ]


def hashes(path: Path) -> list[str]:
    with ClipStream.open(path) as clip:
        return [frame_hash(frame.native) for frame in clip.frames()]


@pytest.mark.parametrize("film_format", [FilmFormat.FFV1, FilmFormat.PRORES])
def test_joined_parts_are_the_film_written_in_one_go(tmp_path: Path, film_format: FilmFormat) -> None:
    source = write_film(
        tmp_path / "a.mkv", frames=20, pixel_format="yuv422p10le", sound=Sound(starts_at=4800), extras=True
    )
    with ClipStream.open(source) as clip:
        plan = FilmPlan(clip.facts, film_format, threads=1)
        whole = write_clip(clip.frames(), plan, tmp_path / f"whole{plan.encoding.suffix}")
        joined = join_segments(segments_of(clip, plan, tmp_path), plan, tmp_path / f"joined{plan.encoding.suffix}")
    assert hashes(joined.path) == hashes(whole.path)
    assert (joined.frame_count, joined.notes) == (whole.frame_count, whole.notes)
    one, other = facts_of(whole.path), facts_of(joined.path)
    assert np.array_equal(one.pts, other.pts)
    assert (one.colour, one.fps, one.streams, one.chapters) == (other.colour, other.fps, other.streams, other.chapters)
    assert np.array_equal(heard(whole.path).values, heard(joined.path).values)
    assert heard(whole.path).starts_at == heard(joined.path).starts_at


@pytest.mark.parametrize("film_format", [FilmFormat.H264, FilmFormat.H265])
def test_joined_lossy_parts_decode_to_what_the_parts_hold(tmp_path: Path, film_format: FilmFormat) -> None:
    source = write_film(tmp_path / "a.mkv", frames=20)
    with ClipStream.open(source) as clip:
        plan = FilmPlan(clip.facts, film_format, threads=1)
        parts = segments_of(clip, plan, tmp_path)
        joined = join_segments(parts, plan, tmp_path / "joined.mkv")
    assert hashes(joined.path) == [one for part in parts for one in hashes(part.path)]
    assert facts_of(joined.path).frame_count == 20


@pytest.mark.parametrize("film_format", [FilmFormat.FFV1, FilmFormat.PRORES, FilmFormat.H264, FilmFormat.H265])
def test_a_variable_rate_and_turned_interlaced_pictures_survive_the_join(
    tmp_path: Path, film_format: FilmFormat
) -> None:
    ticks = [0, 7, 500, 510, 2000, 2041, *range(2100, 2520, 30)]
    source = write_film(tmp_path / "a.mkv", frames=20, ticks=ticks, fields="tff")
    with ClipStream.open(source) as clip:
        plan = FilmPlan(clip.facts, film_format, threads=1)
        joined = join_segments(segments_of(clip, plan, tmp_path), plan, tmp_path / f"j{plan.encoding.suffix}")
    facts = facts_of(joined.path)
    assert [round(facts.time_of(number) * 1000) for number in range(20)] == ticks
    assert facts.field_order == 2


def test_a_whole_part_is_found_again_and_a_half_one_is_not(tmp_path: Path) -> None:
    with ClipStream.open(write_film(tmp_path / "a.mkv")) as clip:
        plan = FilmPlan(clip.facts, FilmFormat.FFV1)
        part = write_segment(clip.frames(2, 9), plan, tmp_path / "part.mkv", 2, 9)
    assert found_segment(part.path, 2, 9) == part
    assert found_segment(part.path, 2, 10) is None
    assert found_segment(tmp_path / "none.mkv", 2, 9) is None
    part.path.write_bytes(part.path.read_bytes()[:-2000])
    assert found_segment(part.path, 2, 9) is None
    part.path.write_bytes(b"")
    assert found_segment(part.path, 2, 9) is None


def test_parts_that_do_not_belong_together_are_refused(tmp_path: Path) -> None:
    with ClipStream.open(write_film(tmp_path / "a.mkv")) as clip:
        plan = FilmPlan(clip.facts, FilmFormat.H264)
        one = write_segment(clip.frames(0, 6), plan, tmp_path / "one.mkv", 0, 6)
        other = write_segment(clip.frames(6, 12), FilmPlan(clip.facts, FilmFormat.FFV1), tmp_path / "two.mkv", 6, 12)
        out = tmp_path / "out.mkv"
        with pytest.raises(MachineError, match=r"The part 'two\.mkv' was made with other settings than the first"):
            join_segments([one, other], plan, out)
        with pytest.raises(MachineError, match=r"The part 'one\.mkv' holds 6 frames, 12 are wanted"):
            join_segments([Segment(one.path, 0, 12)], plan, out)
        with pytest.raises(ValueError, match="not 0 to 12 in a row"):
            join_segments([one], plan, out)
    assert not out.exists()


def test_joining_reports_and_can_be_stopped(tmp_path: Path) -> None:
    told: list[float] = []

    def stop_at_half(progress: Progress) -> None:
        told.append(progress.done)
        if progress.done >= 0.5:
            raise Stopped

    with ClipStream.open(write_film(tmp_path / "a.mkv", frames=20)) as clip:
        plan = FilmPlan(clip.facts, FilmFormat.FFV1)
        parts = segments_of(clip, plan, tmp_path)
        with pytest.raises(Stopped):
            join_segments(parts, plan, tmp_path / "out.mkv", stop_at_half)
    assert told == [0.0, 0.25, 0.5]
    assert not (tmp_path / "out.mkv").exists()
    assert not list(tmp_path.glob(".*.part"))
