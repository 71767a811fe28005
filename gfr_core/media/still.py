"""Still pictures in and out: the one door, whatever the format."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from gfr_core.errors import GfrError
from gfr_core.media.atomic import write_atomically
from gfr_core.media.bmp import encode_bmp, read_bmp
from gfr_core.media.encoded import Encoded
from gfr_core.media.formats import STILLS, STILLS_IN_WORDS, Kind, kind_for_writing
from gfr_core.media.frame import Frame
from gfr_core.media.jpeg import encode_jpeg, read_jpeg
from gfr_core.media.opening import decoding, file_errors, kind_of, opened
from gfr_core.media.png import encode_png, read_png
from gfr_core.media.stored import StoredPicture, framed
from gfr_core.media.tiff_read import read_tiff
from gfr_core.media.tiff_write import encode_tiff
from gfr_core.media.webp import encode_webp, read_webp

_READERS: dict[Kind, Callable[[bytes, str], StoredPicture]] = {
    Kind.JPEG: read_jpeg,
    Kind.PNG: read_png,
    Kind.WEBP: read_webp,
    Kind.BMP: read_bmp,
}
_ENCODERS: dict[Kind, Callable[[Frame], Encoded]] = {
    Kind.JPEG: encode_jpeg,
    Kind.PNG: encode_png,
    Kind.TIFF: encode_tiff,
    Kind.WEBP: encode_webp,
    Kind.BMP: encode_bmp,
}


def read_still(path: Path) -> Frame:
    """The picture at `path`, upright, at its own depth (8 or 16 bit), with its ICC, EXIF, XMP and DPI.

    The content decides what the file is, not its name. What had to be converted or was dropped stands in the frame's
    notes. The file is opened for reading only.

    Raises:
        GfrError: there is no such file, it may not be read, it is empty, a folder, too large, damaged, cut off, or of
            a kind that is not read.
    """
    kind = kind_of(path)
    if kind not in STILLS:
        raise _not_a_still(path, kind)
    with opened(path) as file, decoding(path.name, kind):
        stored = read_tiff(file, path.name) if kind is Kind.TIFF else _READERS[kind](file.read(), path.name)
        frame = framed(stored, path.name)
    return _with_name_checked(frame, path, kind)


def _not_a_still(path: Path, kind: Kind) -> GfrError:
    if kind is Kind.CLIP:
        return GfrError(f"'{path.name}' is a video; a picture is wanted.", "Choose a picture, or a frame of the video.")
    found = "data of an unknown kind" if kind is Kind.UNKNOWN else f"{kind.value} data"
    return GfrError(
        f"'{path.name}' holds {found}, which cannot be read; wanted is a {STILLS_IN_WORDS} picture or a video.",
        "Save it as 16-bit TIFF or PNG in another program first.",
    )


def _with_name_checked(frame: Frame, path: Path, kind: Kind) -> Frame:
    promised = kind_for_writing(path)
    if promised is kind:
        return frame
    return replace(frame, notes=(*frame.notes, f"The file is {kind.value} although its name says '{path.suffix}'."))


def write_still(frame: Frame, path: Path, *, source: Path | None = None) -> tuple[str, ...]:
    """Writes the picture in the format that the name's ending asks for, and returns what could not be carried.

    PNG and TIFF keep 16 bit. The file appears whole or not at all; an older one of that name is replaced.

    Args:
        frame: the picture.
        path: where to.
        source: the file the picture came from; it is never overwritten, also not through a link.

    Raises:
        GfrError: the ending names no format that is written, `path` is the source, or the folder cannot be used.
        MachineError: the disk is full.
    """
    kind = kind_for_writing(path)
    if kind is None:
        raise GfrError(
            f"'{path.name}' does not end like a picture that can be written ({STILLS_IN_WORDS}).",
            "End the name in .png or .tif to keep everything, or in .jpg, .webp or .bmp.",
        )
    with file_errors(path):
        if source is not None and path.exists() and source.exists() and path.samefile(source):
            raise GfrError(f"'{path.name}' is the source itself; it is never overwritten.", "Choose another name.")
    try:
        encoded = _ENCODERS[kind](frame)
    except ValueError as error:
        found = f"{frame.width} x {frame.height} pixels"
        raise GfrError(f"'{path.name}' ({found}) cannot be written: {error}.", "Write it as PNG or TIFF.") from error
    write_atomically(path, encoded.data)
    return encoded.notes
