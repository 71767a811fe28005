"""`gfr_core.media.frame_hash`: equal pictures have equal numbers, whatever their layout."""

import pytest
from av.video.frame import VideoFrame

from gfr_core.media.frame_hash import frame_hash
from gfr_core.media.native_planes import layout_of, samples_in
from tests.core.media.native_frames import PLAIN_FORMATS, random_frame


@pytest.mark.parametrize("pixel_format", PLAIN_FORMATS)
def test_one_sample_changes_the_number(pixel_format: str) -> None:
    frame, other = random_frame(pixel_format), random_frame(pixel_format)
    assert frame_hash(frame) == frame_hash(other)
    layout = layout_of(other)
    assert layout is not None
    samples_in(other, 0, layout)[0, 0] ^= 1
    assert frame_hash(frame) != frame_hash(other)


@pytest.mark.parametrize(
    ("one", "other"), [("rgb24", "bgr0"), ("gbrp", "bgr0"), ("yuvj420p", "yuv420p"), ("rgb48be", "rgb48le")]
)
def test_another_layout_of_the_same_values_has_the_same_number(one: str, other: str) -> None:
    frame = random_frame(one, full=True)
    assert frame_hash(frame) == frame_hash(frame.reformat(format=other, src_color_range=2, dst_color_range=2))


def test_a_format_that_ffv1_does_not_keep_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="rgb565le"):
        frame_hash(VideoFrame(8, 8, "rgb565le"))
