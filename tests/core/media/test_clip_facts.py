"""`gfr_core.media.clip_facts`: everything a clip says of itself."""

from fractions import Fraction
from pathlib import Path

import pytest

from gfr_core.errors import GfrError
from gfr_core.media.clip_facts import ColourTags, facts_of
from tests.core.media.clip_files import write_clip
from tests.core.media.film_files import RATE, Sound, write_film


def test_a_full_clip_is_described_in_full(tmp_path: Path) -> None:
    path = write_film(tmp_path / "a.mkv", pixel_format="yuv422p10le", sound=Sound(starts_at=4800), extras=True)
    facts = facts_of(path)
    assert (facts.width, facts.height, facts.frame_count, facts.fps) == (64, 48, 12, RATE)
    assert (facts.codec, facts.pixel_format, facts.bits) == ("ffv1", "yuv422p10le", 10)
    assert facts.colour == ColourTags(1, 1, 1, 1)
    assert (facts.is_stamped, facts.is_variable, facts.is_interlaced, facts.rotation) == (True, False, False, 0)
    assert [(one.kind, one.codec) for one in facts.streams] == [
        ("video", "ffv1"), ("audio", "pcm_s16le"), ("subtitle", "subrip"), ("attachment", "text/plain")
    ]  # fmt: skip
    assert facts.streams[0].language == "ger"
    assert facts.streams[3].title == "note.txt"
    assert [(one.start_s, one.end_s, one.title) for one in facts.chapters] == [(Fraction(1, 10), Fraction(2, 5), "One")]
    assert facts.metadata["title"] == "Aunt Mary"
    assert facts.notes == ()
    assert float(facts.duration_s) == pytest.approx(12 / RATE, abs=0.001)


def test_time_stamps_are_exact_where_the_container_keeps_them(tmp_path: Path) -> None:
    facts = facts_of(write_film(tmp_path / "a.mov", codec="prores_ks", pixel_format="yuv422p10le"))
    assert [facts.time_of(number) for number in range(3)] == [0, 1 / RATE, 2 / RATE]
    assert facts.end_of(11) == 12 / RATE


def test_a_variable_rate_is_noticed_and_averaged(tmp_path: Path) -> None:
    ticks = [0, 40, 500, 540, 1000]
    facts = facts_of(write_film(tmp_path / "a.mkv", frames=5, ticks=ticks))
    assert facts.is_variable
    assert [facts.time_of(number) for number in range(5)] == [Fraction(tick, 1000) for tick in ticks]
    assert facts.fps == 4


def test_rounded_milliseconds_are_no_variable_rate(tmp_path: Path) -> None:
    facts = facts_of(write_film(tmp_path / "a.mkv", frames=40))
    assert not facts.is_variable
    assert facts.fps == RATE


@pytest.mark.parametrize(("fields", "order"), [("tff", 2), ("bff", 3)])
def test_interlacing_and_its_first_field_are_seen(tmp_path: Path, fields: str, order: int) -> None:
    facts = facts_of(write_film(tmp_path / "a.mkv", frames=2, fields=fields))
    assert facts.is_interlaced
    assert facts.field_order == order


@pytest.mark.parametrize(("degrees", "clockwise"), [(-90, 90), (90, 270), (180, 180)])
def test_a_turned_clip_says_how_it_stands(tmp_path: Path, degrees: int, clockwise: int) -> None:
    facts = facts_of(write_clip(tmp_path / "a.mp4", frames=2, rotation=degrees))
    assert facts.rotation == clockwise
    assert facts.upright_size == ((48, 64) if degrees != 180 else (64, 48))
    assert facts.display_matrix is not None
    assert len(facts.display_matrix) == 9


def test_oblong_pixels_are_told(tmp_path: Path) -> None:
    assert facts_of(write_clip(tmp_path / "a.mp4", frames=2, aspect=Fraction(16, 11))).sample_aspect == Fraction(16, 11)


def test_odd_sizes_are_told(tmp_path: Path) -> None:
    facts = facts_of(write_film(tmp_path / "a.mkv", frames=1, size=(37, 23)))
    assert (facts.width, facts.height) == (37, 23)


def test_a_cut_off_clip_is_noted(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "a.mkv", frames=50, codec="ffv1")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    notes = facts_of(path).notes
    assert len(notes) == 1
    assert notes[0].startswith("The clip's pictures end after 1.")
    assert notes[0].endswith("the file says it lasts 2.00 s: it may be cut off.")


def test_a_clip_without_its_index_is_refused_in_words(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "a.mp4", frames=10)
    data = path.read_bytes()
    path.write_bytes(data.replace(b"moov", b"junk"))
    with pytest.raises(GfrError, match=r"'a\.mp4' is a video file that is damaged, incomplete or of an unusual sort"):
        facts_of(path)


def test_h264_in_avi_is_counted_by_decoding_because_its_times_are_those_of_decoding(tmp_path: Path) -> None:
    facts = facts_of(write_clip(tmp_path / "a.avi", frames=20, options={"bf": "2"}))
    assert not facts.is_stamped
    assert facts.frame_count == 20


def test_a_frame_lost_from_an_even_clip_is_noted(tmp_path: Path) -> None:
    ticks = [40 * number for number in range(21) if number != 8]
    notes = facts_of(write_film(tmp_path / "a.mkv", frames=20, ticks=ticks)).notes
    assert notes == ("The clip's even rate has 1 gaps, the first after frame 7: frames may be missing.",)
