"""The header of a DPX picture (SMPTE 268M): what it says of film and time, what is carried on and what is lost."""

import struct
from dataclasses import dataclass
from typing import Any

from gfr_core.media.formats import Kind
from gfr_core.media.opening import damaged

HEADER_BYTES = 2048
"""File, image, orientation, film and television headers; user data may follow."""

TRANSFERS = {
    0: "user defined", 1: "printing density", 2: "linear", 3: "logarithmic", 4: "unspecified video", 5: "SMPTE 274M",
    6: "ITU-R 709", 7: "ITU-R 601 (625 lines)", 8: "ITU-R 601 (525 lines)", 9: "NTSC composite", 10: "PAL composite",
    11: "Z linear", 12: "Z homogeneous",
}  # fmt: skip
"""Code of the transfer characteristic, and of the colorimetry, -> words."""

_GENERIC_BYTES = 1664
_FIRST_ELEMENT_OFFSET, _ELEMENT_BYTES = 808, 72
_LOGARITHMIC = (1, 3)
_UNSET = 0xFFFFFFFF
_CARRIED = ((136, 660), (784, 800), (801, 803), (1408, 2048))
"""Byte ranges that a DPX made of this one takes over: date to copyright, meaning of the code values, film, time."""


@dataclass(frozen=True, slots=True)
class DpxHeader:
    """What a DPX picture says of itself.

    Attributes:
        width: in pixels.
        height: in pixels.
        bits: of a sample.
        big_endian: the order of bytes.
        transfer: a key of `TRANSFERS`; 255 when not stated.
        colorimetry: the same.
        frame_rate: frames a second as the film or television header states it, or None.
        time_code: "hh:mm:ss:ff", or None.
        words: text and numbers that only DPX keeps, name and value.
        user_bytes: how many bytes of user data follow the header.
        raw: the header itself.
    """

    width: int
    height: int
    bits: int
    big_endian: bool
    transfer: int
    colorimetry: int
    frame_rate: float | None
    time_code: str | None
    words: tuple[tuple[str, str], ...]
    user_bytes: int
    raw: bytes

    @property
    def is_logarithmic(self) -> bool:
        """The code values are film densities rather than light for a screen."""
        return self.transfer in _LOGARITHMIC


_TEXTS = (
    ("creator", 160, 100), ("project", 260, 200), ("copyright", 460, 200), ("created", 136, 24),
    ("source file", 1432, 100), ("input device", 1556, 32), ("input serial number", 1588, 32),
    ("film format", 1680, 32), ("frame identification", 1732, 32), ("slate", 1764, 100),
)  # fmt: skip
_NUMBERS = (
    ("frame position", 1712, "I"), ("sequence length", 1716, "I"), ("held frames", 1720, "I"),
    ("shutter angle", 1728, "f"), ("user bits", 1924, "I"), ("gamma", 1948, "f"), ("black level", 1952, "f"),
    ("white level", 1964, "f"),
)  # fmt: skip


def read_dpx_header(data: bytes, name: str) -> DpxHeader:
    """The header at the beginning of `data` (`HEADER_BYTES` of it suffice).

    Raises:
        GfrError: it is no DPX, or cut off.
    """
    if data[:4] not in (b"SDPX", b"XPDS") or len(data) < _GENERIC_BYTES:
        raise damaged(name, Kind.DPX, "its header is missing or cut off")
    order = _order(data)
    # Writers that know nothing of film leave the last two headers out: the samples begin where they would stand.
    raw = data[: min(_image_offset(data), HEADER_BYTES)].ljust(HEADER_BYTES, b"\xff")
    user = _number(raw, 32, f"{order}I")
    return DpxHeader(
        width=int(struct.unpack_from(f"{order}I", raw, 772)[0]),
        height=int(struct.unpack_from(f"{order}I", raw, 776)[0]),
        bits=raw[803],
        big_endian=order == ">",
        transfer=raw[801],
        colorimetry=raw[802],
        frame_rate=_number(raw, 1724, f"{order}f") or _number(raw, 1940, f"{order}f"),
        time_code=_time_code(_number(raw, 1920, f"{order}I")),
        words=(*_texts(raw), *_film_stock(raw), *_numbers(raw, order)),
        user_bytes=int(user or 0),
        raw=raw,
    )


def lost_outside_dpx(header: DpxHeader) -> tuple[str, ...]:
    """What a film of another kind cannot say of this header, in words for the user and the record."""
    facts = [f"{name} '{value}'" for name, value in header.words]
    for name, code in (("transfer", header.transfer), ("colorimetry", header.colorimetry)):
        if code in TRANSFERS and code != 0:
            facts.append(f"{name} '{TRANSFERS[code]}'")
    if header.user_bytes:
        facts.append(f"{header.user_bytes} bytes of user data")
    return (f"Only DPX keeps these facts of the first picture: {', '.join(facts)}.",) if facts else ()


def lost_inside_dpx(header: DpxHeader) -> tuple[str, ...]:
    """What a DPX made of this one does not take over."""
    if not header.user_bytes:
        return ()
    return (f"{header.user_bytes} bytes of user data in the DPX header are not carried.",)


def with_header_of(encoded: bytes, header: DpxHeader) -> bytes:
    """An encoded DPX of the same byte order with what the older picture said of film and time."""
    if encoded[:4] != header.raw[:4]:
        raise ValueError("the two pictures differ in the order of bytes")
    data = bytearray(with_full_header(encoded))
    for start, stop in _CARRIED:
        data[start:stop] = header.raw[start:stop]
    return bytes(data)


def with_frame_rate(encoded: bytes, rate: float) -> bytes:
    """An encoded DPX that states its rate, where it states none."""
    data = bytearray(with_full_header(encoded))
    if not _number(data, 1724, f"{_order(data)}f"):
        struct.pack_into(f"{_order(data)}f", data, 1724, rate)
    return bytes(data)


def with_full_header(encoded: bytes) -> bytes:
    """A DPX with room for the film and television headers: FFmpeg writes its samples where these would stand."""
    offset, mark = _image_offset(encoded), f"{_order(encoded)}I"
    if offset >= HEADER_BYTES:
        return encoded
    added = HEADER_BYTES - offset
    data = bytearray(encoded[:offset] + b"\xff" * added + encoded[offset:])
    for at, value in ((4, HEADER_BYTES), (16, len(data)), (24, _GENERIC_BYTES), (28, HEADER_BYTES - _GENERIC_BYTES)):
        struct.pack_into(mark, data, at, value)
    for at in range(_FIRST_ELEMENT_OFFSET, _FIRST_ELEMENT_OFFSET + 8 * _ELEMENT_BYTES, _ELEMENT_BYTES):
        (stated,) = struct.unpack_from(mark, data, at)
        if 0 < stated < _UNSET:
            struct.pack_into(mark, data, at, stated + added)
    return bytes(data)


def _order(data: bytes | bytearray) -> str:
    return ">" if data[:4] == b"SDPX" else "<"


def _image_offset(data: bytes) -> int:
    return int(struct.unpack_from(f"{_order(data)}I", data, 4)[0])


def _texts(raw: bytes) -> list[tuple[str, str]]:
    found = []
    for name, at, length in _TEXTS:
        text = raw[at : at + length].split(b"\0")[0].strip(b"\xff ").decode("latin-1")
        if text.isprintable() and text:
            found.append((name, text))
    return found


def _film_stock(raw: bytes) -> list[tuple[str, str]]:
    """The edge code: maker, type, offset in perforations, prefix, count."""
    parts = [raw[at : at + size].strip(b"\0\xff ").decode("latin-1") for at, size in
             ((1664, 2), (1666, 2), (1668, 2), (1670, 6), (1676, 4))]  # fmt: skip
    code = " ".join(part for part in parts if part and part.isprintable())
    return [("film edge code", code)] if code else []


def _numbers(raw: bytes, order: str) -> list[tuple[str, str]]:
    found = ((name, _number(raw, at, order + kind)) for name, at, kind in _NUMBERS)
    return [(name, f"{value:g}") for name, value in found if value]


def _number(raw: bytes | bytearray, at: int, layout: str) -> Any:
    """The number, or None where it is not stated: all bits set, or not a number."""
    (bits,) = struct.unpack_from(f"{layout[0]}I", raw, at)
    (value,) = struct.unpack_from(layout, raw, at)
    is_sane = bits != _UNSET and value == value and abs(value) < 1e30
    return value if is_sane else None


def _time_code(packed: int | None) -> str | None:
    """SMPTE 12M: eight decimal digits of four bits each."""
    if packed is None:
        return None
    digits = f"{packed:08x}"
    if not digits.isdecimal():
        return None
    return ":".join(digits[at : at + 2] for at in range(0, 8, 2))
