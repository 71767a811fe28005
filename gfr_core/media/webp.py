"""WebP in and out. Written without loss."""

import io
import struct

import numpy as np
from PIL import Image, WebPImagePlugin

from gfr_core.media.encoded import Encoded, channels_to_write, eight_bit_to_write, not_carried
from gfr_core.media.exif import exif_facts, without_prefix
from gfr_core.media.formats import Kind
from gfr_core.media.frame import Frame, Metadata
from gfr_core.media.ifd import IfdError
from gfr_core.media.opening import check_size, damaged
from gfr_core.media.stored import StoredPicture

_MAX_SIDE = 16383


def read_webp(data: bytes, name: str) -> StoredPicture:
    """The (first) picture of the WebP in `data`.

    Raises:
        GfrError: damaged or cut off. Decoder errors pass through and are worded by the caller.
    """
    if int.from_bytes(data[4:8], "little") + 8 > len(data):
        raise damaged(name, Kind.WEBP, "it ends before its last block")
    check_size(name, *_size(data, name))  # Pillow reserves the whole canvas on opening
    with WebPImagePlugin.WebPImageFile(io.BytesIO(data)) as picture:
        picture.load()
        samples, info, pictures = np.asarray(picture), picture.info, picture.n_frames
    exif = info.get("exif")
    metadata = Metadata(info.get("icc_profile"), without_prefix(exif) if exif else None, info.get("xmp"))
    notes = (f"The file is an animation of {pictures} pictures; the first was read.",) if pictures > 1 else ()
    return StoredPicture(samples, metadata, None, notes)


def _size(data: bytes, name: str) -> tuple[int, int]:
    """Width and height from the first block (RFC 9649, 2.5 to 2.7)."""
    kind, body = data[12:16], data[20:30]
    if kind == b"VP8X" and len(body) == 10:
        return 1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little")
    if kind == b"VP8 " and body[3:6] == b"\x9d\x01\x2a":
        width, height = struct.unpack("<HH", body[6:10])
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L" and body[:1] == b"\x2f":
        bits = int.from_bytes(body[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    raise damaged(name, Kind.WEBP, "it does not say how large it is")


def encode_webp(frame: Frame) -> Encoded:
    """The picture as lossless WebP with ICC, EXIF and XMP, and what was lost.

    Raises:
        ValueError: a side is longer than the format holds.
    """
    if max(frame.width, frame.height) > _MAX_SIDE:
        raise ValueError(f"WebP holds at most {_MAX_SIDE} pixels a side")
    channels, notes = channels_to_write(frame, alpha=True, format_name="WebP", grey=False)
    samples, more = eight_bit_to_write(channels.samples, "WebP")
    metadata = channels.metadata
    blocks = {"icc_profile": metadata.icc, "exif": metadata.exif, "xmp": metadata.xmp}
    buffer = io.BytesIO()
    # exact: colours under full transparency are kept too. Method 1 takes a third of the default's time for the same
    # size; quality means effort here.
    Image.fromarray(samples).save(
        buffer,
        "WEBP",
        lossless=True,
        exact=True,
        method=1,
        quality=50,
        **{key: value or b"" for key, value in blocks.items()},
    )
    return Encoded(buffer.getvalue(), (*notes, *more, *_dpi_lost(metadata)))


def _dpi_lost(metadata: Metadata) -> tuple[str, ...]:
    """WebP has no density of its own; an EXIF block that states it carries it."""
    try:
        if metadata.exif is not None and exif_facts(metadata.exif).dpi is not None:
            return ()
    except IfdError:
        pass  # a block handed in damaged states nothing
    return not_carried(metadata, "WebP", "dpi")
