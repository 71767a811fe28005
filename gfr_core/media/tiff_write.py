"""TIFF out: 8 or 16 bit, deflated without loss, with ICC, EXIF, XMP and DPI.

Written here rather than by tifffile because that cannot write EXIF directories.
"""

import io
import struct

import imagecodecs
import numpy as np

from gfr_core.media.encoded import Encoded, channels_to_write
from gfr_core.media.exif import (
    EXIF_POINTER,
    GPS_POINTER,
    RESOLUTION_UNIT,
    X_RESOLUTION,
    Y_RESOLUTION,
    ExifParts,
    exif_parts,
)
from gfr_core.media.frame import Frame, Metadata, Pixels
from gfr_core.media.ifd import (
    BYTE,
    LONG,
    RATIONAL,
    SHORT,
    UNDEFINED,
    Entry,
    IfdError,
    entry_of,
    entry_of_bytes,
    serialised,
)

_STRIP_BYTES = 1 << 18
_ADOBE_DEFLATE, _HORIZONTAL_DIFFERENCES, _UNASSOCIATED_ALPHA = 8, 2, 2
_LEVEL = 6


def encode_tiff(frame: Frame) -> Encoded:
    """The picture as TIFF at its own depth, without loss, with ICC, EXIF, XMP and DPI.

    Raises:
        ValueError: the file would pass the 4 GB that a classic TIFF holds.
    """
    channels, notes = channels_to_write(frame, alpha=True, format_name="TIFF")
    samples = channels.samples if channels.samples.ndim == 3 else channels.samples[:, :, None]
    parts, lost = _exif(channels.metadata.exif)
    rows = max(1, _STRIP_BYTES // samples[0].nbytes)
    # libdeflate: a third of zlib's time, smaller too.
    strips = [
        bytes(imagecodecs.deflate_encode(_differences(samples[top : top + rows]), level=_LEVEL))
        for top in range(0, len(samples), rows)
    ]
    offsets = np.cumsum([8, *(len(strip) + len(strip) % 2 for strip in strips)]).tolist()
    directory_at = offsets.pop()
    if directory_at > 0xFFFF0000:
        raise ValueError("TIFF holds at most 4 GB")
    entries = [
        *_layout(samples, rows),
        entry_of(273, LONG, *offsets),
        entry_of(279, LONG, *map(len, strips)),
        *_metadata_entries(channels.metadata),
        *parts.main,
    ]
    directory = serialised(entries, directory_at, {EXIF_POINTER: parts.exif, GPS_POINTER: parts.gps})
    padded = (strip + bytes(len(strip) % 2) for strip in strips)
    return Encoded(b"".join((struct.pack("<2sHL", b"II", 42, directory_at), *padded, directory)), notes + lost)


def _differences(rows: Pixels) -> bytes:
    """Each sample less its left neighbour, wrapping around: TIFF 6.0, section 14."""
    differences = rows.copy()
    differences[:, 1:] -= rows[:, :-1]
    return differences.astype(differences.dtype.newbyteorder("<"), copy=False).tobytes()


def _layout(samples: Pixels, rows: int) -> list[Entry]:
    height, width, channels = samples.shape
    has_colour, has_alpha = channels >= 3, channels in (2, 4)
    alpha = [entry_of(338, SHORT, _UNASSOCIATED_ALPHA)] if has_alpha else []
    return [
        entry_of(256, LONG, width),
        entry_of(257, LONG, height),
        entry_of(258, SHORT, *[samples.dtype.itemsize * 8] * channels),
        entry_of(259, SHORT, _ADOBE_DEFLATE),
        entry_of(262, SHORT, 2 if has_colour else 1),
        entry_of(274, SHORT, 1),
        entry_of(277, SHORT, channels),
        entry_of(278, LONG, rows),
        entry_of(284, SHORT, 1),
        entry_of(317, SHORT, _HORIZONTAL_DIFFERENCES),
        *alpha,
    ]


def _metadata_entries(metadata: Metadata) -> list[Entry]:
    entries = []
    if metadata.dpi is not None:
        entries += [_rational(X_RESOLUTION, metadata.dpi[0]), _rational(Y_RESOLUTION, metadata.dpi[1])]
        entries.append(entry_of(RESOLUTION_UNIT, SHORT, 2))
    if metadata.icc is not None:
        entries.append(entry_of_bytes(34675, UNDEFINED, metadata.icc))
    if metadata.xmp is not None:
        entries.append(entry_of_bytes(700, BYTE, metadata.xmp))
    return entries


def _rational(tag: int, value: float) -> Entry:
    """Ten-thousandths hold every density met in files: 72.009, 299.9994, 118.11 x 2.54."""
    return Entry(tag, RATIONAL, 1, struct.pack("<LL", round(value * 10_000), 10_000), "<")


def _exif(block: bytes | None) -> tuple[ExifParts, tuple[str, ...]]:
    if block is None:
        return ExifParts((), (), ()), ()
    try:
        parts = exif_parts(io.BytesIO(block))
    except IfdError as error:
        return ExifParts((), (), ()), (f"The EXIF block was not carried: {error}.",)
    if parts.has_maker_note:
        return parts, ("The maker's private notes in EXIF were moved; some programs may not read them any more.",)
    return parts, ()
