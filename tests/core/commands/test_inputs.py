"""Reading what the commands work on."""

from pathlib import Path

import pytest

from gfr_core.commands.inputs import frame_number, open_finder, read_frame, read_guides
from gfr_core.commands.wishes import FrameWish
from gfr_core.errors import GfrError
from gfr_core.sample import SamplePaths, write_sample
from tests.core.media.clip_files import write_clip


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> SamplePaths:
    return write_sample(tmp_path_factory.mktemp("sample"))


def test_a_picture_is_read_as_it_is(sample: SamplePaths) -> None:
    assert read_frame(FrameWish(sample.truth)).name == "truth.png"


def test_a_frame_of_a_picture_is_refused(sample: SamplePaths) -> None:
    with pytest.raises(GfrError) as caught:
        read_frame(FrameWish(sample.truth, frame=3))
    assert "'truth.png' is a picture" in caught.value.message


def test_a_picture_has_no_frame_number_and_a_clip_has_one(sample: SamplePaths, tmp_path: Path) -> None:
    assert frame_number(FrameWish(sample.truth)) is None
    clip = write_clip(tmp_path / "clip.mp4", frames=10)
    assert frame_number(FrameWish(clip)) == 0
    assert frame_number(FrameWish(clip, frame=7)) == 7
    assert frame_number(FrameWish(clip, time_s=0.2)) == 5


def test_portraits_keep_their_order_and_carry_their_face(sample: SamplePaths) -> None:
    guides = read_guides([sample.truth, sample.portrait], open_finder())
    assert [guide.name for guide in guides] == ["truth.png", "portrait.png"]
    assert [guide.face.landmarks is not None for guide in guides] == [True, True]


def test_a_portrait_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(GfrError) as caught:
        read_guides([tmp_path / "gone.jpg"], open_finder())
    assert caught.value.message == f"'{tmp_path / 'gone.jpg'}' does not exist."
