"""`gfr_core.media.clip_stream`: a clip from end to end, from anywhere, whole or damaged."""

import gc
from pathlib import Path

import av
import numpy as np
import pytest
from av.video.frame import VideoFrame

from gfr_core.errors import GfrError
from gfr_core.media.clip_reader import ClipReader
from gfr_core.media.clip_stream import ClipStream
from gfr_core.media.frame_hash import frame_hash
from tests.core.media.clip_files import number_in, write_clip
from tests.core.media.film_files import write_film


@pytest.mark.parametrize("ending", ["mp4", "mkv", "mov", "ts", "avi"])
def test_frames_come_in_the_order_of_showing(tmp_path: Path, ending: str) -> None:
    with ClipStream.open(write_clip(tmp_path / f"a.{ending}", frames=30, options={"bf": "2"})) as clip:
        frames = [(frame.number, number_in(clip.rgb(frame).pixels)) for frame in clip.frames()]
    assert frames == [(number, number) for number in range(30)]


@pytest.mark.parametrize("codec", ["libx264", "ffv1"])
def test_begun_anywhere_each_frame_is_the_same(tmp_path: Path, codec: str) -> None:
    path = write_clip(tmp_path / "a.mkv", frames=40, codec=codec)
    with ClipStream.open(path) as clip:
        whole = [frame_hash(frame.native) for frame in clip.frames()]
        for start, stop in ((0, 3), (17, 25), (39, 40), (5, 5)):
            assert [frame_hash(frame.native) for frame in clip.frames(start, stop)] == whole[start:stop]


def test_the_rgb_is_the_readers(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "a.mp4", frames=4, rotation=-90)
    with ClipStream.open(path) as clip, ClipReader.open(path) as reader:
        for frame in clip.frames():
            picture, expected = clip.rgb(frame), reader.frame_at(frame.number)
            assert np.array_equal(picture.pixels, expected.pixels)
            assert picture.name == expected.name


def test_time_stamps_are_those_of_the_clip(tmp_path: Path) -> None:
    ticks = [5000, 5040, 5500, 7000]
    with ClipStream.open(write_film(tmp_path / "a.mkv", frames=4, ticks=ticks)) as clip:
        assert [frame.pts for frame in clip.frames()] == ticks


@pytest.mark.parametrize(("start", "stop"), [(-1, 3), (0, 11), (4, 3)])
def test_a_range_outside_says_how_many_frames_there_are(tmp_path: Path, start: int, stop: int) -> None:
    wanted = rf"'a\.mkv' has 10 frames, numbered 0 to 9; frames {start} to {stop - 1} were asked for"
    with ClipStream.open(write_film(tmp_path / "a.mkv", frames=10)) as clip, pytest.raises(GfrError, match=wanted):
        clip.frames(start, stop)


def test_no_more_than_a_few_frames_are_in_memory_at_once(tmp_path: Path) -> None:
    with ClipStream.open(write_clip(tmp_path / "a.mkv", frames=60, codec="ffv1")) as clip:
        alive = [sum(isinstance(thing, VideoFrame) for thing in gc.get_objects()) for _ in clip.frames()]
    assert max(alive) <= alive[0] + 4


def test_a_truncated_clip_gives_the_frames_that_are_whole(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "a.mkv", frames=50, codec="ffv1")
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])
    with ClipStream.open(path) as clip:
        count = clip.facts.frame_count
        numbers = [number_in(clip.rgb(frame).pixels) for frame in clip.frames()]
    assert 0 < count < 50
    assert numbers == list(range(count))
    assert any("it may be cut off" in note for note in clip.facts.notes)


@pytest.mark.parametrize(
    ("codec", "pixel_format", "ending"), [("libx264", "yuv420p", "mp4"), ("prores_ks", "yuv422p10le", "mov")]
)
def test_a_zeroed_packet_is_named_and_reading_goes_on_behind_it(
    tmp_path: Path, codec: str, pixel_format: str, ending: str
) -> None:
    options = {"g": "5", "bf": "0"} if codec == "libx264" else None
    path = write_film(tmp_path / f"a.{ending}", codec=codec, frames=14, pixel_format=pixel_format, options=options)
    with av.open(str(path)) as container:
        places = [(packet.pos, packet.size) for packet in container.demux(container.streams.video[0]) if packet.size]
    data, (at, size) = bytearray(path.read_bytes()), places[7]
    assert at is not None
    data[at : at + size] = bytes(size)
    path.write_bytes(data)
    with ClipStream.open(path) as clip:
        frames = clip.frames()
        assert [next(frames).number for _ in range(7)] == list(range(7))
        with pytest.raises(GfrError, match="frame 7 cannot be decoded"):
            next(frames)
        assert [frame.number for frame in clip.frames(10)] == [10, 11, 12, 13]


def test_a_closed_clip_is_the_callers_mistake(tmp_path: Path) -> None:
    clip = ClipStream.open(write_clip(tmp_path / "a.mp4", frames=3))
    clip.close()
    clip.close()
    with pytest.raises(ValueError, match="closed"):
        next(clip.frames())
