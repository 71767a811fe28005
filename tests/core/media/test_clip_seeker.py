"""`gfr_core.media.clip_seeker`: exactly the frame asked for."""

import random
from pathlib import Path

import av
import pytest

from gfr_core.media.clip_colour import picture_of
from gfr_core.media.clip_seeker import FrameSeeker, open_container, video_stream
from tests.core.media.clip_files import number_in, write_clip

OPEN_GOP = {"g": "10", "bf": "3", "x264-params": "open-gop=1:b-pyramid=normal:scenecut=0"}


def seeker_of(path: Path) -> FrameSeeker:
    container = open_container(path)
    stream = video_stream(container)
    assert stream is not None
    return FrameSeeker(path, container, stream)


def shown(seeker: FrameSeeker, number: int) -> int:
    frame = seeker.frame(number)
    assert frame is not None
    return number_in(picture_of(frame.picture, "a").samples)


@pytest.mark.parametrize("ending", ["mp4", "mkv", "mov", "ts", "avi", "flv"])
def test_every_frame_is_found_in_random_order_and_forward_and_backward(tmp_path: Path, ending: str) -> None:
    seeker = seeker_of(write_clip(tmp_path / f"a.{ending}", frames=45, options=OPEN_GOP))
    numbers = list(range(45))
    mixed = random.Random(0).sample(numbers, 45)
    for order in (mixed, numbers, numbers[::-1]):
        assert [shown(seeker, number) for number in order] == order
    seeker.close()


def test_an_uneven_rate_is_no_hindrance(tmp_path: Path) -> None:
    times = [n * n * 7 + 13 * n for n in range(30)]
    seeker = seeker_of(write_clip(tmp_path / "a.mkv", frames=30, options=OPEN_GOP, times=times))
    order = random.Random(1).sample(range(30), 30)
    assert [shown(seeker, number) for number in order] == order
    seeker.close()


def test_a_clip_without_time_stamps_is_counted(tmp_path: Path) -> None:
    seeker = seeker_of(write_clip(tmp_path / "a.avi", frames=20, codec="mpeg4", options={"bf": "2", "g": "12"}))
    assert not seeker.index.stamped
    order = random.Random(2).sample(range(20), 20)
    assert [shown(seeker, number) for number in order] == order
    seeker.close()


def test_a_clip_that_is_joined_in_the_middle_of_a_group_begins_at_its_key_frame(tmp_path: Path) -> None:
    whole = write_clip(tmp_path / "a.ts", frames=40, options={"g": "10", "bf": "0", "sc_threshold": "0"})
    data = whole.read_bytes()
    (tmp_path / "tail.ts").write_bytes(data[len(data) // 376 * 188 :])
    seeker = seeker_of(tmp_path / "tail.ts")
    found = [shown(seeker, number) for number in range(len(seeker.index))]
    assert found == list(range(40 - len(found), 40))
    seeker.close()


def test_the_same_frame_again_is_not_decoded_again(tmp_path: Path) -> None:
    seeker = seeker_of(write_clip(tmp_path / "a.mp4", frames=5))
    assert seeker.frame(3) is seeker.frame(3)
    seeker.close()


def with_damage(path: Path, number: int) -> Path:
    """The clip with zeros in the middle of the packet of that place in the file."""
    with av.open(str(path)) as container:
        places = [(packet.pos or 0, packet.size) for packet in container.demux(video=0) if packet.size]
    data = bytearray(path.read_bytes())
    start, size = places[number]
    # A Matroska block has a few bytes of its own before the packet: stay well inside.
    data[start + size // 2 : start + size - 4] = bytes(size - 4 - size // 2)
    path.write_bytes(data)
    return path


def test_a_frame_that_fails_its_checksum_is_none_and_others_still_come(tmp_path: Path) -> None:
    options = {"slicecrc": "1", "slices": "4", "g": "1", "level": "3"}
    whole = write_clip(tmp_path / "a.mkv", frames=12, codec="ffv1", options=options)
    seeker = seeker_of(with_damage(whole, 6))
    assert shown(seeker, 4) == 4
    assert seeker.frame(6) is None
    assert shown(seeker, 11) == 11
    seeker.close()


def test_frames_that_build_on_damage_are_doubted_until_the_next_key_frame(tmp_path: Path) -> None:
    whole = write_clip(
        tmp_path / "a.mkv", frames=15, codec="mpeg4", options={"g": "5", "bf": "0", "sc_threshold": "1000000000"}
    )
    seeker = seeker_of(with_damage(whole, 6))
    doubted = [number for number in range(15) if (found := seeker.frame(number)) and found.after_damage]
    assert doubted == [6, 7, 8, 9]
    seeker.close()


def test_a_name_with_a_colon_is_a_file(tmp_path: Path) -> None:
    seeker = seeker_of(write_clip(tmp_path / "a.mp4", frames=2).rename(tmp_path / "http:b.mp4"))
    assert shown(seeker, 1) == 1
    seeker.close()


def test_what_is_no_clip_is_ffmpegs_error(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"no clip at all")
    with pytest.raises(av.FFmpegError):
        open_container(tmp_path / "a.mp4")
