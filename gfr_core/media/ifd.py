"""The tagged directories (IFD) that TIFF files and EXIF blocks are made of: read entry by entry, and written.

Source: TIFF 6.0, section 2. Values stay raw bytes: what is not understood is carried, not interpreted.
"""

import io
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Order = Literal["<", ">"]
"""Byte order: "<" for II (Intel), ">" for MM (Motorola)."""

_UNIT_BYTES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_UNIT_FORMATS = {1: "B", 3: "H", 4: "L", 13: "L", 6: "b", 8: "h", 9: "l", 11: "f", 12: "d"}
_SWAPPED_UNIT = {3: 2, 8: 2, 4: 4, 9: 4, 13: 4, 5: 4, 10: 4, 11: 4, 12: 8}
_MAX_VALUE_BYTES = 64 << 20

SHORT, LONG, RATIONAL, ASCII, BYTE, UNDEFINED = 3, 4, 5, 2, 1, 7


class IfdError(ValueError):
    """A directory that cannot be read at all."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One tag. `value` is raw, in byte order `order`; `position` is where the 12 bytes of the entry stand."""

    tag: int
    kind: int
    count: int
    value: bytes
    order: Order
    position: int = 0

    def integer(self) -> int | None:
        """The first value when it is a whole number, else None."""
        code = _UNIT_FORMATS.get(self.kind)
        if code is None or self.kind in (11, 12) or self.count < 1:
            return None
        return int(struct.unpack_from(self.order + code, self.value)[0])

    def number(self) -> float | None:
        """The first value as a number (a fraction is divided out), or None: no number, or divided by zero."""
        if self.count < 1:
            return None
        if self.kind in (5, 10):
            above, below = struct.unpack_from(self.order + ("LL" if self.kind == 5 else "ll"), self.value)
            return above / below if below else None
        code = _UNIT_FORMATS.get(self.kind)
        return float(struct.unpack_from(self.order + code, self.value)[0]) if code else None

    def little_endian(self) -> "Entry":
        """The same entry with its value in "<" order."""
        width = _SWAPPED_UNIT.get(self.kind)
        if self.order == "<" or width is None:
            return Entry(self.tag, self.kind, self.count, self.value, "<")
        units = (self.value[at : at + width][::-1] for at in range(0, len(self.value), width))
        return Entry(self.tag, self.kind, self.count, b"".join(units), "<")


@dataclass(frozen=True, slots=True)
class Directory:
    """The entries of one IFD that could be read.

    Attributes:
        entries: in the order of the file.
        next_at: where the offset of the following directory stands.
        next_offset: that offset; 0 when none follows.
        skipped: tags whose values lie outside the file or are of no known type.
    """

    entries: tuple[Entry, ...]
    next_at: int
    next_offset: int
    skipped: tuple[int, ...] = ()

    def get(self, tag: int) -> Entry | None:
        """The entry of `tag`, or None."""
        return next((entry for entry in self.entries if entry.tag == tag), None)


def read_header(stream: io.BufferedIOBase) -> tuple[Order, int]:
    """Byte order and offset of the first directory of a TIFF-structured stream.

    Raises:
        IfdError: the stream does not begin as a (classic) TIFF.
    """
    stream.seek(0)
    head = stream.read(8)
    order: Order | None = {b"II*\0": "<", b"MM\0*": ">"}.get(head[:4])  # type: ignore[assignment]
    if order is None or len(head) < 8:
        raise IfdError("it does not begin as a TIFF structure")
    return order, struct.unpack(order + "L", head[4:])[0]


def read_directory(stream: io.BufferedIOBase, offset: int, order: Order) -> Directory:
    """The directory at `offset`. Entries that cannot be read are left out and named in `skipped`.

    Raises:
        IfdError: the table of entries itself is cut off.
    """
    stream.seek(offset)
    table = stream.read(2)
    count = struct.unpack(order + "H", table)[0] if len(table) == 2 else 0
    table = stream.read(12 * count)
    if count == 0 or len(table) < 12 * count:
        raise IfdError(f"the directory at byte {offset} is cut off")
    tail = stream.read(4)
    entries, skipped = [], []
    for index in range(count):
        entry = _read_entry(stream, table[12 * index : 12 * index + 12], order, offset + 2 + 12 * index)
        if entry is None:
            skipped.append(struct.unpack_from(order + "H", table, 12 * index)[0])
        else:
            entries.append(entry)
    next_offset = struct.unpack(order + "L", tail)[0] if len(tail) == 4 else 0
    return Directory(tuple(entries), offset + 2 + 12 * count, next_offset, tuple(skipped))


def _read_entry(stream: io.BufferedIOBase, raw: bytes, order: Order, position: int) -> Entry | None:
    tag, kind, count = struct.unpack(order + "HHL", raw[:8])
    length = _UNIT_BYTES.get(kind, 0) * count
    if length == 0 or length > _MAX_VALUE_BYTES:
        return None
    value = raw[8 : 8 + length]
    if length > 4:
        stream.seek(struct.unpack(order + "L", raw[8:])[0])
        value = stream.read(length)
    return Entry(tag, kind, count, value, order, position) if len(value) == length else None


def entry_of(tag: int, kind: int, *values: int) -> Entry:
    """An entry that holds whole numbers (`SHORT` or `LONG`)."""
    return Entry(tag, kind, len(values), struct.pack(f"<{len(values)}{_UNIT_FORMATS[kind]}", *values), "<")


def entry_of_bytes(tag: int, kind: int, value: bytes) -> Entry:
    """An entry that holds bytes (`ASCII`, `BYTE` or `UNDEFINED`)."""
    return Entry(tag, kind, len(value), value, "<")


def serialised(entries: Sequence[Entry], offset: int, subdirectories: dict[int, Sequence[Entry]]) -> bytes:
    """The bytes of a directory that will stand at `offset` of a little-endian file, its values behind it.

    Args:
        entries: the directory's own tags, in any order; pointers to `subdirectories` are added here.
        offset: even; where the result will be written.
        subdirectories: tag of the pointer -> entries of that directory. Empty ones are left out.
    """
    filled = {tag: content for tag, content in subdirectories.items() if content}
    plain = [entry.little_endian() for entry in entries if entry.tag not in subdirectories]
    own = _sized(plain, len(filled))
    behind = b""
    for tag, content in filled.items():
        start = offset + own + len(behind)
        plain.append(entry_of(tag, LONG, start))
        behind += _directory_bytes([entry.little_endian() for entry in content], start)
    return _directory_bytes(plain, offset) + behind


def _sized(entries: Sequence[Entry], pointers: int) -> int:
    values = sum(_even(len(entry.value)) for entry in entries if len(entry.value) > 4)
    return 2 + 12 * (len(entries) + pointers) + 4 + values


def _directory_bytes(entries: Sequence[Entry], offset: int) -> bytes:
    ordered = sorted(entries, key=lambda entry: entry.tag)
    table = struct.pack("<H", len(ordered))
    values_at = offset + 2 + 12 * len(ordered) + 4
    values = b""
    for entry in ordered:
        field = entry.value.ljust(4, b"\0")
        if len(entry.value) > 4:
            field = struct.pack("<L", values_at + len(values))
            values += entry.value.ljust(_even(len(entry.value)), b"\0")
        table += struct.pack("<HHL", entry.tag, entry.kind, entry.count) + field
    return table + bytes(4) + values


def _even(length: int) -> int:
    return length + length % 2
