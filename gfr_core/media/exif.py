"""EXIF blocks: what they say of orientation and density, and the same block for a picture already upright."""

import io
import math
import struct
from collections.abc import Sequence
from dataclasses import dataclass

from gfr_core.media.ifd import Directory, Entry, IfdError, Order, read_directory, read_header, serialised

ORIENTATION = 274
X_RESOLUTION, Y_RESOLUTION, RESOLUTION_UNIT = 282, 283, 296
EXIF_POINTER, GPS_POINTER, INTEROPERABILITY_POINTER = 34665, 34853, 40965
_MAKER_NOTE = 37500
_PIXEL_X, _PIXEL_Y = 40962, 40963
_PREFIX = b"Exif\0\0"

_DESCRIPTIVE = frozenset(
    (
        269,  # DocumentName
        270,  # ImageDescription
        271,  # Make
        272,  # Model
        285,  # PageName
        305,  # Software
        306,  # DateTime
        315,  # Artist
        316,  # HostComputer
        33432,  # Copyright
        *range(40091, 40096),  # XPTitle ... XPSubject
    )
)
"""Tags of a TIFF's first directory that describe the picture rather than how it is stored."""


@dataclass(frozen=True, slots=True)
class ExifFacts:
    """What an EXIF block says that concerns the pixels. `orientation` is 1 to 8; None: not said."""

    orientation: int | None
    dpi: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class ExifParts:
    """The directories of an EXIF block, without those that describe a thumbnail."""

    main: tuple[Entry, ...]
    exif: tuple[Entry, ...]
    gps: tuple[Entry, ...]

    @property
    def has_maker_note(self) -> bool:
        """Whether a maker's private notes are among them; their inner offsets break when the block is laid out anew."""
        return any(entry.tag == _MAKER_NOTE for entry in self.exif)


def without_prefix(block: bytes) -> bytes:
    """The TIFF-structured part of a block as it lies in a JPEG."""
    return block[len(_PREFIX) :] if block.startswith(_PREFIX) else block


def exif_facts(block: bytes) -> ExifFacts:
    """Orientation and density that an EXIF block states.

    Raises:
        IfdError: the block is damaged so that not even its first directory can be read.
    """
    _, directory = _first_directory(io.BytesIO(block))
    return ExifFacts(orientation_of(directory), dpi_of(directory))


def orientation_of(directory: Directory) -> int | None:
    """The orientation, 1 to 8, or None when the directory states none or nonsense."""
    entry = directory.get(ORIENTATION)
    value = entry.integer() if entry else None
    return value if value in range(1, 9) else None


def dpi_of(directory: Directory) -> tuple[float, float] | None:
    """Pixels per inch, x before y, or None when the directory states none, nonsense, or only a ratio."""
    unit_entry = directory.get(RESOLUTION_UNIT)
    unit = unit_entry.integer() if unit_entry else 2
    per_inch = {2: 1.0, 3: 2.54}.get(unit or 0)
    found = [entry.number() for tag in (X_RESOLUTION, Y_RESOLUTION) if (entry := directory.get(tag))]
    if per_inch is None or not found:
        return None
    x, y = found[0], found[-1]
    return plausible_dpi(None if x is None else x * per_inch, None if y is None else y * per_inch)


def plausible_dpi(x: float | None, y: float | None) -> tuple[float, float] | None:
    """The pair when both are real densities (above 0, at most 100,000 pixels per inch), else None."""
    if x is None or y is None or not (math.isfinite(x) and math.isfinite(y)):
        return None
    return (x, y) if 0 < x <= 100_000 and 0 < y <= 100_000 else None


def upright_exif(block: bytes, *, swap_axes: bool) -> bytes:
    """The same block for a picture whose orientation has been applied: orientation 1, no thumbnail.

    It is patched in place, so that a maker's private notes, which point into the block, stay readable. The thumbnail
    would show the picture unturned and unrestored: its directory is unlinked.

    Args:
        block: without the "Exif" prefix.
        swap_axes: width and height have changed places; so do the sizes which the block states.

    Raises:
        IfdError: see `exif_facts`.
    """
    order, directory = _first_directory(io.BytesIO(block))
    patched = bytearray(block)
    patched[directory.next_at : directory.next_at + 4] = bytes(min(4, len(block) - directory.next_at))
    entry = directory.get(ORIENTATION)
    if entry is not None:
        patched[entry.position + 2 : entry.position + 12] = struct.pack(f"{order}HLHH", 3, 1, 1, 0)
    if swap_axes:
        _exchange(patched, directory, X_RESOLUTION, Y_RESOLUTION)
        sizes = _directory_behind(io.BytesIO(block), directory, EXIF_POINTER, order)
        if sizes is not None:
            _exchange(patched, sizes, _PIXEL_X, _PIXEL_Y)
    return bytes(patched)


def _exchange(block: bytearray, directory: Directory, one: int, other: int) -> None:
    first, second = directory.get(one), directory.get(other)
    if first is None or second is None:
        return
    here, there = slice(first.position + 2, first.position + 12), slice(second.position + 2, second.position + 12)
    block[here], block[there] = block[there], block[here]


def exif_parts(stream: io.BufferedIOBase) -> ExifParts:
    """The descriptive entries of a TIFF file or an EXIF block, its EXIF and its GPS directory.

    Raises:
        IfdError: see `exif_facts`.
    """
    order, directory = _first_directory(stream)
    main = tuple(entry for entry in directory.entries if entry.tag in _DESCRIPTIVE)
    exif = _directory_behind(stream, directory, EXIF_POINTER, order)
    gps = _directory_behind(stream, directory, GPS_POINTER, order)
    kept = tuple(entry for entry in exif.entries if entry.tag != INTEROPERABILITY_POINTER) if exif else ()
    return ExifParts(main, kept, gps.entries if gps else ())


def exif_block(parts: ExifParts, extra: Sequence[Entry] = ()) -> bytes | None:
    """A new EXIF block of these parts, or None when they are empty. `extra` are further entries of the first one."""
    if not (parts.main or parts.exif or parts.gps):
        return None
    main = (*parts.main, *extra)
    return b"II*\0\x08\0\0\0" + serialised(main, 8, {EXIF_POINTER: parts.exif, GPS_POINTER: parts.gps})


def _first_directory(stream: io.BufferedIOBase) -> tuple[Order, Directory]:
    order, offset = read_header(stream)
    return order, read_directory(stream, offset, order)


def _directory_behind(stream: io.BufferedIOBase, directory: Directory, tag: int, order: Order) -> Directory | None:
    pointer = directory.get(tag)
    offset = pointer.integer() if pointer else None
    if not offset:
        return None
    try:
        return read_directory(stream, offset, order)
    except IfdError:
        return None  # a dangling pointer: the rest of the block is still worth carrying
