"""Tiny clips for the tests: every frame carries its own number as bits of black and white."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import av
import numpy as np
from av.video.stream import VideoStream
from numpy.typing import NDArray

WIDTH, HEIGHT = 64, 48
_BITS = 8


def numbered_picture(number: int) -> NDArray[np.uint8]:
    """H W 3 whose columns, eight pixels wide, are the bits of `number`, the highest first."""
    bits = [(number >> bit) & 1 for bit in reversed(range(_BITS))]
    row = np.repeat(np.array(bits, np.uint8) * 200 + 20, WIDTH // _BITS)
    return np.repeat(np.repeat(row[None, :, None], HEIGHT, axis=0), 3, axis=2)


def number_in(pixels: NDArray[np.uint8] | NDArray[np.uint16]) -> int:
    """The number that a picture of `numbered_picture` carries, lossy coding survived."""
    middle = pixels[HEIGHT // 2, 4 :: WIDTH // _BITS, 1].astype(np.int64)
    half = np.iinfo(pixels.dtype).max // 2
    return int("".join("1" if value > half else "0" for value in middle), 2)


def write_clip(
    path: Path,
    *,
    frames: int = 30,
    codec: str = "libx264",
    pixel_format: str = "yuv420p",
    options: dict[str, str] | None = None,
    times: list[int] | None = None,
    rotation: float | None = None,
    aspect: Fraction | None = None,
) -> Path:
    """A clip at 25 frames a second; `times` (milliseconds) makes its rate variable."""
    with av.open(str(path), "w") as container:
        stream = cast(VideoStream, container.add_stream(codec, rate=25, options=options or {}))
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, pixel_format
        stream.codec_context.time_base = Fraction(1, 1000)
        if aspect is not None:
            stream.codec_context.sample_aspect_ratio = aspect
        if rotation is not None:
            stream.set_display_rotation(rotation)
        for number in range(frames):
            frame = av.VideoFrame.from_ndarray(numbered_picture(number), format="rgb24").reformat(format=pixel_format)
            frame.pts = times[number] if times else number * 40
            frame.time_base = Fraction(1, 1000)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def write_planes(
    path: Path,
    planes: Sequence[NDArray[Any]],
    pixel_format: str,
    *,
    colorspace: int = 2,
    color_range: int = 0,
    codec: str = "ffv1",
) -> Path:
    """A lossless clip of one frame whose planes are exactly these, its colour tags as given."""
    height, width = planes[0].shape
    with av.open(str(path), "w") as container:
        stream = cast(VideoStream, container.add_stream(codec, rate=25))
        stream.width, stream.height, stream.pix_fmt = width, height, pixel_format
        stream.codec_context.colorspace = colorspace
        stream.codec_context.color_range = color_range
        frame = av.VideoFrame(width, height, pixel_format)
        for plane, values in zip(frame.planes, planes, strict=True):
            rows = np.zeros((plane.height, plane.line_size // values.itemsize), values.dtype)
            rows[:, : plane.width] = values
            plane.update(rows.tobytes())
        frame.colorspace, frame.color_range, frame.pts = colorspace, color_range, 0
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path
