"""`gfr_core.media.clip_writer`: what goes in comes out: samples, times, tags, sound."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from gfr_core.errors import GfrError, MachineError
from gfr_core.media.clip_codecs import FilmFormat, kept_format
from gfr_core.media.clip_facts import ClipFacts, ColourTags, facts_of
from gfr_core.media.clip_stream import ClipStream
from gfr_core.media.clip_writer import WrittenFilm, write_clip
from gfr_core.media.film_plan import FilmPlan
from gfr_core.media.film_source import ClipFrame
from gfr_core.media.frame import Frame
from gfr_core.media.frame_hash import frame_hash
from gfr_core.media.frame_patch import patched
from gfr_core.media.png import encode_png
from tests.core.media.clip_files import number_in
from tests.core.media.clip_files import write_clip as write_numbered
from tests.core.media.film_files import Sound, heard, write_film

FORMATS = (FilmFormat.FFV1, FilmFormat.PRORES, FilmFormat.H264, FilmFormat.H265)


def rewritten(source: Path, film_format: FilmFormat, *, start: int = 0, stop: int | None = None) -> WrittenFilm:
    with ClipStream.open(source) as clip:
        plan = FilmPlan(clip.facts, film_format, start=start, stop=stop, threads=1)
        out = source.with_name(f"out{plan.encoding.suffix}")
        return write_clip(clip.frames(plan.start, plan.end), plan, out)


def hashes(path: Path) -> list[str]:
    with ClipStream.open(path) as clip:
        return [frame_hash(frame.native) for frame in clip.frames()]


@pytest.mark.parametrize(
    "pixel_format",
    ["yuv420p", "yuv422p", "yuv444p", "yuva420p", "yuv420p10le", "yuv422p10le", "yuv444p12le", "yuv420p16le", "bgr0",
     "bgra", "gbrp10le", "gbrp16le", "rgb48le", "gray", "gray10le", "gray16le"],
)  # fmt: skip
def test_untouched_frames_are_equal_to_the_source(tmp_path: Path, pixel_format: str) -> None:
    source = write_film(tmp_path / "a.mkv", frames=3, pixel_format=pixel_format)
    film = rewritten(source, FilmFormat.FFV1)
    assert hashes(film.path) == hashes(source)
    assert (film.frame_count, film.notes) == (3, ())
    assert facts_of(film.path).pixel_format == kept_format(pixel_format)


@pytest.mark.parametrize("size", [(37, 23), (1, 1), (2, 2), (5, 3), (640, 16)])
def test_odd_and_tiny_sizes_are_kept(tmp_path: Path, size: tuple[int, int]) -> None:
    source = write_film(tmp_path / "a.mkv", frames=2, size=size, options={"slices": "1"} if max(size) < 128 else {})
    assert hashes(rewritten(source, FilmFormat.FFV1).path) == hashes(source)


def test_untouched_frames_of_a_lossy_clip_are_equal_too(tmp_path: Path) -> None:
    source = write_numbered(tmp_path / "a.mp4", frames=20, options={"bf": "2"})
    film = rewritten(source, FilmFormat.FFV1)
    assert hashes(film.path) == hashes(source)


def test_only_what_was_changed_differs(tmp_path: Path) -> None:
    source = write_film(tmp_path / "a.mkv", frames=4, pixel_format="yuv422p10le")
    with ClipStream.open(source) as clip:
        plan = FilmPlan(clip.facts, FilmFormat.FFV1)

        def frames() -> Iterator[ClipFrame]:
            for frame in clip.frames():
                if frame.number != 2:
                    yield frame
                    continue
                before = clip.rgb(frame).pixels
                after = before.copy()
                after[10:20, 10:20] += 900
                yield replace(frame, native=patched(frame.native, before, after, "a.mkv"))

        film = write_clip(frames(), plan, tmp_path / "out.mkv")
    same = [one == other for one, other in zip(hashes(source), hashes(film.path), strict=True)]
    assert same == [True, True, False, True]


@pytest.mark.parametrize("film_format", FORMATS)
def test_tags_times_and_words_are_carried(tmp_path: Path, film_format: FilmFormat) -> None:
    source = write_film(tmp_path / "a.mkv", pixel_format="yuv422p10le", sound=Sound(), extras=True)
    film = rewritten(source, film_format)
    before, after = facts_of(source), facts_of(film.path)
    assert_same_description(before, after)
    assert after.chapters[-1] == before.chapters[0]
    assert after.metadata["title"] == "Aunt Mary"
    kinds = [one.kind for one in after.streams]
    if film_format is not FilmFormat.PRORES:
        assert kinds == ["video", "audio", "subtitle", "attachment"]
        assert after.streams[0].language == "ger"
        with av.open(str(film.path)) as container:
            attachment: Any = container.streams.attachments[0]
            assert attachment.data == b"kept in a drawer"
            texts = [bytes(packet) for packet in container.demux(container.streams.subtitles[0]) if packet.size]
            assert texts == [b"hello"]
    else:
        assert kinds[:2] == ["video", "audio"]
        assert any("(subtitle, subrip) was left out: the film cannot hold it" in note for note in film.notes)
        assert any("(attachment, note.txt) was left out" in note for note in film.notes)


def assert_same_description(before: ClipFacts, after: ClipFacts) -> None:
    assert (after.width, after.height, after.frame_count) == (before.width, before.height, before.frame_count)
    assert abs(after.fps / before.fps - 1) < 0.01  # QuickTime has no rate but that of its rounded times
    assert after.colour == with_unstated_of(before.colour, after.colour)
    assert after.sample_aspect == before.sample_aspect
    assert after.field_order == (before.field_order or after.field_order)
    assert after.orientation == before.orientation
    for number in range(before.frame_count):
        assert abs(after.time_of(number) - before.time_of(number)) <= Fraction(1, 100_000)


def with_unstated_of(colour: ColourTags, other: ColourTags) -> ColourTags:
    """ProRes and H.265 state for themselves what the source leaves open."""
    return ColourTags(
        other.primaries if colour.primaries == 2 else colour.primaries,
        other.transfer if colour.transfer == 2 else colour.transfer,
        other.matrix if colour.matrix == 2 else colour.matrix,
        other.range if colour.range == 0 else colour.range,
    )


@pytest.mark.parametrize("film_format", FORMATS)
def test_the_picture_is_the_same_to_the_eye(tmp_path: Path, film_format: FilmFormat) -> None:
    film = rewritten(write_numbered(tmp_path / "a.mp4", frames=9), film_format)
    with ClipStream.open(film.path) as clip:
        assert [number_in(clip.rgb(frame).pixels) for frame in clip.frames()] == list(range(9))
        assert clip.facts.bits == (8 if film_format is FilmFormat.FFV1 else 10)


@pytest.mark.parametrize("film_format", FORMATS)
def test_a_variable_rate_stays_as_it_is(tmp_path: Path, film_format: FilmFormat) -> None:
    ticks = [0, 7, 500, 510, 2000, 2041]
    source = write_film(tmp_path / "a.mkv", frames=6, ticks=ticks)
    facts = facts_of(rewritten(source, film_format).path)
    assert [round(facts.time_of(number) * 1000) for number in range(6)] == ticks
    assert facts.is_variable


@pytest.mark.parametrize("film_format", [FilmFormat.FFV1, FilmFormat.PRORES, FilmFormat.H264])
@pytest.mark.parametrize("fields", ["tff", "bff"])
def test_interlaced_frames_stay_interlaced(tmp_path: Path, film_format: FilmFormat, fields: str) -> None:
    source = write_film(tmp_path / "a.mkv", frames=2, fields=fields)
    film = rewritten(source, film_format)
    assert facts_of(film.path).field_order == (2 if fields == "tff" else 3)
    with ClipStream.open(film.path) as clip:
        assert all(frame.native.interlaced_frame for frame in clip.frames())


@pytest.mark.parametrize("film_format", FORMATS)
@pytest.mark.parametrize("degrees", [90, -90, 180])
def test_a_turned_clip_stays_turned(tmp_path: Path, film_format: FilmFormat, degrees: int) -> None:
    source = write_numbered(tmp_path / "a.mp4", frames=2, rotation=degrees, aspect=Fraction(16, 11))
    after = facts_of(rewritten(source, film_format).path)
    assert_same_description(facts_of(source), after)


SOUNDS = (
    ("mkv", Sound()), ("mkv", Sound(starts_at=12_345)), ("mov", Sound(starts_at=12_345)), ("mp4", Sound("aac")),
    ("mp4", Sound("aac", starts_at=12_345)), ("ts", Sound("aac", starts_at=4_321)), ("mkv", Sound("libopus")),
    ("mp4", Sound("libopus", starts_at=12_345)),
)  # fmt: skip


@pytest.mark.parametrize(("ending", "sound"), SOUNDS)
@pytest.mark.parametrize("film_format", [FilmFormat.FFV1, FilmFormat.PRORES])
def test_sound_is_off_by_no_sample(tmp_path: Path, ending: str, sound: Sound, film_format: FilmFormat) -> None:
    if film_format is FilmFormat.PRORES and sound.codec == "libopus":
        pytest.skip("QuickTime holds no Opus")
    source = write_film(tmp_path / f"a.{ending}", codec="libx264", sound=sound, options={"bf": "0"})
    before, after = heard(source), heard(rewritten(source, film_format).path)
    # A decoder may or may not drop what comes before the sound: what is compared is when the same samples sound.
    lead = max(0, len(after.values) - len(before.values))
    values = after.values[lead:]
    assert np.array_equal(values[2000:-2000], before.values[len(before.values) - len(values) :][2000:-2000])
    assert round(after.starts_at + lead - before.starts_at) == 0


def test_sound_of_a_matroska_clip_with_priming_is_off_by_less_than_its_own_unit(tmp_path: Path) -> None:
    """The source rounds each packet's time to a millisecond; 0.33 of it cannot be told."""
    source = write_film(tmp_path / "a.mkv", sound=Sound("aac"))
    before, after = heard(source), heard(rewritten(source, FilmFormat.FFV1).path)
    assert np.array_equal(after.values, before.values)
    assert abs(after.starts_at - before.starts_at) <= 24


def test_sound_that_the_container_cannot_hold_is_refused_in_words(tmp_path: Path) -> None:
    source = write_film(tmp_path / "a.mkv", sound=Sound("libopus"))
    with pytest.raises(GfrError, match=r"'a\.mkv' has sound stored as '.*opus', which this kind of film cannot hold"):
        rewritten(source, FilmFormat.PRORES)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.mkv"]


def test_a_part_of_a_clip_begins_at_zero_with_its_own_sound(tmp_path: Path) -> None:
    source = write_film(tmp_path / "a.mkv", frames=24, rate=Fraction(25), sound=Sound(samples=48_000), extras=True)
    film = rewritten(source, FilmFormat.FFV1, start=5, stop=15)
    facts = facts_of(film.path)
    assert (facts.frame_count, facts.time_of(0), float(facts.duration_s)) == (10, Fraction(0), 0.4)
    assert hashes(film.path) == hashes(source)[5:15]
    assert [(one.start_s, one.end_s) for one in facts.chapters] == [(Fraction(0), Fraction(1, 5))]
    whole, part = heard(source).values, heard(film.path)
    at = int(part.starts_at) + 48_000 * 5 // 25
    assert 0 <= part.starts_at <= 1024
    assert np.array_equal(whole[at : at + len(part.values)], part.values)


def test_a_transport_streams_clock_is_brought_to_zero(tmp_path: Path) -> None:
    ticks = [5000 + 40 * number for number in range(6)]
    source = write_film(tmp_path / "a.ts", frames=6, codec="libx264", options={"bf": "0"}, ticks=ticks)
    assert facts_of(source).time_of(0) > 1
    assert facts_of(rewritten(source, FilmFormat.FFV1).path).time_of(0) == 0


def test_words_can_be_added(tmp_path: Path) -> None:
    source = write_film(tmp_path / "a.mkv", extras=True)
    with ClipStream.open(source) as clip:
        plan = FilmPlan(clip.facts, FilmFormat.FFV1, metadata={"comment": "AI-restored faces"})
        film = write_clip(clip.frames(), plan, tmp_path / "out.mkv")
    metadata = {key.lower(): value for key, value in facts_of(film.path).metadata.items()}
    assert (metadata["comment"], metadata["title"]) == ("AI-restored faces", "Aunt Mary")


def test_the_readers_frame_is_handed_back_as_it_was(tmp_path: Path) -> None:
    with ClipStream.open(write_film(tmp_path / "a.mkv", frames=2)) as clip:
        kept = list(clip.frames())
        times = [(frame.native.pts, frame.native.pict_type) for frame in kept]
        write_clip(iter(kept), FilmPlan(clip.facts, FilmFormat.FFV1), tmp_path / "out.mkv")
        assert [(frame.native.pts, frame.native.pict_type) for frame in kept] == times


def without_the_last(source: ClipStream) -> list[ClipFrame]:
    return list(source.frames())[:-1]


def out_of_order(source: ClipStream) -> list[ClipFrame]:
    return list(source.frames())[::-1]


@pytest.mark.parametrize(("choose", "words"), [(without_the_last, "ended before 4"), (out_of_order, "frame 4 came")])
def test_wrong_frames_are_the_callers_mistake_and_leave_nothing(
    tmp_path: Path, choose: Callable[[ClipStream], list[ClipFrame]], words: str
) -> None:
    with ClipStream.open(write_film(tmp_path / "a.mkv", frames=5)) as clip:
        plan = FilmPlan(clip.facts, FilmFormat.FFV1)
        with pytest.raises(ValueError, match=words):
            write_clip(choose(clip), plan, tmp_path / "out.mkv")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.mkv"]


def test_the_source_is_never_overwritten(tmp_path: Path) -> None:
    source = write_film(tmp_path / "out.mkv")
    before = source.read_bytes()
    with pytest.raises(GfrError, match="is the source itself"):
        rewritten(source, FilmFormat.FFV1)
    assert source.read_bytes() == before


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    resource: Any = pytest.importorskip("resource")
    source = write_film(tmp_path / "a.mkv", frames=24)
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limit[1]))
    try:
        with pytest.raises(MachineError, match=r"'out\.mkv' could not be written: File too large"):
            rewritten(source, FilmFormat.FFV1)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.mkv"]


def test_a_source_that_has_gone_is_named(tmp_path: Path) -> None:
    source = write_film(tmp_path / "a.mkv", frames=2)
    with ClipStream.open(source) as clip:
        frames = list(clip.frames())
        source.unlink()
        with pytest.raises(GfrError, match=r"a\.mkv' does not exist"):
            write_clip(frames, FilmPlan(clip.facts, FilmFormat.FFV1), tmp_path / "out.mkv")
    assert list(tmp_path.iterdir()) == []


def test_sound_of_a_truncated_clip_is_copied_as_far_as_it_goes(tmp_path: Path) -> None:
    source = write_film(tmp_path / "a.mkv", frames=24, sound=Sound(samples=48_000))
    source.write_bytes(source.read_bytes()[: source.stat().st_size * 2 // 3])
    film = rewritten(source, FilmFormat.FFV1)
    assert hashes(film.path) == hashes(source)
    assert 0 < len(heard(film.path).values) < 48_000


def test_a_cover_picture_is_carried_or_said_to_be_lost(tmp_path: Path) -> None:
    source = with_cover(write_film(tmp_path / "v.mp4", codec="libx264", options={"bf": "0"}), tmp_path / "a.mkv")
    assert [one.codec for one in facts_of(source).streams] == ["h264", "png"]
    film = rewritten(source, FilmFormat.FFV1)
    assert [one.codec for one in facts_of(film.path).streams] == ["ffv1", "png"]
    with av.open(str(film.path)) as container:
        cover: Any = next(container.demux(container.streams[1]))
        assert bytes(cover) == cover_picture()
    film = rewritten(source, FilmFormat.PRORES)
    assert "Stream 1 (video, png) was left out: the film cannot hold it." in film.notes


def cover_picture() -> bytes:
    return encode_png(Frame(np.full((8, 8, 3), 90, np.uint8), "cover")).data


def with_cover(clip: Path, path: Path) -> Path:
    with av.open(str(clip)) as source, av.open(str(path), "w") as container:
        stream = container.add_stream_from_template(source.streams.video[0], opaque=True)
        container.add_attachment("cover.png", "image/png", cover_picture())
        for packet in source.demux(source.streams.video[0]):
            if packet.size:
                packet.stream = stream
                container.mux(packet)
    return path
