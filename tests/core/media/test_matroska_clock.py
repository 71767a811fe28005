"""`gfr_core.media.matroska_clock`: a finished file is told what its ticks were."""

import zlib
from pathlib import Path

import av
import pytest

from gfr_core.media.matroska_clock import TICK_S, set_clock
from tests.core.media.film_files import Sound, write_film


def stamps(path: Path) -> list[tuple[int, int | None]]:
    with av.open(str(path)) as container:
        return [(packet.stream_index, packet.pts) for packet in container.demux() if packet.size]


def test_every_time_is_then_a_hundredth(tmp_path: Path) -> None:
    path = write_film(tmp_path / "a.mkv", sound=Sound(starts_at=4800), extras=True)
    before = stamps(path)
    with av.open(str(path)) as container:
        lasted = container.duration or 0
    set_clock(path)
    assert stamps(path) == before
    with av.open(str(path)) as container:
        assert {stream.time_base for stream in container.streams if stream.type != "attachment"} == {TICK_S}
        assert container.duration == pytest.approx(lasted / 100, abs=2)
        assert container.streams.video[0].metadata["DURATION"] == "00:00:00.005010000"
        assert container.chapters()[0]["start"] == 100_000_000  # nanoseconds: chapters keep their own unit


def test_checksums_are_right_again(tmp_path: Path) -> None:
    path = write_film(tmp_path / "a.mkv")
    set_clock(path)
    data = path.read_bytes()
    name = b"\x15\x49\xa9\x66"
    at = data.index(name, data.index(name) + 4) + 5  # the first is where the file's list of parts names it
    assert data[at : at + 2] == b"\xbf\x84"
    size = data[at - 1] & 0x7F
    assert int.from_bytes(data[at + 2 : at + 6], "little") == zlib.crc32(data[at + 6 : at + size])


@pytest.mark.parametrize("data", [b"\x1a\x45\xdf\xa3\x80", b"\0\0\0\0", b"abcdefgh"])
def test_another_file_is_the_callers_mistake(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.mkv"
    path.write_bytes(data)
    with pytest.raises(ValueError, match="element"):
        set_clock(path)
