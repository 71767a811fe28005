"""`gfr_core.media.stream_copy`: what stands beside the pictures. The whole way is tested with the writer."""

from fractions import Fraction
from pathlib import Path

import av
from av.video.stream import VideoStream

from gfr_core.media.clip_codecs import FilmFormat
from gfr_core.media.clip_facts import facts_of
from gfr_core.media.clip_writer import add_encoder, described
from gfr_core.media.film_plan import FilmPlan
from gfr_core.media.stream_copy import StreamCopy
from tests.core.media.film_files import Sound, write_film


def test_packets_are_written_up_to_the_time_asked_for(tmp_path: Path) -> None:
    source = write_film(tmp_path / "a.mkv", frames=24, sound=Sound(samples=48_000))
    plan = FilmPlan(facts_of(source), FilmFormat.FFV1)
    with av.open(str(tmp_path / "out.mkv"), "w") as container:
        copy = StreamCopy(container, plan)

        def add() -> VideoStream:
            return described(add_encoder(container, plan), plan)

        copy.add_streams(add)
        counts = []
        for time_s in (Fraction(0), Fraction(1, 2), Fraction(1, 2)):
            copy.up_to(time_s)
            counts.append(copy.counts[1])
        copy.rest()
        copy.close()
    assert counts == [1, 26, 26]  # 960 samples a packet: every 20 ms
    assert copy.counts == {1: 50}
    assert copy.notes == ()


def test_a_sequence_has_nothing_to_copy(tmp_path: Path) -> None:
    from dataclasses import replace

    plan = FilmPlan(replace(facts_of(write_film(tmp_path / "a.mkv")), main_stream=-1), FilmFormat.FFV1)
    with av.open(str(tmp_path / "out.mkv"), "w") as container:
        copy = StreamCopy(container, plan)
        copy.add_streams(lambda: described(add_encoder(container, plan), plan))
        copy.rest()
        copy.close()
        assert len(container.streams) == 1
    assert copy.counts == {}
