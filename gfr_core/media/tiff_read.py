"""TIFF in: any depth, layout and compression that tifffile decodes, turned into 8 or 16 bits RGB or grey."""

import io
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any, cast

import numpy as np
import tifffile
from numpy.typing import NDArray

from gfr_core.errors import GfrError
from gfr_core.media.exif import dpi_of, exif_block, exif_parts, orientation_of
from gfr_core.media.formats import Kind
from gfr_core.media.frame import Metadata, Pixels
from gfr_core.media.ifd import Directory, IfdError, read_directory, read_header
from gfr_core.media.opening import check_size, damaged
from gfr_core.media.samples import alpha_divided_out, cmyk_to_rgb, from_unit_range, through_palette, to_full_range
from gfr_core.media.stored import StoredPicture, is_icc_profile

_WHITE_IS_ZERO, _BLACK_IS_ZERO, _RGB, _PALETTE, _SEPARATED, _YCBCR = 0, 1, 2, 3, 5, 6
_COLOURS = {_WHITE_IS_ZERO: 1, _BLACK_IS_ZERO: 1, _RGB: 3, _PALETTE: 1, _SEPARATED: 4, _YCBCR: 3}
_COLOUR_MAP, _XMP, _ICC, _IPTC, _PHOTOSHOP = 320, 700, 34675, 33723, 34377
_MAX_SAMPLES_PER_PIXEL = 16


def read_tiff(file: io.BufferedIOBase, name: str) -> StoredPicture:
    """The first picture of the TIFF in `file`.

    Palettes, CMYK, bit depths other than 8 and 16, floating point in [0, 1], planar storage and multiplied alpha are
    converted with a note.

    Raises:
        GfrError: too large, cut off, or of a sort that cannot be shown honestly (signed, complex, Lab, raw sensor
            data). Decoder errors pass through and are worded by the caller.
    """
    with _quiet_tifffile() as complaints, tifffile.TiffFile(cast(IO[bytes], file)) as tiff:
        page = tiff.pages.first
        if not isinstance(page, tifffile.TiffPage):
            raise damaged(name, Kind.TIFF, "its first picture cannot be read")
        _check_storage(page, tiff.filehandle.size, name)
        values = _with_channels_last(page, page.asarray(maxworkers=1))
    orientation, metadata, notes = _said_by(file)
    if complaints:
        notes += (f"The file has faults that may not matter: {complaints[0][:120]}",)
    samples, more = _samples(page, values, metadata.icc, name)
    if page.photometric == _SEPARATED:
        metadata = Metadata(None, metadata.exif, metadata.xmp, metadata.dpi)
    return StoredPicture(samples, metadata, orientation, notes + more)


@contextmanager
def _quiet_tifffile() -> Iterator[list[str]]:
    """What tifffile complains of in this thread, as a list; otherwise it would be printed on stderr."""
    said: list[str] = []
    own_thread = threading.get_ident()

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.thread == own_thread:
                said.append(" ".join(record.getMessage().split()))

    listener = Listener(logging.WARNING)
    logger = logging.getLogger("tifffile")
    logger.addHandler(listener)
    try:
        yield said
    finally:
        logger.removeHandler(listener)


def _check_storage(page: tifffile.TiffPage, file_bytes: int, name: str) -> None:
    """Refuses what would be too large to decode, cannot be shown, or lacks data: tifffile fills gaps with zeros."""
    check_size(name, page.imagewidth, page.imagelength)
    if page.is_tiled:
        check_size(name, page.tilewidth, page.tilelength)
    colours = _COLOURS.get(int(page.photometric))
    if colours is None or page.imagedepth != 1:
        raise _cannot_show(name, f"its colours are stored as {_word(page.photometric)}")
    if not colours <= page.samplesperpixel <= _MAX_SAMPLES_PER_PIXEL:
        raise _cannot_show(name, f"it has {page.samplesperpixel} channels")
    if page.dtype is None or page.dtype.kind not in "buf":
        raise _cannot_show(name, f"its samples are {page.dtype or 'of no known type'}")
    offsets, counts = page.dataoffsets, page.databytecounts
    expected = int(np.prod(page.chunked))
    whole = len(offsets) == len(counts) == expected
    if not whole or any(c <= 0 or o <= 0 or o + c > file_bytes for o, c in zip(offsets, counts, strict=True)):
        raise damaged(name, Kind.TIFF, "a part of its pixels is missing")


def _cannot_show(name: str, found: str) -> GfrError:
    return GfrError(
        f"'{name}' is a TIFF that cannot be read: {found}; grey, RGB, palette or CMYK samples are wanted.",
        "Save it as 8- or 16-bit RGB TIFF in the program that made it.",
    )


def _word(value: Any) -> str:
    return str(getattr(value, "name", value))


def _with_channels_last(page: tifffile.TiffPage, values: NDArray[Any]) -> NDArray[Any]:
    """H W or H W C, whatever the order of storage."""
    separate = int(page.planarconfig or 1) == 2 and values.ndim == 3
    return np.moveaxis(values, 0, -1) if separate else values


def _samples(
    page: tifffile.TiffPage, values: NDArray[Any], icc: bytes | None, name: str
) -> tuple[Pixels, tuple[str, ...]]:
    """The decoded values as 8 or 16 bits: H W, H W 2, H W 3 or H W 4."""
    if page.photometric == _PALETTE:
        colour_map = np.asarray(page.tags[_COLOUR_MAP].value, np.uint16).reshape(3, -1)
        indices = values if values.ndim == 2 else values[:, :, 0]
        return through_palette(indices, colour_map), (
            "The palette was replaced by its colours: the picture is now RGB.",
        )
    if values.dtype.kind == "f":
        samples, notes = from_unit_range(values, name)
    else:
        bits = 1 if values.dtype == np.bool_ else int(page.bitspersample)
        samples, notes = to_full_range(values, bits)  # type: ignore[assignment]
    if page.photometric == _WHITE_IS_ZERO:
        samples = np.iinfo(samples.dtype).max - samples
    return _colours_and_alpha(page, samples, icc, notes)


def _colours_and_alpha(
    page: tifffile.TiffPage, samples: Pixels, icc: bytes | None, notes: tuple[str, ...]
) -> tuple[Pixels, tuple[str, ...]]:
    colours = _COLOURS[int(page.photometric)]
    extra = [int(kind) for kind in page.extrasamples]
    if samples.ndim == 3 and samples.shape[2] > colours + 1:
        notes += (f"{samples.shape[2] - colours - 1} further channels were left out.",)
        samples = samples[:, :, : colours + 1]
    has_extra = samples.ndim == 3 and samples.shape[2] == colours + 1
    if page.photometric == _SEPARATED:
        if has_extra:
            notes += ("A channel beyond the four inks was left out.",)
        rgb, more = cmyk_to_rgb(samples[:, :, :4], icc if icc and is_icc_profile(icc) else None)
        return rgb, notes + more
    if has_extra and extra[:1] == [1]:
        samples, more = alpha_divided_out(samples)
        notes += more
    elif has_extra and extra[:1] != [2]:
        notes += ("A further channel of unstated meaning was taken for alpha.",)
    return samples, notes


def _said_by(file: io.BufferedIOBase) -> tuple[int | None, Metadata, tuple[str, ...]]:
    """Orientation and metadata from the first directory, and what of the file is not carried."""
    try:
        order, offset = read_header(file)
        directory = read_directory(file, offset, order)
        exif = exif_block(exif_parts(file))
    except IfdError:  # BigTIFF, whose directories are laid out differently
        return None, Metadata(), ("Metadata of a BigTIFF is not carried.",)
    metadata = Metadata(_bytes(directory, _ICC), exif, _bytes(directory, _XMP), dpi_of(directory))
    notes = tuple(
        f"{what} was found; it is not carried."
        for tag, what in ((_IPTC, "IPTC data"), (_PHOTOSHOP, "Photoshop data"))
        if directory.get(tag)
    )
    if directory.next_offset:
        notes += ("The file holds further pictures; the first was read.",)
    return orientation_of(directory), metadata, notes


def _bytes(directory: Directory, tag: int) -> bytes | None:
    entry = directory.get(tag)
    return entry.value if entry else None


def first_picture_size(data: bytes) -> tuple[int, int]:
    """Width and height that a TIFF states, for a check of what was written."""
    with _quiet_tifffile(), tifffile.TiffFile(io.BytesIO(data)) as tiff:
        page = tiff.pages.first
        return int(page.imagewidth), int(page.imagelength)
