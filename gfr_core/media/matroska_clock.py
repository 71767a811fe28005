"""Time stamps in Matroska finer than the millisecond that FFmpeg writes.

FFmpeg's muxer counts in milliseconds: 24 samples of sound at 48 kHz, and no film rate but 25 and 50 comes out even. The
format itself lets a file choose its unit (RFC 9559, TimestampScale). So the muxer is handed hundredths of a millisecond
as if they were milliseconds, and the finished file is told so.
"""

import re
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import BinaryIO

TICK_S = Fraction(1, 100_000)
"""The unit of time stamps in the files written here: half a sample of sound at 48 kHz."""

MUXER_BASE = Fraction(1, 1000)
"""What the muxer takes a tick to be."""

MUXER_OPTIONS = {"cluster_time_limit": "30000"}
"""A cluster holds 32767 ticks: 0.33 s. The muxer begins a new one before that by itself; oftener is not needed."""

_SEGMENT, _INFO, _TAGS, _CLUSTER = 0x18538067, 0x1549A966, 0x1254C367, 0x1F43B675
_SCALE = b"\x2a\xd7\xb1\x83"
_DURATION = re.compile(rb"\x45\xa3\x88DURATION\x44\x87.(\d\d):(\d\d):(\d\d)\.(\d{9})", re.DOTALL)
_CRC = b"\xbf\x84"


@dataclass(frozen=True, slots=True)
class _Element:
    kind: int
    start: int
    size: int


def set_clock(path: Path) -> None:
    """Tells a Matroska file whose time stamps were counted in `TICK_S` that they were.

    Raises:
        ValueError: the file does not begin as FFmpeg's muxer lets one begin.
    """
    with path.open("r+b") as file:
        elements = {one.kind: one for one in _head(file)}
        if _INFO not in elements:
            raise ValueError("no Info element before the first cluster")
        _rewrite(file, elements[_INFO], _with_scale)
        if _TAGS in elements:
            _rewrite(file, elements[_TAGS], _with_durations)


def _head(file: BinaryIO) -> list[_Element]:
    """The segment's children before its first cluster."""
    found: list[_Element] = []
    at, end = 0, file.seek(0, 2)
    while at < end:
        element = _element(file, at)
        if element.kind == _CLUSTER:
            break
        found.append(element)
        at = element.start if element.kind == _SEGMENT else element.start + element.size
    return found


def _element(file: BinaryIO, at: int) -> _Element:
    """RFC 8794, 5 and 6: the leading zeros of the first byte say how many bytes follow."""
    file.seek(at)
    head = file.read(12)
    kind_length = 9 - head[0].bit_length()
    size_length = 9 - head[kind_length].bit_length()
    stop = kind_length + size_length
    if not head[0] or not head[kind_length] or stop > len(head):
        raise ValueError(f"no element at byte {at}")
    size = int.from_bytes(head[kind_length:stop], "big") & ((1 << 7 * size_length) - 1)
    return _Element(int.from_bytes(head[:kind_length], "big"), at + stop, size)


def _rewrite(file: BinaryIO, element: _Element, change: Callable[[bytes], bytes]) -> None:
    file.seek(element.start)
    body = file.read(element.size)
    changed = change(body)
    assert len(changed) == len(body)
    if changed[:2] == _CRC:
        changed = _CRC + struct.pack("<I", zlib.crc32(changed[6:])) + changed[6:]
    file.seek(element.start)
    file.write(changed)


def _with_scale(info: bytes) -> bytes:
    at = info.find(_SCALE)
    if at < 0:
        raise ValueError("the Info element states no scale of three bytes")
    scale = int(TICK_S * 1_000_000_000).to_bytes(3, "big")
    return info[: at + 4] + scale + info[at + 7 :]


def _with_durations(tags: bytes) -> bytes:
    """The durations that the muxer wrote as text, counted in the true unit."""
    return _DURATION.sub(_shortened, tags)


def _shortened(match: re.Match[bytes]) -> bytes:
    hours, minutes, seconds, nanoseconds = (int(part) for part in match.groups())
    stated = (hours * 3600 + minutes * 60 + seconds) * 1_000_000_000 + nanoseconds
    whole, rest = divmod(int(stated * TICK_S / MUXER_BASE), 1_000_000_000)
    text = f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}.{rest:09d}".encode()
    return match.group(0)[: -len(text)] + text
