"""PNG in and out, 8 and 16 bit."""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import imagecodecs

from gfr_core.media.encoded import Encoded, channels_to_write, dpi_note
from gfr_core.media.exif import plausible_dpi, without_prefix
from gfr_core.media.formats import Kind
from gfr_core.media.frame import Frame, Metadata
from gfr_core.media.opening import check_size, damaged
from gfr_core.media.stored import StoredPicture

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_XMP_KEY = b"XML:com.adobe.xmp"
_CRITICAL = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
_METRES_PER_INCH = 0.0254
_MAX_INFLATED = 64 << 20
_LEVEL = 4  # on a grainy photograph half the time of 6 for 1 % more bytes
_COLOUR_NOTES = {
    b"cICP": "The PNG states its colours by code points (cICP); they are not carried.",
    b"acTL": "The file is an animation; its default picture was read.",
}


@dataclass(frozen=True, slots=True)
class _Chunk:
    name: bytes
    body: bytes
    intact: bool


def read_png(data: bytes, name: str) -> StoredPicture:
    """The PNG in `data`. Palettes become RGB, 1 to 4 bits become 8, a transparent colour becomes alpha.

    Raises:
        GfrError: damaged, cut off, or too large. Decoder errors pass through and are worded by the caller.
    """
    chunks = list(_chunks(data, name))
    if not chunks or chunks[0].name != b"IHDR" or len(chunks[0].body) != 13:
        raise damaged(name, Kind.PNG, "its header is missing")
    width, height, depth, colour = struct.unpack(">IIBB", chunks[0].body[:10])
    check_size(name, width, height)
    # The decoder sees nothing but pixels: no text to inflate, no profile to quarrel with.
    pixels_only = b"".join(_chunk(one.name, one.body) for one in chunks if one.name in _CRITICAL)
    samples = imagecodecs.png_decode(_SIGNATURE + pixels_only)
    metadata, notes = _metadata([one for one in chunks if one.intact])
    if colour == 3:
        notes += ("The palette was replaced by its colours: the picture is now RGB.",)
    elif depth < 8:
        notes += (f"{depth}-bit samples were spread to 8 bits.",)
    if not all(one.intact for one in chunks):
        notes += ("Damaged metadata in the file was dropped.",)
    return StoredPicture(samples, metadata, None, notes)


def _chunks(data: bytes, name: str) -> Iterator[_Chunk]:
    at = len(_SIGNATURE)
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        end = at + 8 + length
        if end + 4 > len(data):
            break
        kind, body = data[at + 4 : at + 8], data[at + 8 : end]
        intact = zlib.crc32(data[at + 4 : end]) == int.from_bytes(data[end : end + 4], "big")
        if not intact and kind in _CRITICAL:
            raise damaged(name, Kind.PNG, f"its {kind.decode()} block has a wrong checksum")
        yield _Chunk(kind, body, intact)
        if kind == b"IEND":
            return
        at = end + 4
    raise damaged(name, Kind.PNG, "it ends before its last block")


def _metadata(chunks: list[_Chunk]) -> tuple[Metadata, tuple[str, ...]]:
    texts = _texts(chunks)
    exif = _first(chunks, b"eXIf") or _raw_profile(texts, b"exif") or _raw_profile(texts, b"APP1")
    xmp = texts.pop(_XMP_KEY, None) or _raw_profile(texts, b"xmp")
    icc, notes = _profile(_first(chunks, b"iCCP"))
    metadata = Metadata(icc, without_prefix(exif) if exif else None, xmp, _dpi(_first(chunks, b"pHYs")))
    others = sorted(key.decode("latin-1") for key in texts if not key.startswith(b"Raw profile type"))
    if others:
        notes += (f"PNG text was found; it is not carried: {', '.join(others)[:200]}.",)
    notes += tuple(note for kind, note in _COLOUR_NOTES.items() if _first(chunks, kind) is not None)
    gamma = _first(chunks, b"gAMA")
    if icc is None and gamma is not None and len(gamma) == 4 and _first(chunks, b"sRGB") is None:
        notes += _gamma_note(int.from_bytes(gamma, "big") / 100_000)
    return metadata, notes


def _gamma_note(gamma: float) -> tuple[str, ...]:
    """sRGB is near 1 / 2.2: only another curve is worth a word."""
    if abs(gamma - 1 / 2.2) < 0.005:
        return ()
    return (f"The PNG states a gamma of {gamma:g}; it is not applied and not carried.",)


def _first(chunks: list[_Chunk], kind: bytes) -> bytes | None:
    return next((one.body for one in chunks if one.name == kind), None)


def _texts(chunks: list[_Chunk]) -> dict[bytes, bytes]:
    """Key to content of the text chunks; where one cannot be read it is left out."""
    found: dict[bytes, bytes] = {}
    for one in chunks:
        key, _, rest = one.body.partition(b"\0")
        content = _text(one.name, rest)
        if content is not None:
            found.setdefault(key, content)
    return found


def _text(kind: bytes, rest: bytes) -> bytes | None:
    if kind == b"tEXt":
        return rest
    if kind == b"zTXt":
        return _inflated(rest[1:])
    if kind != b"iTXt" or len(rest) < 2:
        return None
    content = rest[2:].split(b"\0", 2)[-1]
    return _inflated(content) if rest[0] == 1 else content


def _inflated(packed: bytes) -> bytes | None:
    """The unpacked bytes, or None when damaged or larger than any honest text or profile."""
    inflater = zlib.decompressobj()
    try:
        content = inflater.decompress(packed, _MAX_INFLATED)
    except zlib.error:
        return None
    return content if inflater.eof else None


def _raw_profile(texts: dict[bytes, bytes], kind: bytes) -> bytes | None:
    """A block that ImageMagick wrote as text: name, length, then hexadecimal lines."""
    text = texts.get(b"Raw profile type " + kind)
    match = re.match(rb"\s*\w+\s+(\d+)\s+([0-9a-fA-F\s]*)$", text) if text else None
    digits = b"".join(match.group(2).split()) if match else b""
    return bytes.fromhex(digits.decode()) if digits and len(digits) % 2 == 0 else None


def _profile(body: bytes | None) -> tuple[bytes | None, tuple[str, ...]]:
    if body is None:
        return None, ()
    icc = _inflated(body.partition(b"\0")[2][1:])
    return icc, () if icc else ("The colour profile is damaged and was dropped.",)


def _dpi(body: bytes | None) -> tuple[float, float] | None:
    if body is None or len(body) != 9 or body[8] != 1:
        return None
    x, y = struct.unpack(">II", body[:8])
    return plausible_dpi(x * _METRES_PER_INCH, y * _METRES_PER_INCH)


def encode_png(frame: Frame) -> Encoded:
    """The picture as PNG at its own depth, without loss, with ICC, EXIF, XMP and DPI."""
    channels, notes = channels_to_write(frame, alpha=True, format_name="PNG")
    plain = bytes(imagecodecs.png_encode(channels.samples, level=_LEVEL))
    header_end = len(_SIGNATURE) + 12 + 13
    blocks, lost = _metadata_chunks(channels.metadata)
    return Encoded(plain[:header_end] + blocks + plain[header_end:], notes + lost)


def _metadata_chunks(metadata: Metadata) -> tuple[bytes, tuple[str, ...]]:
    blocks = b""
    notes: tuple[str, ...] = ()
    if metadata.icc is not None:
        blocks += _chunk(b"iCCP", b"ICC profile\0\0" + zlib.compress(metadata.icc))
    if metadata.dpi is not None:
        x, y = (min(max(round(value / _METRES_PER_INCH), 1), 2**31 - 1) for value in metadata.dpi)
        blocks += _chunk(b"pHYs", struct.pack(">IIB", x, y, 1))
        notes = dpi_note(metadata.dpi, (x * _METRES_PER_INCH, y * _METRES_PER_INCH), "PNG")
    if metadata.exif is not None:
        blocks += _chunk(b"eXIf", metadata.exif)
    if metadata.xmp is not None:
        blocks += _chunk(b"iTXt", _XMP_KEY + b"\0\0\0\0\0" + metadata.xmp)
    return blocks, notes


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
