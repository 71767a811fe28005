"""Frames of any pixel format with random samples, made in memory."""

from fractions import Fraction
from typing import Any

import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from gfr_core.media.native_planes import layout_of, samples_in

PLAIN_FORMATS = (
    "yuv420p", "yuv422p", "yuv444p", "yuv411p", "yuv440p", "yuvj420p", "yuva420p", "yuv420p10le", "yuv422p10le",
    "yuv444p10le", "yuv420p12le", "yuv422p12le", "yuv444p12le", "yuv420p16le", "yuv422p16le", "yuv444p16le",
    "yuv420p10be", "gbrp", "gbrp10le", "gbrp12le", "gbrp16le", "gbrap", "rgb24", "bgr24", "rgba", "bgr0", "rgb48le",
    "rgb48be", "rgba64le", "gray", "gray10le", "gray12le", "gray16le",
)  # fmt: skip


def random_frame(
    pixel_format: str, *, seed: int = 0, width: int = 46, height: int = 30, matrix: int = 1, full: bool = False
) -> VideoFrame:
    """Samples over the middle of the legal range, so that a small change stays legal; chroma near neutral."""
    frame = VideoFrame(width, height, pixel_format)
    layout = layout_of(frame)
    assert layout is not None
    frame.pts, frame.time_base = 3, Fraction(1, 25)
    if layout.model == "yuv":
        frame.colorspace = matrix
    frame.color_range = 2 if full or layout.model != "yuv" else 1
    rng = np.random.default_rng(seed)
    top = 2**layout.bits
    for at in range(len(frame.planes)):
        view = samples_in(frame, at, layout)
        low, high = (0.45, 0.55) if layout.model == "yuv" and at in (1, 2) else (0.25, 0.75)
        view[:] = rng.integers(int(low * top), int(high * top), view.shape).astype(layout.dtype)
    return frame


def planes_in(frame: VideoFrame) -> list[NDArray[Any]]:
    """Copies of all planes."""
    layout = layout_of(frame)
    assert layout is not None
    return [samples_in(frame, at, layout).copy() for at in range(len(frame.planes))]


def same_planes(one: VideoFrame, other: VideoFrame) -> bool:
    """Whether every sample of the two is equal."""
    return all(np.array_equal(a, b) for a, b in zip(planes_in(one), planes_in(other), strict=True))


MIXED_FORMATS = {
    "nv12": (2, 2, "uv", 8), "nv21": (2, 2, "vu", 8), "nv16": (2, 1, "uv", 8), "nv24": (1, 1, "uv", 8),
    "nv42": (1, 1, "vu", 8), "p010le": (2, 2, "uv", 10), "p210le": (2, 1, "uv", 10), "yuyv422": (2, 1, "yuyv", 8),
    "uyvy422": (2, 1, "uyvy", 8), "yvyu422": (2, 1, "yvyu", 8), "y210le": (2, 1, "yuyv", 10),
}  # fmt: skip
"""Chroma's subsampling, the order of what lies mixed, bits."""


def mixed_frame(pixel_format: str, *, width: int = 46, height: int = 30) -> tuple[VideoFrame, list[NDArray[Any]]]:
    """A frame of a mixed format written sample by sample, and its luma, blue and red difference as H W."""
    across, down, order, bits = MIXED_FORMATS[pixel_format]
    dtype, rng = np.uint8 if bits == 8 else np.uint16, np.random.default_rng(0)
    shapes = [(height, width)] + [(-(-height // down), -(-width // across))] * 2
    luma, blue, red = planes = [rng.integers(0, 2**bits, shape).astype(dtype) for shape in shapes]
    frame = VideoFrame(width, height, pixel_format)
    frame.color_range, frame.colorspace, frame.pts = 1, 1, 3
    if "y" in order:
        wide = np.zeros((height, blue.shape[1] * 2), dtype)
        wide[:, :width] = luma
        parts = {"y": [wide[:, 0::2], wide[:, 1::2]], "u": [blue], "v": [red]}
        rows = [[np.stack([parts[letter].pop(0) for letter in order], axis=2)]]
    else:
        rows = [[luma[:, :, None]], [np.stack([{"u": blue, "v": red}[letter] for letter in order], axis=2)]]
    for plane, (values,) in zip(frame.planes, rows, strict=True):
        flat = values.reshape(len(values), -1) << (6 if bits == 10 else 0)
        padded = np.zeros((len(flat), plane.line_size // flat.itemsize), dtype)
        padded[:, : flat.shape[1]] = flat
        view: Any = np.frombuffer(memoryview(plane), dtype)
        view[: padded.size] = padded.ravel()
    return frame, planes
