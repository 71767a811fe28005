"""`gfr_core.media.native_planes`: samples where they lie, copies, exact changes of layout."""

import numpy as np
import pytest
from av.filter.graph import Graph
from av.video.frame import VideoFrame

from gfr_core.media.native_planes import copy_of, in_format, layout_of, samples_in
from tests.core.media.native_frames import PLAIN_FORMATS, planes_in, random_frame, same_planes


@pytest.mark.parametrize("pixel_format", PLAIN_FORMATS)
def test_what_is_written_into_a_view_is_in_the_frame(pixel_format: str) -> None:
    frame = random_frame(pixel_format)
    layout = layout_of(frame)
    assert layout is not None
    for at in range(len(frame.planes)):
        samples_in(frame, at, layout)[2, 1] = 7
    assert all((plane[2, 1] == 7).all() for plane in planes_in(frame))


@pytest.mark.parametrize("pixel_format", PLAIN_FORMATS)
def test_a_copy_is_equal_and_of_its_own_memory(pixel_format: str) -> None:
    frame = random_frame(pixel_format)
    copied = copy_of(frame)
    assert same_planes(frame, copied)
    assert (copied.pts, copied.time_base) == (frame.pts, frame.time_base)
    assert (copied.colorspace, copied.color_range) == (frame.colorspace, frame.color_range)
    layout = layout_of(copied)
    assert layout is not None
    samples_in(copied, 0, layout)[0, 0] = 1
    assert not same_planes(frame, copied)


def test_a_copy_keeps_the_field_flags() -> None:
    graph = Graph()
    frame = random_frame("yuv420p")
    source = graph.add_buffer(width=46, height=30, format=frame.format, time_base=frame.time_base)
    graph.link_nodes(source, graph.add("setfield", "bff"), graph.add("buffersink")).configure()
    graph.push(frame)
    fielded = graph.pull()
    assert isinstance(fielded, VideoFrame)
    assert fielded.interlaced_frame
    assert copy_of(fielded).interlaced_frame


def test_luma_rows_of_a_known_frame_are_found() -> None:
    frame = VideoFrame.from_ndarray(np.arange(48 * 3, dtype=np.uint8).reshape(6, 8, 3), format="rgb24")
    layout = layout_of(frame)
    assert layout is not None
    assert layout.packed
    assert np.array_equal(samples_in(frame, 0, layout), np.arange(144, dtype=np.uint8).reshape(6, 8, 3))


@pytest.mark.parametrize(
    ("one", "other"),
    [("gbrp", "bgr0"), ("rgb24", "bgr0"), ("rgba", "bgra"), ("rgb48be", "rgb48le"), ("gbrp10le", "gbrp10le"),
     ("yuv420p10be", "yuv420p10le"), ("rgb48le", "gbrp16le")],
)  # fmt: skip
def test_another_layout_of_the_same_depth_holds_the_same_values(one: str, other: str) -> None:
    frame = random_frame(one)
    assert same_planes(in_format(in_format(frame, other), one), frame)


def test_full_range_stays_full_when_its_name_changes() -> None:
    frame = random_frame("yuvj420p", full=True)
    assert same_planes(in_format(frame, "yuv420p"), frame)


def test_a_format_that_is_not_plain_says_so() -> None:
    assert layout_of(VideoFrame(8, 8, "rgb565le")) is None
