"""`gfr_core.media.frame_patch`: a change in RGB put into the stored samples, and nothing else."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from gfr_core.errors import GfrError
from gfr_core.media.clip_colour import picture_of
from gfr_core.media.clip_stream import ClipStream
from gfr_core.media.frame import Pixels
from gfr_core.media.frame_patch import patched
from gfr_core.media.native_planes import layout_of, samples_in
from gfr_core.media.scene_light import light_of, shown
from gfr_core.media.stored import framed
from tests.core.media.clip_files import write_clip
from tests.core.media.native_frames import PLAIN_FORMATS, planes_in, random_frame, same_planes

PATCH = (slice(9, 21), slice(12, 34))
"""Rows and columns that are changed in these tests: odd on one side, even on the other."""


def rgb_of(frame: VideoFrame) -> Pixels:
    return framed(picture_of(frame, "a.mkv"), "a.mkv").pixels


def with_change(before: Pixels, *, step: float = 0.05) -> Pixels:
    after = before.copy()
    top = np.iinfo(before.dtype).max
    after[PATCH] = np.clip(before[PATCH].astype(np.float64) + step * top, 0, top).astype(before.dtype)
    return after


@pytest.mark.parametrize("pixel_format", PLAIN_FORMATS)
def test_no_change_leaves_every_sample(pixel_format: str) -> None:
    frame = random_frame(pixel_format)
    pixels = rgb_of(frame)
    assert same_planes(patched(frame, pixels, pixels.copy(), "a.mkv"), frame)


@pytest.mark.parametrize("pixel_format", PLAIN_FORMATS)
def test_samples_outside_the_change_keep_their_bits_and_alpha_always(pixel_format: str) -> None:
    frame = random_frame(pixel_format)
    before = rgb_of(frame)
    result = patched(frame, before, with_change(before), "a.mkv")
    layout = layout_of(frame)
    assert layout is not None
    for at, (old, new) in enumerate(zip(planes_in(frame), planes_in(result), strict=True)):
        across, down = layout.subsampling if layout.model == "yuv" and at in (1, 2) else (1, 1)
        touched = np.zeros(old.shape[:2], bool)
        touched[
            PATCH[0].start // down : -(-PATCH[0].stop // down), PATCH[1].start // across : -(-PATCH[1].stop // across)
        ] = True
        assert np.array_equal(old[~touched], new[~touched])
        if at == 3:
            assert np.array_equal(old, new)
    assert not np.array_equal(planes_in(frame)[0], planes_in(result)[0])


@pytest.mark.parametrize("pixel_format", PLAIN_FORMATS)
@pytest.mark.parametrize("full", [False, True])
def test_rgb_of_the_patched_frame_is_the_rgb_that_was_wanted(pixel_format: str, full: bool) -> None:
    """A grey step changes no chroma, so that only the rounding of luma and of the way back is left."""
    frame = random_frame(pixel_format, full=full)
    before = rgb_of(frame)
    after = with_change(before)
    error = np.abs(rgb_of(patched(frame, before, after, "a.mkv")).astype(int) - after)
    assert error.max() <= allowed_error(frame, before)


def allowed_error(frame: VideoFrame, pixels: Pixels) -> float:
    """Half a stored level of luma and one of RGB; stored RGB comes back whole."""
    layout = layout_of(frame)
    assert layout is not None
    top = int(np.iinfo(pixels.dtype).max)
    if layout.model == "rgb":
        return 0.0 if layout.bits in (8, 16) else 0.5 * top / (2**layout.bits - 1) + 1
    level = top / (219 * 2 ** (layout.bits - 8))
    return float(0.5 * level + (1 if layout.bits == 8 else 8))


@pytest.mark.parametrize("matrix", [1, 6, 9])
@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("pixel_format", ["yuv444p", "yuv444p10le", "yuv444p16le"])
def test_colour_without_subsampling_comes_back(pixel_format: str, matrix: int, full: bool) -> None:
    frame = random_frame(pixel_format, matrix=matrix, full=full)
    before = rgb_of(frame)
    after = before.copy()
    rng = np.random.default_rng(1)
    top, place = np.iinfo(before.dtype).max, before[PATCH].astype(int)
    steps = (rng.uniform(-0.05, 0.05, place.shape) * top).astype(int)
    after[PATCH] = np.clip(place + steps, 0, top).astype(before.dtype)
    error = np.abs(rgb_of(patched(frame, before, after, "a.mkv")).astype(int) - after)
    layout = layout_of(frame)
    assert layout is not None
    # Half a level of luma, half a level of chroma times its largest weight (2.14 / 1.14), one of RGB.
    assert error.max() <= (0.5 + 0.5 * 2.2) * top / (2**layout.bits * 219 / 256) + (1.5 if layout.bits == 8 else 8)


@pytest.mark.parametrize("matrix", [1, 6, 9])
@pytest.mark.parametrize("pixel_format", ["yuv420p", "yuv422p", "yuv444p", "yuv420p10le", "yuv422p10le"])
def test_a_new_picture_has_the_samples_that_swscale_gives_it(pixel_format: str, matrix: int) -> None:
    """From flat grey to colours that are constant over each block: then how chroma is averaged does not matter."""
    frame = random_frame(pixel_format, matrix=matrix)
    layout = layout_of(frame)
    assert layout is not None
    step = 2 ** (layout.bits - 8)
    for at in range(3):
        samples_in(frame, at, layout)[:] = 128 * step
    before = rgb_of(frame)
    colours = np.random.default_rng(2).integers(60, 200, (3, 4, 3)).astype(before.dtype)
    whole = np.repeat(np.repeat(colours, 12, axis=0), 12, axis=1)[:30, :46] * (257 if layout.bits > 8 else 1)
    result = planes_in(patched(frame, before, whole, "a.mkv"))
    expected = planes_in(by_swscale(whole, pixel_format, matrix))
    inside = [plane_middle(result[0], expected[0], (12, 12))]
    inside += [
        plane_middle(result[at], expected[at], (12 // layout.subsampling[0], 12 // layout.subsampling[1]))
        for at in (1, 2)
    ]
    assert max(inside) <= (1 if layout.bits == 8 else 3)


def by_swscale(pixels: Pixels, pixel_format: str, matrix: int) -> VideoFrame:
    packed: Any = np.ascontiguousarray(pixels)
    source = VideoFrame.from_ndarray(packed, format="rgb48le" if pixels.itemsize == 2 else "rgb24")
    colourspace = {1: 1, 6: 5, 9: 9}[matrix]
    return source.reformat(
        format=pixel_format, src_colorspace=colourspace, dst_colorspace=colourspace, src_color_range=2,
        dst_color_range=1, interpolation="BICUBIC",
    )  # fmt: skip


def plane_middle(one: NDArray[Any], other: NDArray[Any], tile: tuple[int, int]) -> int:
    """The largest difference in the middle of the constant tiles, away from where a scaler blurs them."""
    width, height = tile
    at = np.s_[height // 2 :: height, width // 2 :: width]
    return int(np.abs(one[at].astype(int) - other[at].astype(int)).max())


def test_whiter_than_white_survives_where_the_change_is_small() -> None:
    frame = random_frame("yuv420p10le")
    layout = layout_of(frame)
    assert layout is not None
    luma = samples_in(frame, 0, layout)
    luma[PATCH] = 1000  # white is 940
    before = rgb_of(frame)
    after = before.copy()
    after[9, 12] = after[9, 12] - 655  # a hundredth
    result = planes_in(patched(frame, before, after, "a.mkv"))[0]
    assert result[9, 12] == 1000 - 9
    assert (result[10:21, 12:34] == 1000).all()


@pytest.mark.parametrize("pixel_format", ["gbrp10le", "gbrp16le", "rgb24", "rgb48be", "bgr0"])
def test_stored_rgb_comes_back_exactly(pixel_format: str) -> None:
    frame, other = random_frame(pixel_format), random_frame(pixel_format, seed=5)
    before, after = rgb_of(frame), rgb_of(other)
    assert np.array_equal(rgb_of(patched(frame, before, after, "a.mkv")), after)


@pytest.mark.parametrize("pixel_format", ["gbrpf32le", "gbrpf16le", "grayf32le"])
def test_light_outside_the_change_keeps_its_bits_and_highlights_survive(pixel_format: str) -> None:
    frame = VideoFrame(16, 12, pixel_format)
    layout = layout_of(frame)
    assert layout is not None
    rng = np.random.default_rng(0)
    for at in range(len(frame.planes)):
        samples_in(frame, at, layout)[:] = rng.uniform(0, 0.9, (12, 16)).astype(layout.dtype)
        samples_in(frame, at, layout)[5, 5] = 6.0
    order = [layout.channels.index(letter) for letter in "rgb"] if layout.model == "rgb" else [0, 0, 0]
    before = shown(np.stack([planes_in(frame)[at] for at in order], axis=2))
    after = before.copy()
    after[4:8, 4:8] = after[4:8, 4:8] // 2
    result = patched(frame, before, after, "a.exr")
    same = np.ones((12, 16), bool)
    same[4:8, 4:8] = False
    for old, new in zip(planes_in(frame), planes_in(result), strict=True):
        assert np.array_equal(old[same], new[same])
        assert new[5, 5] > 5.0
    got = np.stack([planes_in(result)[at] for at in order], axis=2)[6, 6]
    assert got == pytest.approx(
        light_of(after[6, 6]).mean() if layout.model == "gray" else light_of(after[6, 6]), abs=2e-3
    )


@pytest.mark.parametrize("pixel_format", ["yuv420p", "yuv420p10le", "yuv422p", "yuv411p", "gbrp10le", "rgb24", "gray"])
def test_the_last_row_and_column_of_odd_sizes_are_reached(pixel_format: str) -> None:
    frame = random_frame(pixel_format, width=37, height=23)
    before = rgb_of(frame)
    after = before.copy()
    after[20:, 30:] = after[20:, 30:] // 8 * 9
    result = patched(frame, before, after, "a.mkv")
    error = np.abs(rgb_of(result).astype(int) - after)
    assert np.median(error[20:, 30:]) <= 0.02 * np.iinfo(before.dtype).max
    for old, new in zip(planes_in(frame), planes_in(result), strict=True):
        assert np.array_equal(old[: len(old) // 2], new[: len(new) // 2])


@pytest.mark.parametrize("degrees", [90, -90, 180])
def test_a_change_in_the_upright_picture_lands_where_it_is_seen(tmp_path: Path, degrees: int) -> None:
    with ClipStream.open(write_clip(tmp_path / "a.mp4", frames=1, rotation=degrees)) as clip:
        frame = next(clip.frames())
        before = clip.rgb(frame).pixels
        after = before.copy()
        after[4:12, 20:30] = 120
        shown = clip.rgb(replace(frame, native=patched(frame.native, before, after, "a.mp4"))).pixels
    assert np.abs(shown.astype(int) - after).max() <= 2


def test_a_format_that_is_not_plain_is_refused_in_words() -> None:
    pixels = np.zeros((8, 8, 3), np.uint8)
    with pytest.raises(GfrError, match=r"'a\.avi' stores its pictures as 'rgb565le', into which restored pixels"):
        patched(VideoFrame(8, 8, "rgb565le"), pixels, pixels, "a.avi")


def test_pictures_of_two_sizes_are_the_callers_mistake() -> None:
    frame = random_frame("rgb24")
    with pytest.raises(ValueError, match="before is"):
        patched(frame, rgb_of(frame), np.zeros((3, 3, 3), np.uint8), "a.mkv")
