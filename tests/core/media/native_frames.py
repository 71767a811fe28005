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
