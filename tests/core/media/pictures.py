"""Small pictures and metadata blocks, made by other libraries than ours where there is one."""

import io
import struct
from functools import cache
from typing import Any, Literal

import imagecodecs
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from gfr_core.media.frame import Frame, Metadata

Bits = Literal[8, 16]


def noise(*shape: int, bits: int = 8, seed: int = 0) -> NDArray[Any]:
    """Random samples over the full range of 8 or 16 bits, its two ends included."""
    values = np.random.default_rng(seed).integers(0, 2**bits, shape).astype(np.uint8 if bits == 8 else np.uint16)
    values.flat[0], values.flat[-1] = 0, 2**bits - 1
    return values


def frame_of(bits: int = 8, *, grey: bool = False, alpha: bool = False, metadata: Metadata | None = None) -> Frame:
    """A frame of noise, 13 x 17 pixels."""
    pixels = noise(13, 17, 3, bits=bits)
    if grey:
        pixels = np.repeat(pixels[:, :, :1], 3, axis=2)
    plane = noise(13, 17, bits=bits, seed=1) if alpha else None
    return Frame(pixels, "noise", plane, grey, metadata or Metadata())


def smooth(height: int = 48, width: int = 64) -> NDArray[np.uint8]:
    """H W 3 without hard edges, for lossy formats."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    return np.stack([255 * x / width, 255 * y / height, 127 + 100 * np.sin(x / 9)], axis=-1).astype(np.uint8)


@cache  # it holds the time of its making
def srgb_profile() -> bytes:
    """An RGB colour profile."""
    return bytes(imagecodecs.cms_profile("srgb"))


@cache
def grey_profile() -> bytes:
    """A profile for grey pictures."""
    return bytes(imagecodecs.cms_profile("gray"))


def exif(orientation: int | None = None, *, size: tuple[int, int] | None = None, order: str = "<") -> bytes:
    """An EXIF block by Pillow, with an artist, an exposure time, a latitude, and what is asked for."""
    block = Image.Exif()
    block.endian = order
    block[315] = "Ada"
    if orientation is not None:
        block[274] = orientation
    details = block.get_ifd(34665)
    details[33434] = 0.25
    if size is not None:
        details[40962], details[40963] = size
    block.get_ifd(34853)[1] = "N"
    data = block.tobytes()
    return data.removeprefix(b"Exif\0\0")


def exif_read(block: bytes) -> Image.Exif:
    """The block as Pillow reads it."""
    found = Image.Exif()
    found.load(b"Exif\0\0" + block)
    return found


XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF><dc:creator>Ada</dc:creator></rdf:RDF></x:xmpmeta>"


def full_metadata() -> Metadata:
    """ICC, EXIF, XMP and 300 DPI."""
    return Metadata(srgb_profile(), exif(), XMP, (300.0, 300.0))


def saved(samples: NDArray[Any], file_format: str, **options: Any) -> bytes:
    """The 8-bit samples in a file that Pillow wrote."""
    return saved_picture(Image.fromarray(samples), file_format, **options)


def saved_picture(picture: Image.Image, file_format: str, **options: Any) -> bytes:
    """The picture in a file that Pillow wrote."""
    buffer = io.BytesIO()
    picture.save(buffer, file_format, **options)
    return buffer.getvalue()


def cmyk_profile() -> bytes:
    """The smallest profile of inks: a table of two steps an ink, Lab = 100 (1 - darkest ink) (1 - black), no colour.

    Written by hand after ICC.1:2001-04, 6.5.7 (lut8Type).
    """
    corners = [(c, m, y, k) for c in (0, 1) for m in (0, 1) for y in (0, 1) for k in (0, 1)]
    clut = b"".join(bytes((255 * (1 - max(c, m, y)) * (1 - k), 128, 128)) for c, m, y, k in corners)
    identity = bytes(range(256))
    matrix = struct.pack(">9i", *(65536 if at % 4 == 0 else 0 for at in range(9)))
    table = b"mft1" + bytes(4) + bytes((4, 3, 2, 0)) + matrix + identity * 4 + clut + identity * 3
    white = b"XYZ " + bytes(4) + struct.pack(">3i", 63190, 65536, 54061)
    tags = {b"A2B0": table, b"wtpt": white}
    offset, index, body = 128 + 4 + 12 * len(tags), b"", b""
    for name, content in tags.items():
        index += name + struct.pack(">LL", offset + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    head = struct.pack(
        ">L4sL4s4s4s12s4s", offset + len(body), b"none", 0x02400000, b"prtr", b"CMYK", b"Lab ", bytes(12), b"acsp"
    )
    head += bytes(28) + struct.pack(">3i", 63190, 65536, 54061)
    return head.ljust(128, b"\0") + struct.pack(">L", len(tags)) + index + body
