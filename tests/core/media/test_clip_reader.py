"""`gfr_core.media.clip_reader`: frames by number and by time, and every way in which that fails."""

import wave
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from gfr_core.errors import GfrError
from gfr_core.media.clip_reader import ClipReader
from tests.core.media.clip_files import number_in, write_clip
from tests.core.media.pictures import noise, saved


def test_a_clip_says_what_it_is(tmp_path: Path) -> None:
    with ClipReader.open(write_clip(tmp_path / "a.mp4", frames=50)) as clip:
        assert (clip.frame_count, clip.fps, clip.size) == (50, Fraction(25), (64, 48))
        assert clip.duration_s == pytest.approx(2.0, abs=0.002)
        assert clip.notes == ()


def test_a_frame_is_called_by_clip_and_number(tmp_path: Path) -> None:
    with ClipReader.open(write_clip(tmp_path / "a.mp4", frames=13)) as clip:
        frame = clip.frame_at(12)
    assert frame.name == "a.mp4 frame 12"
    assert number_in(frame.pixels) == 12
    assert (frame.bits, frame.alpha) == (8, None)


@pytest.mark.parametrize("codec", ["libx264", "ffv1"])
def test_ten_bits_stay_deep(tmp_path: Path, codec: str) -> None:
    path = write_clip(tmp_path / "a.mkv", frames=3, codec=codec, pixel_format="yuv420p10le")
    with ClipReader.open(path) as clip:
        frame = clip.frame_at(2)
    assert frame.pixels.dtype == np.uint16
    assert number_in(frame.pixels) == 2


def test_every_time_gives_the_frame_shown_then(tmp_path: Path) -> None:
    with ClipReader.open(write_clip(tmp_path / "a.mp4", frames=10)) as clip:
        for number in range(10):
            start = clip.time_of(number)
            for time_s in (start, start + 0.02, start + 0.0399):
                assert clip.number_at_time(time_s) == number
        assert number_in(clip.frame_at_time(0.2).pixels) == 5
        assert clip.number_at_time(7 / 25) == 7


def test_times_of_an_uneven_clip_are_its_own(tmp_path: Path) -> None:
    times = [0, 10, 500, 510, 2000]
    with ClipReader.open(write_clip(tmp_path / "a.mkv", frames=5, codec="ffv1", times=times)) as clip:
        assert [clip.time_of(number) for number in range(5)] == pytest.approx([t / 1000 for t in times])
        assert [clip.number_at_time(t) for t in (0.005, 0.499, 0.5, 1.9, 2.0)] == [0, 1, 2, 3, 4]


def test_a_clip_that_does_not_begin_at_zero_counts_from_its_first_frame(tmp_path: Path) -> None:
    times = [5000 + 40 * n for n in range(8)]
    with ClipReader.open(write_clip(tmp_path / "a.mkv", frames=8, codec="ffv1", times=times)) as clip:
        assert clip.number_at_time(0.0) == 0
        assert number_in(clip.frame_at_time(0.28).pixels) == 7


@pytest.mark.parametrize("number", [-1, 10, 1000])
def test_a_number_past_the_end_says_how_many_there_are(tmp_path: Path, number: int) -> None:
    path = write_clip(tmp_path / "a.mp4", frames=10)
    wanted = rf"'a\.mp4' has 10 frames, numbered 0 to 9; frame {number} was asked for"
    with ClipReader.open(path) as clip, pytest.raises(GfrError, match=wanted):
        clip.frame_at(number)


@pytest.mark.parametrize("time_s", [-0.1, 0.4, 99.0, float("nan"), float("inf")])
def test_a_time_outside_says_how_long_the_clip_is(tmp_path: Path, time_s: float) -> None:
    path = write_clip(tmp_path / "a.mp4", frames=10)
    with ClipReader.open(path) as clip, pytest.raises(GfrError, match=r"'a\.mp4' is 0\.400 s long"):
        clip.frame_at_time(time_s)


def test_a_picture_of_one_frame_is_a_clip_of_one_frame(tmp_path: Path) -> None:
    with ClipReader.open(write_clip(tmp_path / "a.mp4", frames=1)) as clip:
        assert clip.frame_count == 1
        assert number_in(clip.frame_at_time(0.0).pixels) == 0


def test_what_is_no_clip_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"no clip at all")
    with pytest.raises(GfrError, match=r"'a\.mp4' is a video file that is damaged.*: Invalid data found"):
        ClipReader.open(tmp_path / "a.mp4")


def test_sound_alone_is_no_clip(tmp_path: Path) -> None:
    with wave.open(str(tmp_path / "a.wav"), "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(bytes(1000))
    with pytest.raises(GfrError, match=r"'a\.wav' holds no video stream"):
        ClipReader.open(tmp_path / "a.wav")


def test_a_cover_picture_is_no_moving_picture(tmp_path: Path) -> None:
    with av.open(str(tmp_path / "a.mkv"), "w") as container:
        sound = container.add_stream("pcm_s16le", rate=8000, layout="mono")
        container.add_attachment("cover.png", "image/png", saved(noise(8, 8, 3), "PNG"))
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 800), np.int16), format="s16", layout="mono")
        frame.sample_rate = 8000
        container.mux(sound.encode(frame))
        container.mux(sound.encode(None))
    with pytest.raises(GfrError, match="holds no video stream"):
        ClipReader.open(tmp_path / "a.mkv")


@pytest.mark.parametrize("ending", ["mp4", "mkv", "ts", "avi"])
@pytest.mark.parametrize("share", [0.03, 0.3, 0.6, 0.9])
def test_a_clip_that_is_cut_off_gives_its_frames_or_words(tmp_path: Path, ending: str, share: float) -> None:
    whole = write_clip(tmp_path / f"a.{ending}", frames=40, codec="mpeg4", options={"g": "5"})
    (tmp_path / f"b.{ending}").write_bytes(whole.read_bytes()[: int(whole.stat().st_size * share)])
    try:
        clip = ClipReader.open(tmp_path / f"b.{ending}")
    except GfrError as error:
        assert f"'b.{ending}'" in error.message  # noqa: PT017 - both outcomes are right
        return
    with clip:
        assert 0 < clip.frame_count <= 40
        found = [number_in(clip.frame_at(number).pixels) for number in range(clip.frame_count - 1)]
        assert found == list(range(clip.frame_count - 1))


def test_a_matroska_that_is_cut_off_says_so(tmp_path: Path) -> None:
    whole = write_clip(tmp_path / "a.mkv", frames=50, codec="ffv1")
    (tmp_path / "b.mkv").write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    with ClipReader.open(tmp_path / "b.mkv") as clip:
        assert "the file says it lasts 2.00 s: it may be cut off" in clip.notes[0]
        assert clip.frame_at(0).notes[0] == clip.notes[0]


def test_pixels_that_are_not_square_are_mentioned(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "a.mp4", frames=2, aspect=Fraction(16, 15))
    with ClipReader.open(path) as clip:
        assert clip.notes == ("The clip's pixels are not square (16:15); shown as stored.",)


def test_missing_empty_and_folder_are_worded(tmp_path: Path) -> None:
    (tmp_path / "empty.mp4").touch()
    for path, word in (("none.mp4", "does not exist"), ("empty.mp4", "is empty"), (".", "is a folder")):
        with pytest.raises(GfrError, match=word):
            ClipReader.open(tmp_path / path)


def test_a_closed_clip_can_be_closed_again(tmp_path: Path) -> None:
    clip = ClipReader.open(write_clip(tmp_path / "a.mp4", frames=2))
    clip.close()
    clip.close()
    with pytest.raises(ValueError, match="closed"):
        clip.frame_at(0)
