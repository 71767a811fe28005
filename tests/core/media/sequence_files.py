"""Numbered pictures for the tests, DPX and EXR among them."""

import struct
from pathlib import Path
from typing import Any

import numpy as np
from av.codec import CodecContext
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame

from gfr_core.media.native_planes import layout_of, samples_in


def write_native(path: Path, codec: str, pixel_format: str, *, seed: int = 0, size: tuple[int, int] = (38, 26),
                 options: dict[str, str] | None = None) -> VideoFrame:  # fmt: skip
    """A picture of random samples through FFmpeg's encoder; the samples are handed back."""
    frame = VideoFrame(*size, pixel_format)
    layout = layout_of(frame)
    assert layout is not None
    rng = np.random.default_rng(seed)
    for at in range(len(frame.planes)):
        view: Any = samples_in(frame, at, layout)
        if layout.is_float:
            view[:] = rng.uniform(-0.2, 3.0, view.shape).astype(np.float16)
        else:
            view[:] = rng.integers(0, 2**layout.bits, view.shape).astype(layout.dtype)
    encoder = CodecContext.create(codec, "w")
    assert isinstance(encoder, VideoCodecContext)
    encoder.width, encoder.height, encoder.pix_fmt = *size, pixel_format
    encoder.framerate, encoder.options = 24, options or {}  # type: ignore[assignment]
    frame.pts = 0
    path.write_bytes(b"".join(bytes(packet) for packet in (*encoder.encode(frame), *encoder.encode(None))))
    return frame


def write_dpx(path: Path, *, bits: int = 10, order: str = "be", seed: int = 0, described: bool = False) -> VideoFrame:
    """A DPX picture; `described` fills in its film and television headers."""
    frame = write_native(path, "dpx", f"gbrp10{order}" if bits == 10 else f"rgb48{order}", seed=seed)
    if described:
        path.write_bytes(with_film_facts(path.read_bytes(), order))
    return frame


def with_film_facts(data: bytes, order: str) -> bytes:
    """Time code 01:02:03:04, 24 frames a second, printing density, an edge code, a slate."""
    mark = ">" if order == "be" else "<"
    assert struct.unpack_from(f"{mark}I", data, 4) == (1664,)  # FFmpeg leaves the film header out
    described = bytearray(data[:1664] + b"\xff" * 384 + data[1664:])
    for at in (4, 808):
        struct.pack_into(f"{mark}I", described, at, 2048)
    described[801:803] = bytes((1, 1))
    described[260:270] = b"Family Mov"
    described[1664:1680] = b"01" + b"21" + b"07" + b"123456" + b"0042"
    struct.pack_into(f"{mark}f", described, 1724, 24.0)
    described[1764:1773] = b"scene 5-A"
    struct.pack_into(f"{mark}I", described, 1920, 0x01020304)
    return bytes(described)
