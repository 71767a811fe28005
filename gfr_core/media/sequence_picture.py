"""One picture of a sequence, decoded as it is stored."""

import io
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from av.codec import CodecContext
from av.packet import Packet
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame

from gfr_core.errors import GfrError
from gfr_core.media.dpx_header import read_dpx_header
from gfr_core.media.formats import STILLS, Kind
from gfr_core.media.frame import Frame, Metadata
from gfr_core.media.ifd import IfdError, read_directory, read_header
from gfr_core.media.opening import check_size, damaged, decoding, kind_of, opened
from gfr_core.media.still import read_still

_HEAD_BYTES = 1 << 14
_DECODERS = {Kind.DPX: "dpx", Kind.EXR: "exr"}


@dataclass(frozen=True, slots=True)
class NativePicture:
    """A decoded picture. `kind`: of its file. `notes`: what was found wanting, in words for the user."""

    native: VideoFrame
    kind: Kind
    metadata: Metadata | None = None
    notes: tuple[str, ...] = ()


def read_native(path: Path) -> NativePicture:
    """The picture at `path`: DPX and EXR with their own samples, others as RGB or grey of 8 or 16 bits.

    Raises:
        GfrError: it cannot be read, or is of a kind that no sequence is made of.
    """
    kind = kind_of(path)
    if kind in STILLS:
        frame = read_still(path)
        return NativePicture(_native_of(frame), kind, frame.metadata, frame.notes)
    if kind not in _DECODERS:
        raise GfrError(
            f"'{path.name}' holds {kind.value} data; a sequence is made of DPX, TIFF, PNG or EXR pictures.",
            "Convert the pictures first.",
        )
    with opened(path) as file, decoding(path.name, kind):
        data = file.read()
        check_size(path.name, *size_in(data, path.name, kind))
        return NativePicture(_decoded(data, path.name, kind), kind)


def stated_size(path: Path) -> tuple[int, int] | None:
    """Width and height that the file states, without decoding it; None when only decoding tells.

    Raises:
        GfrError: it cannot be read.
    """
    kind = kind_of(path)
    with opened(path) as file, decoding(path.name, kind):
        if kind is Kind.TIFF:
            return _size_in_tiff(file)
        return size_in(file.read(_HEAD_BYTES), path.name, kind) if kind in (Kind.DPX, Kind.EXR, Kind.PNG) else None


def _size_in_tiff(file: io.BufferedIOBase) -> tuple[int, int] | None:
    try:
        order, offset = read_header(file)
        directory = read_directory(file, offset, order)
    except IfdError:
        return None
    width, height = (entry.integer() if entry else None for entry in (directory.get(256), directory.get(257)))
    return (width, height) if width and height else None


def size_in(head: bytes, name: str, kind: Kind) -> tuple[int, int]:
    """Width and height in the first bytes of a DPX, EXR or PNG file.

    Raises:
        GfrError: they are not there.
    """
    if kind is Kind.DPX:
        header = read_dpx_header(head, name)
        return header.width, header.height
    if kind is Kind.EXR:
        at = head.find(b"dataWindow\0box2i\0")
        if at < 0 or at + 37 > len(head):
            raise damaged(name, kind, "it states no size")
        left, top, right, bottom = struct.unpack_from("<4i", head, at + 21)
        return right - left + 1, bottom - top + 1
    if head[12:16] != b"IHDR" or len(head) < 24:
        raise damaged(name, kind, "its header is missing")
    width, height = struct.unpack_from(">II", head, 16)
    return int(width), int(height)


def _decoded(data: bytes, name: str, kind: Kind) -> VideoFrame:
    decoder = CodecContext.create(_DECODERS[kind], "r")
    assert isinstance(decoder, VideoCodecContext)
    frames = [*decoder.decode(Packet(data)), *decoder.decode(None)]
    if not frames or frames[0].is_corrupt:
        raise damaged(name, kind, "it cannot be decoded")
    return frames[0]


def _native_of(frame: Frame) -> VideoFrame:
    deep = frame.bits == 16
    if frame.grey and frame.alpha is None:
        grey: Any = np.ascontiguousarray(frame.pixels[:, :, 0])
        return VideoFrame.from_ndarray(grey, format="gray16le" if deep else "gray")
    if frame.alpha is None:
        return VideoFrame.from_ndarray(frame.pixels, format="rgb48le" if deep else "rgb24")
    four: Any = np.dstack([frame.pixels, frame.alpha])
    return VideoFrame.from_ndarray(four, format="rgba64le" if deep else "rgba")
