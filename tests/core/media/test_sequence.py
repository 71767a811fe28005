"""`gfr_core.media.sequence`: numbered pictures read as a film."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from gfr_core.errors import GfrError
from gfr_core.media.frame import Frame
from gfr_core.media.scene_light import MAPPING, shown
from gfr_core.media.sequence import SequenceStream, dpx_header_of
from gfr_core.media.still import write_still
from tests.core.media.clip_files import number_in, numbered_picture
from tests.core.media.native_frames import planes_in
from tests.core.media.sequence_files import write_dpx, write_native

RATE = Fraction(24000, 1001)


def numbered(folder: Path, numbers: range, ending: str = "png") -> None:
    for number in numbers:
        write_still(Frame(numbered_picture(number), "p"), folder / f"p.{number:04d}.{ending}")


@pytest.mark.parametrize("ending", ["png", "tif"])
def test_pictures_are_frames_in_the_order_of_their_numbers(tmp_path: Path, ending: str) -> None:
    numbered(tmp_path, range(7, 12), ending)
    with SequenceStream.open(tmp_path, RATE) as source:
        frames = list(source.frames(1, 4))
        assert [number_in(source.rgb(frame).pixels) for frame in frames] == [8, 9, 10]
        assert [(frame.number, frame.pts) for frame in frames] == [(1, 1), (2, 2), (3, 3)]
        assert [frame.path.name for frame in frames if frame.path] == [f"p.{n:04d}.{ending}" for n in (8, 9, 10)]
    facts = source.facts
    assert (facts.frame_count, facts.fps, facts.width, facts.height, facts.bits) == (5, RATE, 64, 48, 8)
    assert facts.time_of(4) == 4 / RATE
    assert (facts.main_stream, facts.streams, facts.is_variable) == (-1, (), False)


def test_the_rate_is_asked_for(tmp_path: Path) -> None:
    numbered(tmp_path, range(2))
    wanted = r"'p\.####\.png' is a sequence of pictures, which needs a rate in frames a second; none was given"
    with pytest.raises(GfrError, match=wanted):
        SequenceStream.open(tmp_path, None)
    with pytest.raises(GfrError, match="0 was given"):
        SequenceStream.open(tmp_path, Fraction(0))


def test_a_rate_in_the_header_is_offered_not_taken(tmp_path: Path) -> None:
    write_dpx(tmp_path / "p1.dpx", described=True)
    with pytest.raises(GfrError) as caught:
        SequenceStream.open(tmp_path, None)
    assert caught.value.hint == "Give the rate, for example 24 or 24000/1001. The first picture's header says 24."


def test_gaps_are_refused_by_their_numbers_or_noted(tmp_path: Path) -> None:
    numbered(tmp_path, range(1, 9))
    for number in (3, 5, 6):
        (tmp_path / f"p.{number:04d}.png").unlink()
    with pytest.raises(GfrError, match=r"'p\.####\.png' lacks the numbers 3, 5 to 6 between 1 and 8\."):
        SequenceStream.open(tmp_path, RATE)
    source = SequenceStream.open(tmp_path, RATE, with_gaps=True)
    assert source.facts.frame_count == 5
    assert source.facts.notes == ("The numbers 3, 5 to 6 are missing; the pictures that are there follow each other.",)


def test_a_picture_of_another_size_is_named(tmp_path: Path) -> None:
    numbered(tmp_path, range(2))
    write_still(Frame(np.zeros((48, 60, 3), np.uint8), "p"), tmp_path / "p.0002.png")
    with pytest.raises(GfrError, match=r"'p\.0002\.png' is 60 x 48 pixels; the first picture is 64 x 48"):
        SequenceStream.open(tmp_path, RATE)


@pytest.mark.parametrize("order", ["be", "le"])
def test_ten_bit_dpx_is_spread_to_sixteen(tmp_path: Path, order: str) -> None:
    write_dpx(tmp_path / "p1.dpx", order=order, described=True)
    with SequenceStream.open(tmp_path, RATE) as source:
        frame = next(source.frames())
        picture = source.rgb(frame)
    green, blue, red = planes_in(frame.native)
    assert np.array_equal(picture.pixels, np.rint(np.stack([red, green, blue], 2) * (65535 / 1023)).astype(np.uint16))
    assert (source.facts.bits, source.facts.metadata["timecode"]) == (10, "01:02:03:04")
    assert "The pictures hold logarithmic film densities; they are shown and restored as stored." in source.facts.notes
    assert any(note.startswith("Only DPX keeps these facts") for note in source.facts.notes)


@pytest.mark.parametrize(("pixel_format", "grey"), [("gbrpf32le", False), ("grayf32le", True)])
def test_light_is_shown_by_the_stated_mapping(tmp_path: Path, pixel_format: str, grey: bool) -> None:
    written = planes_in(write_native(tmp_path / "p1.exr", "exr", pixel_format, options={"format": "float"}))
    with SequenceStream.open(tmp_path, RATE) as source:
        picture = source.rgb(next(source.frames()))
    order = (0, 0, 0) if grey else (2, 0, 1)
    assert np.array_equal(picture.pixels, np.stack([shown(written[at]) for at in order], axis=2))
    assert picture.grey == grey
    assert MAPPING in source.facts.notes


def test_a_range_outside_is_refused(tmp_path: Path) -> None:
    numbered(tmp_path, range(3))
    with SequenceStream.open(tmp_path, RATE) as source, pytest.raises(GfrError, match="has 3 frames"):
        source.frames(0, 4)


def test_a_picture_that_breaks_later_is_named_when_its_turn_comes(tmp_path: Path) -> None:
    numbered(tmp_path, range(3))
    source = SequenceStream.open(tmp_path, RATE)
    data = (tmp_path / "p.0001.png").read_bytes()
    (tmp_path / "p.0001.png").write_bytes(data[: len(data) // 2])
    frames = source.frames()
    assert next(frames).number == 0
    with pytest.raises(GfrError, match=r"'p\.0001\.png' is a PNG file that is damaged"):
        next(frames)


def test_only_dpx_has_such_a_header(tmp_path: Path) -> None:
    numbered(tmp_path, range(1))
    assert dpx_header_of(tmp_path / "p.0000.png") is None
