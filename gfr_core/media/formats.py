"""Which kind of file this is, told from its first bytes and never from its name."""

from enum import Enum
from pathlib import Path

HEAD_BYTES = 256
"""How many of a file's first bytes `sniff` needs."""


class Kind(Enum):
    """What the first bytes say. The value is the name used in messages."""

    JPEG = "JPEG"
    PNG = "PNG"
    TIFF = "TIFF"
    WEBP = "WebP"
    BMP = "BMP"
    CLIP = "video"
    GIF = "GIF"
    HEIF = "HEIF/HEIC"
    AVIF = "AVIF"
    JPEG_2000 = "JPEG 2000"
    JPEG_XL = "JPEG XL"
    EXR = "OpenEXR"
    DPX = "DPX"
    CINEON = "Cineon"
    PSD = "Photoshop"
    SGI = "SGI"
    PDF = "PDF"
    UNKNOWN = "unknown"


STILLS = (Kind.JPEG, Kind.PNG, Kind.TIFF, Kind.WEBP, Kind.BMP)
"""The kinds of still pictures that are read and written."""

STILLS_IN_WORDS = "JPEG, PNG, TIFF, WebP or BMP"

_EXTENSIONS = {
    ".jpg": Kind.JPEG,
    ".jpeg": Kind.JPEG,
    ".jpe": Kind.JPEG,
    ".jfif": Kind.JPEG,
    ".png": Kind.PNG,
    ".tif": Kind.TIFF,
    ".tiff": Kind.TIFF,
    ".webp": Kind.WEBP,
    ".bmp": Kind.BMP,
}

_SIGNATURES: tuple[tuple[int, bytes, Kind], ...] = (
    (0, b"\xff\xd8\xff", Kind.JPEG),
    (0, b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (0, b"II*\0", Kind.TIFF),
    (0, b"MM\0*", Kind.TIFF),
    (0, b"II+\0", Kind.TIFF),
    (0, b"MM\0+", Kind.TIFF),
    (8, b"WEBP", Kind.WEBP),
    (0, b"BM", Kind.BMP),
    (0, b"GIF8", Kind.GIF),
    (4, b"jP  \r\n\x87\n", Kind.JPEG_2000),
    (0, b"\xff\x4f\xff\x51", Kind.JPEG_2000),
    (4, b"JXL \r\n\x87\n", Kind.JPEG_XL),
    (0, b"\xff\x0a", Kind.JPEG_XL),
    (0, b"v/1\x01", Kind.EXR),
    (0, b"SDPX", Kind.DPX),
    (0, b"XPDS", Kind.DPX),
    (0, b"\x80\x2a\x5f\xd7", Kind.CINEON),
    (0, b"\xd7\x5f\x2a\x80", Kind.CINEON),
    (0, b"8BPS", Kind.PSD),
    (0, b"\x01\xda", Kind.SGI),
    (0, b"%PDF", Kind.PDF),
    (8, b"AVI ", Kind.CLIP),
    (0, b"\x1a\x45\xdf\xa3", Kind.CLIP),  # Matroska, WebM
    (0, b"FLV\x01", Kind.CLIP),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", Kind.CLIP),  # ASF, WMV
    (0, b"OggS", Kind.CLIP),
    (0, b"\x00\x00\x01\xba", Kind.CLIP),  # MPEG program stream
    (0, b"\x00\x00\x01\xb3", Kind.CLIP),  # MPEG video
    (0, b"\x06\x0e\x2b\x34\x02\x05\x01\x01", Kind.CLIP),  # MXF
    (0, b"DKIF", Kind.CLIP),
    (0, b"YUV4MPEG2", Kind.CLIP),
    (4, b"moov", Kind.CLIP),
    (4, b"mdat", Kind.CLIP),
    (4, b"wide", Kind.CLIP),
    (4, b"free", Kind.CLIP),
    (4, b"skip", Kind.CLIP),
    (4, b"pnot", Kind.CLIP),
)

_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1")


def sniff(head: bytes) -> Kind:
    """The kind of a file that begins with `head` (`HEAD_BYTES` of it suffice)."""
    if head[4:8] == b"ftyp":
        return _sniff_iso_media(head)
    for start, signature, kind in _SIGNATURES:
        if head[start : start + len(signature)] == signature:
            return kind
    # An MPEG transport stream has only its sync byte, every 188 bytes (192 with a time code in front).
    synced = any(head[at : at + 1] == head[at + step : at + step + 1] == b"\x47" for at, step in ((0, 188), (4, 192)))
    return Kind.CLIP if synced else Kind.UNKNOWN


def _sniff_iso_media(head: bytes) -> Kind:
    brand = head[8:12]
    if brand in (b"avif", b"avis"):
        return Kind.AVIF
    return Kind.HEIF if brand in _HEIF_BRANDS else Kind.CLIP


def kind_for_writing(path: Path) -> Kind | None:
    """The kind of picture that the name's ending asks for, or None when it names none that can be written."""
    return _EXTENSIONS.get(path.suffix.lower())
