"""Frames whose samples lie mixed (NV12, P010, UYVY...), put into planes of their own: no value changes.

Not by swscale where it can be helped: on P010 and P210 it gave other chroma from run to run, and for the packed formats
other values at odd widths.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from av.video.frame import VideoFrame
from av.video.plane import VideoPlane

from gfr_core.media.native_planes import Samples, in_format, layout_of, samples_in


@dataclass(frozen=True, slots=True)
class _Mix:
    """`target`: the plain format of the same values. `order`: of the samples that lie beside each other."""

    target: str
    order: str
    shift: int = 0


_MIXES = {
    "nv12": _Mix("yuv420p", "uv"), "nv21": _Mix("yuv420p", "vu"), "nv16": _Mix("yuv422p", "uv"),
    "nv24": _Mix("yuv444p", "uv"), "nv42": _Mix("yuv444p", "vu"), "p010le": _Mix("yuv420p10le", "uv", 6),
    "p210le": _Mix("yuv422p10le", "uv", 6), "yuyv422": _Mix("yuv422p", "yuyv"), "uyvy422": _Mix("yuv422p", "uyvy"),
    "yvyu422": _Mix("yuv422p", "yvyu"), "y210le": _Mix("yuv422p10le", "yuyv", 6),
}  # fmt: skip

_BY_SWSCALE = {"pal8": "bgra", "monob": "gray", "monow": "gray"}


def plain_format(pixel_format: str) -> str:
    """The format in which `plain` hands over frames of `pixel_format`."""
    mix = _MIXES.get(pixel_format)
    return mix.target if mix is not None else _BY_SWSCALE.get(pixel_format, pixel_format)


def plain(frame: VideoFrame) -> VideoFrame:
    """The frame itself, or with its mixed samples put into planes of their own; tags and field flags stay."""
    mix = _MIXES.get(frame.format.name)
    if mix is None:
        return in_format(frame, plain_format(frame.format.name))
    result = in_format(frame, mix.target)  # for what is not samples; these are all written over
    layout = layout_of(result)
    assert layout is not None
    for at, letter in enumerate("yuv"):
        target = samples_in(result, at, layout)
        target[:] = _channel(frame, mix, letter, target.shape, layout.dtype) >> mix.shift
    return result


def _channel(frame: VideoFrame, mix: _Mix, letter: str, shape: tuple[int, ...], dtype: np.dtype[Any]) -> Samples:
    """Every sample of a letter, H W."""
    is_apart = "y" not in mix.order
    if is_apart and letter == "y":
        return _rows(frame.planes[0], dtype)[: shape[0], : shape[1]]
    rows = _rows(frame.planes[1 if is_apart else 0], dtype)[: shape[0]]
    first, step = mix.order.index(letter), len(mix.order) // mix.order.count(letter)
    return rows[:, first::step][:, : shape[1]]


def _rows(plane: VideoPlane, dtype: np.dtype[Any]) -> Samples:
    stride = plane.line_size // dtype.itemsize
    samples: Samples = np.frombuffer(memoryview(plane), dtype)
    return samples[: len(samples) // stride * stride].reshape(-1, stride)
