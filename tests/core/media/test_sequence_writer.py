"""`gfr_core.media.sequence_writer`: films out as numbered pictures."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gfr_core.errors import GfrError, MachineError
from gfr_core.media.clip_codecs import FilmFormat
from gfr_core.media.clip_stream import ClipStream
from gfr_core.media.film_plan import FilmPlan
from gfr_core.media.film_source import FilmSource
from gfr_core.media.frame import Frame, Metadata
from gfr_core.media.frame_hash import frame_hash
from gfr_core.media.open_film import open_film
from gfr_core.media.sequence_writer import SequenceWriter
from gfr_core.media.still import read_still, write_still
from tests.core.media.film_files import Sound, write_film
from tests.core.media.sequence_files import write_dpx

RATE = Fraction(24)


def written(source: FilmSource, film_format: FilmFormat, folder: Path) -> SequenceWriter:
    folder.mkdir()
    writer = SequenceWriter(FilmPlan(source.facts, film_format), folder)
    for frame in source.frames():
        writer.write(frame)
    return writer


@pytest.mark.parametrize(("bits", "film_format"), [(10, FilmFormat.DPX), (16, FilmFormat.DPX16)])
def test_dpx_frames_that_were_not_touched_are_equal(tmp_path: Path, bits: int, film_format: FilmFormat) -> None:
    (tmp_path / "in").mkdir()
    for number in range(3):
        write_dpx(tmp_path / "in" / f"p{number}.dpx", bits=bits, seed=number, described=True)
    with open_film(tmp_path / "in", rate=RATE) as source:
        film = written(source, film_format, tmp_path / "out").finish()
        before = [frame_hash(frame.native) for frame in source.frames()]
    assert (film.frame_count, film.notes) == (3, ())
    with open_film(tmp_path / "out", rate=RATE) as result:
        assert [frame_hash(frame.native) for frame in result.frames()] == before
        assert result.facts.metadata["timecode"] == "01:02:03:04"


@pytest.mark.parametrize(("film_format", "ending"), [(FilmFormat.PNG, "png"), (FilmFormat.TIFF, "tif")])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_stills_keep_depth_and_words(tmp_path: Path, film_format: FilmFormat, ending: str, dtype: type) -> None:
    (tmp_path / "in").mkdir()
    pixels: Any = np.random.default_rng(0).integers(0, np.iinfo(dtype).max, (20, 30, 3)).astype(dtype)
    write_still(Frame(pixels, "p", metadata=Metadata(dpi=(600.0, 600.0))), tmp_path / "in" / f"p1.{ending}")
    with open_film(tmp_path / "in", rate=RATE) as source:
        writer = written(source, film_format, tmp_path / "out")
    result = read_still(writer.path_of(0))
    assert np.array_equal(result.pixels, pixels)
    assert result.bits == dtype(0).itemsize * 8
    assert result.metadata.dpi == pytest.approx((600.0, 600.0), abs=0.02)


@pytest.mark.parametrize("film_format", [FilmFormat.PNG, FilmFormat.TIFF, FilmFormat.DPX16])
def test_a_clip_becomes_pictures_of_sixteen_bits(tmp_path: Path, film_format: FilmFormat) -> None:
    with ClipStream.open(write_film(tmp_path / "a.mkv", frames=3, sound=Sound())) as source:
        film = written(source, film_format, tmp_path / "out").finish()
        pictures = [source.rgb(frame).pixels for frame in source.frames()]
    assert film.notes == (
        "Pictures hold no sound: 1 further streams of the clip are not in the sequence.",
        "Y'CbCr was converted to RGB: the pictures look the same, their samples are not the clip's.",
    )
    with open_film(tmp_path / "out", rate=RATE) as result:
        for frame, expected in zip(result.frames(), pictures, strict=True):
            assert np.array_equal(result.rgb(frame).pixels, expected.astype(np.uint16) * 257)


def test_what_is_lost_is_said(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    write_dpx(tmp_path / "in" / "p1.dpx", bits=16, described=True)
    with open_film(tmp_path / "in", rate=RATE) as source:
        assert written(source, FilmFormat.DPX, tmp_path / "ten").finish().notes == (
            "16-bit samples were reduced to 10 bits.",
        )
        (note,) = written(source, FilmFormat.PNG, tmp_path / "png").finish().notes
    assert note.startswith("Only DPX keeps these facts of the first picture")
    ticks = [0, 10, 500, 1000]
    with ClipStream.open(write_film(tmp_path / "a.mkv", frames=4, ticks=ticks)) as clip:
        notes = written(clip, FilmFormat.PNG, tmp_path / "variable").finish().notes
    assert "Pictures hold no times: the clip's variable rate is not in the sequence." in notes


def test_what_is_missing_is_named_and_written_later(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with ClipStream.open(write_film(tmp_path / "a.mkv", frames=4)) as source:
        writer = SequenceWriter(FilmPlan(source.facts, FilmFormat.PNG), tmp_path / "out", "take")
        frames = list(source.frames())
        writer.write(frames[3])
        writer.write(frames[0])
        wanted = r"'out' lacks 2 of 4 pictures, the first is 'take\.000001\.png'"
        with pytest.raises(MachineError, match=wanted):
            writer.finish()
        assert [writer.is_written(number) for number in range(4)] == [True, False, False, True]
        for number in (1, 2):
            writer.write(frames[number])
        assert writer.finish().path.name == "take.000000.png"


def test_unusable_folders_and_formats_are_refused(tmp_path: Path) -> None:
    write_dpx(tmp_path / "p1.dpx")
    with open_film(tmp_path, rate=RATE) as source:
        with pytest.raises(GfrError, match="does not exist"):
            SequenceWriter(FilmPlan(source.facts, FilmFormat.PNG), tmp_path / "none")
        with pytest.raises(GfrError, match="holds the source; pictures are never written beside it"):
            SequenceWriter(FilmPlan(source.facts, FilmFormat.PNG), tmp_path)
        with pytest.raises(ValueError, match="ffv1 is no sequence"):
            SequenceWriter(FilmPlan(source.facts, FilmFormat.FFV1), tmp_path)
