"""JPEG in and out."""

import io
import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, JpegImagePlugin

from gfr_core.media.encoded import Encoded, channels_to_write, dpi_note, eight_bit_to_write
from gfr_core.media.exif import plausible_dpi
from gfr_core.media.formats import Kind
from gfr_core.media.frame import Frame, Metadata
from gfr_core.media.opening import check_size, damaged
from gfr_core.media.samples import cmyk_to_rgb
from gfr_core.media.stored import StoredPicture

QUALITY = 95
"""Quality of written JPEGs, with colour at full resolution."""

_MAX_SIDE = 65500
_MAX_SCANS = 100
_MAX_SEGMENT = 65533
_EXIF, _XMP, _ICC = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0", b"ICC_PROFILE\0"
_FRAMES = frozenset((*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)))
_NOT_CARRIED = (
    (0xED, b"Photoshop 3.0\0", "IPTC and Photoshop data"),
    (0xE1, b"http://ns.adobe.com/xmp/extension/", "The extended part of the XMP packet"),
    (0xE2, b"MPF\0", "The further pictures of the file"),
    (0xEB, b"JP", "Content credentials (JUMBF)"),
    (0xFE, b"", "The JPEG comment"),
)


@dataclass(frozen=True, slots=True)
class _Segment:
    """One marker segment before the scan. `body` excludes marker and length."""

    marker: int
    body: bytes

    @property
    def raw(self) -> bytes:
        return struct.pack(">BBH", 0xFF, self.marker, len(self.body) + 2) + self.body


def read_jpeg(data: bytes, name: str) -> StoredPicture:
    """The JPEG in `data`; CMYK is converted with a note.

    Raises:
        GfrError: damaged, cut off, or too large. Decoder errors pass through and are worded by the caller.
    """
    segments, scan_at = _segments(data, name)
    _check_work(data, segments, name)
    # Pillow sees no metadata: it would parse EXIF for the density and warn over damage in it.
    kept = b"".join(segment.raw for segment in segments if _matters_for_pixels(segment))
    with JpegImagePlugin.JpegImageFile(io.BytesIO(b"\xff\xd8" + kept + data[scan_at:])) as picture:
        picture.load()
        mode, samples = picture.mode, np.asarray(picture)
    metadata, notes = _metadata(segments)
    if mode == "CMYK":
        samples, more = cmyk_to_rgb(samples, metadata.icc)
        metadata, notes = Metadata(None, metadata.exif, metadata.xmp, metadata.dpi), notes + more
    return StoredPicture(samples, metadata, None, notes)


def _matters_for_pixels(segment: _Segment) -> bool:
    is_adobe = segment.marker == 0xEE and segment.body.startswith(b"Adobe")
    return is_adobe or not (0xE0 <= segment.marker <= 0xEF or segment.marker == 0xFE)


def _segments(data: bytes, name: str) -> tuple[list[_Segment], int]:
    """The marker segments before the first scan, and where that scan begins."""
    segments: list[_Segment] = []
    at = 2
    while True:
        at = _next_marker(data, at)
        if at < 0 or at + 4 > len(data):
            raise damaged(name, Kind.JPEG, "it ends before its pixels begin")
        marker = data[at + 1]
        if marker == 0xDA:
            return segments, at
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if length < 2 or at + 2 + length > len(data):
            raise damaged(name, Kind.JPEG, "a block before its pixels is cut off")
        segments.append(_Segment(marker, data[at + 4 : at + 2 + length]))
        at += 2 + length


def _next_marker(data: bytes, at: int) -> int:
    """Where the next marker with a body stands: stray bytes, fill bytes and bare markers are passed over."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            return -1
        if data[at + 1] not in (0x00, 0x01, 0xFF) and not 0xD0 <= data[at + 1] <= 0xD9:
            return at
        at += 1


def _check_work(data: bytes, segments: list[_Segment], name: str) -> None:
    """Refuses pictures too large, and progressive ones that would be decoded over and over (a known attack)."""
    frames = [segment for segment in segments if segment.marker in _FRAMES and len(segment.body) >= 6]
    if not frames:
        raise damaged(name, Kind.JPEG, "it does not say how large it is")
    for frame in frames:
        height, width = struct.unpack(">HH", frame.body[1:5])
        check_size(name, width, height)
    scans = data.count(b"\xff\xda")
    if scans > _MAX_SCANS:
        raise damaged(name, Kind.JPEG, f"it holds {scans} scans; at most {_MAX_SCANS} are decoded")


def _metadata(segments: list[_Segment]) -> tuple[Metadata, tuple[str, ...]]:
    exif = b"".join(_bodies(segments, 0xE1, _EXIF)) or None
    xmp = next(iter(_bodies(segments, 0xE1, _XMP)), None)
    icc, notes = _profile(_bodies(segments, 0xE2, _ICC))
    for marker, start, what in _NOT_CARRIED:
        if _bodies(segments, marker, start):
            notes += (f"{what} was found; it is not carried.",)
    return Metadata(icc, exif, xmp, _jfif_dpi(segments)), notes


def _bodies(segments: list[_Segment], marker: int, start: bytes) -> list[bytes]:
    return [one.body[len(start) :] for one in segments if one.marker == marker and one.body.startswith(start)]


def _profile(chunks: list[bytes]) -> tuple[bytes | None, tuple[str, ...]]:
    """The profile joined from its numbered chunks (ICC.1:2022, annex B.4)."""
    if not chunks:
        return None, ()
    ordered = sorted(chunks, key=lambda chunk: chunk[:1])
    numbers = [chunk[0] for chunk in ordered if chunk]
    if numbers != list(range(1, len(ordered) + 1)) or any(len(c) < 2 or c[1] != len(ordered) for c in ordered):
        return None, ("The colour profile is incomplete and was dropped.",)
    return b"".join(chunk[2:] for chunk in ordered), ()


def _jfif_dpi(segments: list[_Segment]) -> tuple[float, float] | None:
    for body in _bodies(segments, 0xE0, b"JFIF\0"):
        if len(body) >= 7 and body[2] in (1, 2):
            x, y = struct.unpack(">HH", body[3:7])
            scale = 1.0 if body[2] == 1 else 2.54
            return plausible_dpi(x * scale, y * scale)
    return None


def encode_jpeg(frame: Frame) -> Encoded:
    """The picture as JPEG of quality `QUALITY`, colour at full resolution, and what was lost.

    Raises:
        ValueError: a side is longer than the format holds.
    """
    if max(frame.width, frame.height) > _MAX_SIDE:
        raise ValueError(f"JPEG holds at most {_MAX_SIDE} pixels a side")
    channels, notes = channels_to_write(frame, alpha=False, format_name="JPEG")
    samples, more = eight_bit_to_write(channels.samples, "JPEG")
    plain = _compressed(samples)
    blocks, lost = _metadata_segments(channels.metadata)
    body_at = 4 + int.from_bytes(plain[4:6], "big")  # behind Pillow's own JFIF segment
    loss = "JPEG is lossy: every pixel may have changed slightly. TIFF and PNG keep them exactly."
    return Encoded(b"\xff\xd8" + blocks + plain[body_at:], (*notes, *more, loss, *lost))


def _compressed(samples: NDArray[np.uint8]) -> bytes:
    """Samples as JPEG, with Huffman tables of its own where Pillow's buffer for them is large enough: noise needs more
    than the two bytes a pixel that it has."""
    try:
        return _saved(samples, optimize=True)
    except OSError:
        return _saved(samples, optimize=False)


def _saved(samples: NDArray[np.uint8], *, optimize: bool) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(samples).save(buffer, "JPEG", quality=QUALITY, subsampling=0, optimize=optimize)
    return buffer.getvalue()


def _metadata_segments(metadata: Metadata) -> tuple[bytes, tuple[str, ...]]:
    x, y = _whole_dpi(metadata.dpi)
    jfif = b"JFIF\0" + struct.pack(">HBHHBB", 0x0101, 1 if metadata.dpi else 0, x, y, 0, 0)
    blocks, notes = [_Segment(0xE0, jfif)], dpi_note(metadata.dpi, (x, y), "JPEG")
    for start, block, what in ((_EXIF, metadata.exif, "EXIF block"), (_XMP, metadata.xmp, "XMP packet")):
        if block is not None and len(start) + len(block) > _MAX_SEGMENT:
            notes += (f"The {what} was not carried: JPEG holds at most 64 kB of it, it has {len(block) // 1024} kB.",)
        elif block is not None:
            blocks.append(_Segment(0xE1, start + block))
    chunks, more = _profile_segments(metadata.icc)
    return b"".join(segment.raw for segment in (*blocks, *chunks)), notes + more


def _whole_dpi(dpi: tuple[float, float] | None) -> tuple[int, int]:
    if dpi is None:
        return 1, 1
    return min(max(round(dpi[0]), 1), 65535), min(max(round(dpi[1]), 1), 65535)


def _profile_segments(icc: bytes | None) -> tuple[list[_Segment], tuple[str, ...]]:
    if icc is None:
        return [], ()
    room = _MAX_SEGMENT - len(_ICC) - 2
    parts = [icc[at : at + room] for at in range(0, len(icc), room)]
    if len(parts) > 255:
        return [], ("The colour profile was not carried: it is too large for JPEG.",)
    total = len(parts)
    return [_Segment(0xE2, _ICC + bytes((number, total)) + part) for number, part in enumerate(parts, 1)], ()
