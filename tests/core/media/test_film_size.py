"""`gfr_core.media.film_size`: room asked for before it is needed."""

from dataclasses import replace
from pathlib import Path

import pytest

from gfr_core.media.clip_codecs import FilmFormat
from gfr_core.media.clip_facts import StreamFacts
from gfr_core.media.clip_stream import ClipStream
from gfr_core.media.clip_writer import write_clip
from gfr_core.media.film_plan import FilmPlan
from gfr_core.media.film_size import estimated_bytes
from gfr_core.media.open_film import open_film
from gfr_core.media.sequence_writer import SequenceWriter
from tests.core.media.clip_files import write_clip as write_numbered
from tests.core.media.test_clip_codecs import facts


@pytest.mark.parametrize("film_format", [FilmFormat.FFV1, FilmFormat.PRORES, FilmFormat.H264, FilmFormat.H265])
def test_a_clean_clip_needs_less_than_was_estimated(tmp_path: Path, film_format: FilmFormat) -> None:
    with ClipStream.open(write_numbered(tmp_path / "a.mp4", frames=10)) as clip:
        plan = FilmPlan(clip.facts, film_format)
        film = write_clip(clip.frames(), plan, tmp_path / f"out{plan.encoding.suffix}")
    assert film.path.stat().st_size < estimated_bytes(clip.facts, film_format)


@pytest.mark.parametrize("film_format", [one for one in FilmFormat if one.is_sequence])
def test_pictures_need_no_more_than_was_estimated(tmp_path: Path, film_format: FilmFormat) -> None:
    (tmp_path / "out").mkdir()
    with open_film(write_numbered(tmp_path / "a.mp4", frames=3)) as source:
        writer = SequenceWriter(FilmPlan(source.facts, film_format), tmp_path / "out")
        needed = sum(writer.write(frame).stat().st_size for frame in source.frames())
    assert needed <= estimated_bytes(source.facts, film_format)


def test_the_estimate_grows_with_frames_depth_and_sound() -> None:
    plain, deep = (facts(name, size=(1280, 720)) for name in ("yuv420p", "yuv422p10le"))
    one = estimated_bytes(plain, FilmFormat.FFV1)
    assert estimated_bytes(plain, FilmFormat.FFV1, 20) == pytest.approx(10 * one, 0.01)
    assert estimated_bytes(deep, FilmFormat.FFV1) > 1.6 * one
    heard = replace(plain, streams=(StreamFacts(1, "audio", "pcm_s16le", None, None),))
    assert estimated_bytes(heard, FilmFormat.FFV1) - one == pytest.approx(2 / 24 * 200_000, abs=1)
    assert estimated_bytes(facts("gray", size=(1280, 720)), FilmFormat.FFV1) < one
