"""`gfr_core.media.film_source`: clips and sequences are read in one way."""

from fractions import Fraction
from pathlib import Path

from gfr_core.media.clip_stream import ClipStream
from gfr_core.media.film_source import FilmSource
from gfr_core.media.frame import Frame
from gfr_core.media.sequence import SequenceStream
from gfr_core.media.still import write_still
from tests.core.media.clip_files import number_in, numbered_picture, write_clip


def numbers_in(source: FilmSource) -> list[int]:
    with source:
        return [number_in(source.rgb(frame).pixels) for frame in source.frames(1, 3)]


def test_a_clip_and_a_sequence_are_read_alike(tmp_path: Path) -> None:
    for number in range(4):
        write_still(Frame(numbered_picture(number), "p"), tmp_path / f"p{number}.png")
    clip = ClipStream.open(write_clip(tmp_path / "a.mp4", frames=4))
    assert numbers_in(clip) == numbers_in(SequenceStream.open(tmp_path / "p0.png", Fraction(24))) == [1, 2]
