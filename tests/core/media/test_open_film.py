"""`gfr_core.media.open_film`: the one door."""

from fractions import Fraction
from pathlib import Path

import pytest

from gfr_core.errors import GfrError
from gfr_core.media.clip_stream import ClipStream
from gfr_core.media.open_film import open_film
from gfr_core.media.sequence import SequenceStream
from tests.core.media.clip_files import write_clip
from tests.core.media.sequence_files import write_dpx


def test_clips_and_sequences_come_through_one_door(tmp_path: Path) -> None:
    write_dpx(tmp_path / "p1.dpx")
    clip = write_clip(tmp_path / "a.mp4", frames=2)
    with open_film(clip) as source:
        assert isinstance(source, ClipStream)
    for path in (tmp_path, tmp_path / "p#.dpx", tmp_path / "p1.dpx"):
        with open_film(path, rate=Fraction(24)) as source:
            assert isinstance(source, SequenceStream)
            assert source.facts.fps == 24


def test_a_clip_has_its_own_rate_and_a_sequence_has_none(tmp_path: Path) -> None:
    write_dpx(tmp_path / "p1.dpx")
    with pytest.raises(GfrError, match=r"'a\.mp4' is a clip, which states its own rate; a rate of 25 was given"):
        open_film(write_clip(tmp_path / "a.mp4", frames=2), rate=Fraction(25))
    with pytest.raises(GfrError, match="needs a rate"):
        open_film(tmp_path / "p1.dpx")
