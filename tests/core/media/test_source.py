"""`gfr_core.media.source`: a picture, or a frame of a clip."""

from pathlib import Path

import numpy as np
import pytest

from gfr_core.errors import GfrError
from gfr_core.media.source import is_clip, read_source
from tests.core.media.clip_files import number_in, write_clip
from tests.core.media.pictures import noise, saved


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "a.png"
    path.write_bytes(saved(noise(4, 4, 3), "PNG"))
    return path


def test_a_clip_is_told_by_its_content(tmp_path: Path, picture: Path) -> None:
    assert is_clip(write_clip(tmp_path / "a.mkv", frames=1).rename(tmp_path / "b.png"))
    assert not is_clip(picture.rename(tmp_path / "c.mp4"))
    with pytest.raises(GfrError, match="does not exist"):
        is_clip(tmp_path / "nothing.mp4")


def test_a_picture_is_read(picture: Path) -> None:
    assert np.array_equal(read_source(picture).pixels, noise(4, 4, 3))


def test_a_frame_is_chosen_by_number_by_time_or_is_the_first(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "a.mp4", frames=10)
    assert number_in(read_source(path, frame=7).pixels) == 7
    assert number_in(read_source(path, time_s=0.125).pixels) == 3
    assert number_in(read_source(path).pixels) == 0
    assert read_source(path, frame=7).name == "a.mp4 frame 7"


def test_a_frame_of_a_picture_is_refused(picture: Path) -> None:
    for choice in ({"frame": 0}, {"time_s": 0.0}):
        with pytest.raises(GfrError, match=r"'a\.png' is a picture; a frame number or a time"):
            read_source(picture, **choice)


def test_a_number_and_a_time_together_are_refused(tmp_path: Path) -> None:
    with pytest.raises(GfrError, match="Both a frame number and a time"):
        read_source(tmp_path / "a.mp4", frame=1, time_s=1.0)
