"""The part of a Matroska file before its pictures, changed after FFmpeg has written it.

FFmpeg leaves a gap (a Void element) there; it takes up what the changes need, so that nothing behind moves.
Source: RFC 8794 (EBML), RFC 9559 (Matroska).
"""

import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

SEGMENT, SEEK_HEAD, VOID, INFO, TRACKS, TAGS, CLUSTER = (
    0x18538067, 0x114D9B74, 0xEC, 0x1549A966, 0x1654AE6B, 0x1254C367, 0x1F43B675
)  # fmt: skip

_SEEK, _SEEK_POSITION, _CRC = 0x4DBB, 0x53AC, b"\xbf\x84"

Change = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Element:
    """One element. `at`: where it begins, in what it was read from. `size_bytes`: of its size field."""

    kind: int
    body: bytes
    at: int = 0
    size_bytes: int = 0

    def serialised(self) -> bytes:
        """Its bytes, its checksum put right when it has one."""
        body = self.body
        if body[:2] == _CRC:
            body = _CRC + struct.pack("<I", zlib.crc32(body[6:])) + body[6:]
        length = self.size_bytes or 1
        while len(body) >= (1 << 7 * length) - 1:
            length += 1
        head = self.kind.to_bytes((self.kind.bit_length() + 7) // 8, "big")
        return head + (len(body) | 1 << 7 * length).to_bytes(length, "big") + body


def change_head(path: Path, changes: Mapping[int, Change]) -> None:
    """Rewrites the bodies of elements before the first cluster. Each change is asked for with a kind of element.

    Raises:
        ValueError: the file does not begin as FFmpeg's muxer lets one begin, or the gap is too small.
    """
    with path.open("r+b") as file:
        start, data = _head(file)
        old = elements_in(data)
        if not set(changes) <= {one.kind for one in old}:
            raise ValueError("an element to be changed is missing before the first cluster")
        new = [_changed(one, changes) for one in old]
        grown = sum(len(one.serialised()) for one in new) - len(data)
        new = [_void_less(one, grown) if one.kind == VOID and grown else one for one in new]
        moved = _places(old, new)
        written = b"".join((_sought(one, moved) if one.kind == SEEK_HEAD else one).serialised() for one in new)
        if len(written) != len(data):
            raise ValueError(f"the head needs {len(written)} bytes where {len(data)} are")
        file.seek(start)
        file.write(written)


def elements_in(data: bytes) -> list[Element]:
    """The elements that follow each other in `data`.

    Raises:
        ValueError: they do not fill it.
    """
    found, at = [], 0
    while at < len(data):
        kind, size, start, size_bytes = _header(data[at : at + 12], at)
        if start + size > len(data):
            raise ValueError(f"the element at byte {at} is cut off")
        found.append(Element(kind, data[start : start + size], at, size_bytes))
        at = start + size
    return found


def joined(elements: list[Element]) -> bytes:
    """The elements' bytes, one behind the other."""
    return b"".join(one.serialised() for one in elements)


def _header(head: bytes, at: int) -> tuple[int, int, int, int]:
    """Kind, size, where the body begins, length of the size field. A first byte's leading zeros say how many follow."""
    head = head.ljust(12, b"\0")
    kind_length = 9 - head[0].bit_length()
    size_length = 9 - head[kind_length].bit_length()
    stop = kind_length + size_length
    if kind_length > 4 or size_length > 8:
        raise ValueError(f"no element at byte {at}")
    size = int.from_bytes(head[kind_length:stop], "big") & ((1 << 7 * size_length) - 1)
    return int.from_bytes(head[:kind_length], "big"), size, at + stop, size_length


def _head(file: BinaryIO) -> tuple[int, bytes]:
    """Where the segment's content begins, and its bytes up to the first cluster."""
    end, at, begins = file.seek(0, 2), 0, 0
    while at < end:
        file.seek(at)
        kind, size, start, _ = _header(file.read(12), at)
        if kind == CLUSTER:
            break
        begins = start if kind == SEGMENT else begins
        at = start if kind == SEGMENT else start + size
    file.seek(begins)
    return begins, file.read(min(at, end) - begins)


def _changed(element: Element, changes: Mapping[int, Change]) -> Element:
    change = changes.get(element.kind)
    return element if change is None else Element(element.kind, change(element.body), element.at, element.size_bytes)


def _void_less(element: Element, less: int) -> Element:
    body = element.body[: len(element.body) - less] if less > 0 else element.body + bytes(-less)
    return Element(element.kind, body, element.at, element.size_bytes)


def _places(old: list[Element], new: list[Element]) -> dict[int, int]:
    """Old place -> new place, for the elements that have moved."""
    places, at = {}, 0
    for before, after in zip(old, new, strict=True):
        places[before.at] = at
        at += len(after.serialised())
    return places


def _sought(head: Element, moved: Mapping[int, int]) -> Element:
    """The list of places, with the new ones; each number keeps its length."""
    entries = [
        Element(one.kind, joined([_placed(part, moved) for part in elements_in(one.body)]), 0, one.size_bytes)
        if one.kind == _SEEK
        else one
        for one in elements_in(head.body)
    ]
    return Element(head.kind, joined(entries), head.at, head.size_bytes)


def _placed(part: Element, moved: Mapping[int, int]) -> Element:
    if part.kind != _SEEK_POSITION:
        return part
    place = int.from_bytes(part.body, "big")
    return Element(part.kind, moved.get(place, place).to_bytes(len(part.body), "big"), 0, part.size_bytes)
