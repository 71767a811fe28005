"""`gfr_core.media.mixed_planes`: mixed samples in planes of their own."""

import numpy as np
import pytest
from av.video.frame import VideoFrame

from gfr_core.media.clip_colour import picture_of
from gfr_core.media.mixed_planes import plain, plain_format
from gfr_core.media.native_planes import layout_of
from tests.core.media.native_frames import MIXED_FORMATS, PLAIN_FORMATS, mixed_frame, planes_in, random_frame


@pytest.mark.parametrize("pixel_format", MIXED_FORMATS)
@pytest.mark.parametrize("size", [(46, 30), (37, 23), (1, 1), (1281, 5), (5, 3)])
def test_every_sample_is_found_in_its_plane(pixel_format: str, size: tuple[int, int]) -> None:
    frame, planes = mixed_frame(pixel_format, width=size[0], height=size[1])
    assert layout_of(frame) is None
    result = plain(frame)
    assert result.format.name == plain_format(pixel_format)
    assert all(np.array_equal(*pair) for pair in zip(planes_in(result), planes, strict=True))
    assert (result.pts, result.colorspace, result.color_range) == (3, 1, 1)


@pytest.mark.parametrize("pixel_format", PLAIN_FORMATS)
def test_plain_frames_pass_as_they_are(pixel_format: str) -> None:
    frame = random_frame(pixel_format)
    assert plain(frame) is frame
    assert plain_format(pixel_format) == pixel_format


@pytest.mark.parametrize("pixel_format", MIXED_FORMATS)
def test_a_mixed_frame_shows_the_same_picture(pixel_format: str) -> None:
    frame, _ = mixed_frame(pixel_format)
    assert np.array_equal(picture_of(frame, "a").samples, picture_of(plain(frame), "a").samples)


@pytest.mark.parametrize(("pixel_format", "lit"), [("monob", 1), ("monow", 0)])
def test_one_bit_becomes_black_and_white(pixel_format: str, lit: int) -> None:
    frame = VideoFrame(8, 2, pixel_format)
    for plane in frame.planes:
        plane.update(bytes([0b10100000]) * plane.buffer_size)
    expected = [255 if bit == lit else 0 for bit in (1, 0, 1, 0, 0, 0, 0, 0)]
    assert planes_in(plain(frame))[0][0].tolist() == expected
