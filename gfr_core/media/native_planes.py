"""The samples of a decoded frame as arrays, to be read and written where they lie."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from av.filter.graph import Graph
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange
from numpy.typing import NDArray

Samples = NDArray[Any]

_PACKED = {
    "rgb24": "rgb", "bgr24": "bgr", "rgb48le": "rgb", "rgb48be": "rgb", "bgr48le": "bgr", "bgr48be": "bgr",
    "rgba": "rgba", "bgra": "bgra", "argb": "argb", "abgr": "abgr", "rgb0": "rgb0", "bgr0": "bgr0", "0rgb": "0rgb",
    "0bgr": "0bgr", "rgba64le": "rgba", "rgba64be": "rgba", "bgra64le": "bgra", "bgra64be": "bgra",
}  # fmt: skip
"""Formats whose channels lie beside each other -> their order."""

_SUBSAMPLING = {"410": (4, 4), "411": (4, 1), "420": (2, 2), "422": (2, 1), "440": (1, 2), "444": (1, 1)}


@dataclass(frozen=True, slots=True)
class Layout:
    """How a plain frame is stored.

    Attributes:
        model: "yuv", "rgb" or "gray".
        channels: the order of channels: planes for planar formats ("gbr"), places in a pixel for packed ones ("bgr0").
        bits: significant bits of a sample; 16 or 32 for floating point.
        dtype: of a sample.
        packed: the channels of a pixel lie beside each other in one plane.
        subsampling: luma columns and rows a chroma sample stands for.
    """

    model: str
    channels: str
    bits: int
    dtype: np.dtype[Any]
    packed: bool = False
    subsampling: tuple[int, int] = (1, 1)

    @property
    def is_float(self) -> bool:
        """Samples are scene light as floating point."""
        return bool(self.dtype.kind == "f")


def layout_of(frame: VideoFrame) -> Layout | None:
    """How the frame is stored, or None for a format whose samples are not plain (see `mixed_planes`)."""
    name, bits = frame.format.name, frame.format.components[0].bits
    dtype = _dtype(name, bits)
    if name in _PACKED:
        return Layout("rgb", _PACKED[name], bits, dtype, packed=True)
    if re.fullmatch(r"gray(f?\d+)?(le|be)?", name):
        return Layout("gray", "y", bits, dtype)
    if re.fullmatch(r"gbra?p(f?\d+)?(le|be)?", name):
        return Layout("rgb", "gbra" if name.startswith("gbra") else "gbr", bits, dtype)
    match = re.fullmatch(r"yuv(a|j)?(4\d\d)p(\d+)?(le|be)?", name)
    if match is None:
        return None
    return Layout("yuv", "yuva" if match[1] == "a" else "yuv", bits, dtype, subsampling=_SUBSAMPLING[match[2]])


def _dtype(name: str, bits: int) -> np.dtype[Any]:
    kind = "f" if re.search(r"f(16|32)", name) else "u"
    size = 1 if bits <= 8 else 2 if bits <= 16 else 4
    return np.dtype(f"{'>' if name.endswith('be') else '<'}{kind}{size}")


def in_format(frame: VideoFrame, pixel_format: str) -> VideoFrame:
    """The frame in another layout with its range and matrix kept, by swscale; exact when the values fit."""
    if frame.format.name == pixel_format:
        return frame
    is_full = frame.color_range == int(ColorRange.JPEG) or frame.format.name.startswith("yuvj")
    kept_range = int(ColorRange.JPEG if is_full else ColorRange.MPEG)
    if frame.format.is_rgb or frame.format.name.startswith(("mono", "pal")):
        return frame.reformat(format=pixel_format)
    return frame.reformat(format=pixel_format, src_color_range=kept_range, dst_color_range=kept_range)


def samples_in(frame: VideoFrame, at: int, layout: Layout) -> Samples:
    """Plane `at` as H W (packed: H W C). A view: what is written into it is written into the frame."""
    plane = frame.planes[at]
    stride = plane.line_size // layout.dtype.itemsize
    rows: Samples = np.frombuffer(memoryview(plane), layout.dtype)[: plane.height * stride].reshape(
        plane.height, stride
    )
    if not layout.packed:
        return rows[:, : plane.width]
    channels = len(layout.channels)
    # Splitting the last axis of a view keeps it a view.
    return rows[:, : plane.width * channels].reshape(plane.height, plane.width, channels)


def copy_of(frame: VideoFrame) -> VideoFrame:
    """A frame of its own memory with the same samples, tags, time stamp and field flags."""
    # The only way in PyAV that keeps the field flags, which cannot be set.
    graph = Graph()
    base = frame.time_base or Fraction(1, 1)
    source = graph.add_buffer(width=frame.width, height=frame.height, format=frame.format, time_base=base)
    graph.link_nodes(source, graph.add("copy"), graph.add("buffersink")).configure()
    graph.push(frame)
    copied = graph.pull()
    assert isinstance(copied, VideoFrame)
    copied.pts, copied.time_base = frame.pts, base
    copied.colorspace, copied.color_range = frame.colorspace, frame.color_range  # filters fill in what is unstated
    copied.color_primaries, copied.color_trc = frame.color_primaries, frame.color_trc
    return copied
