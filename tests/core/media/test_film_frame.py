"""`gfr_core.media.film_frame`: into the encoder's form, unchanged where it fits."""

import numpy as np
import pytest
from av.video.frame import VideoFrame

from gfr_core.media.clip_codecs import kept_format
from gfr_core.media.clip_colour import picture_of
from gfr_core.media.film_frame import film_frame
from gfr_core.media.mixed_planes import plain_format
from gfr_core.media.native_planes import in_format, layout_of, samples_in
from gfr_core.media.scene_light import shown
from tests.core.media.native_frames import PLAIN_FORMATS, mixed_frame, planes_in, random_frame, same_planes


@pytest.mark.parametrize("pixel_format", PLAIN_FORMATS)
def test_what_ffv1_keeps_is_unchanged(pixel_format: str) -> None:
    frame = random_frame(pixel_format, full=pixel_format.startswith("yuvj"))
    kept = kept_format(pixel_format)
    assert kept is not None
    assert same_planes(in_format(film_frame(frame, kept, "a"), pixel_format), frame)


@pytest.mark.parametrize("mixed", ["nv12", "p010le", "yuyv422"])
def test_mixed_samples_are_unchanged_too(mixed: str) -> None:
    frame, planes = mixed_frame(mixed)
    result = film_frame(frame, plain_format(mixed), "a")
    assert all(np.array_equal(*pair) for pair in zip(planes_in(result), planes, strict=True))


@pytest.mark.parametrize("matrix", [1, 6, 9])
@pytest.mark.parametrize("full", [False, True])
def test_more_depth_shows_the_same_picture(matrix: int, full: bool) -> None:
    frame = random_frame("yuv422p", matrix=matrix, full=full)
    deep = film_frame(frame, "yuv422p10le", "a")
    deep.colorspace, deep.color_range = frame.colorspace, frame.color_range
    error = np.abs(picture_of(deep, "a").samples / 257.0 - picture_of(frame, "a").samples)
    assert error.max() <= 1.2


@pytest.mark.parametrize(("size", "matrix"), [((46, 30), 6), ((1040, 8), 1)])
def test_rgb_becomes_luma_and_chroma_by_the_matrix_that_is_tagged(size: tuple[int, int], matrix: int) -> None:
    flat = VideoFrame.from_ndarray(np.full((size[1], size[0], 3), (200, 90, 40), np.uint8), format="rgb24")
    result = film_frame(flat, "yuv444p10le", "a")
    result.colorspace, result.color_range = matrix, 1
    assert np.abs(picture_of(result, "a").samples / 257.0 - (200, 90, 40)).max() <= 0.6


def test_light_becomes_sixteen_bits_as_it_is_shown() -> None:
    frame = VideoFrame(16, 12, "gbrpf32le")
    layout = layout_of(frame)
    assert layout is not None
    for at in range(3):
        samples_in(frame, at, layout)[:] = np.random.default_rng(at).uniform(-0.1, 1.5, (12, 16))
    expected = [shown(plane) for plane in planes_in(frame)]
    assert all(
        np.array_equal(*pair) for pair in zip(planes_in(film_frame(frame, "gbrp16le", "a")), expected, strict=True)
    )
