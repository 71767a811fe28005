"""Opening a file that somebody chose: every way in which that fails is said in words."""

import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gfr_core.errors import GfrError
from gfr_core.media.formats import HEAD_BYTES, Kind, sniff

MAX_MEGAPIXELS = 400
"""Pictures above this are refused before a pixel is decoded: a file of 1 kB can claim to hold a terapixel."""

MAX_FILE_BYTES = 4 << 30


def check_openable(path: Path) -> None:
    """Returns when `path` is a file that can be read and is not empty.

    Raises:
        GfrError: it is missing, a folder, a pipe or device (opening one could wait for ever), not permitted, empty.
    """
    with file_errors(path):
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise GfrError(f"'{path.name}' is a folder, not a file.", "Choose a picture or a clip inside it.")
        if not stat.S_ISREG(status.st_mode):
            raise GfrError(f"'{path.name}' is not an ordinary file.", "Choose a picture or a clip.")
        if status.st_size == 0:
            raise GfrError(f"'{path.name}' is empty (0 bytes).", "Copy the file again from where it came.")
        if not os.access(path, os.R_OK):
            raise PermissionError


def kind_of(path: Path) -> Kind:
    """The kind of the file at `path`, by its content.

    Raises:
        GfrError: as `check_openable`.
    """
    check_openable(path)
    with file_errors(path), path.open("rb") as file:
        return sniff(file.read(HEAD_BYTES))


@contextmanager
def opened(path: Path) -> Iterator[io.BufferedIOBase]:
    """The file at `path`, open for reading.

    Raises:
        GfrError: as `check_openable`, or it is larger than any picture that is accepted.
    """
    check_openable(path)
    with file_errors(path), path.open("rb") as file:
        if os.fstat(file.fileno()).st_size > MAX_FILE_BYTES:
            raise GfrError(f"'{path.name}' is larger than {MAX_FILE_BYTES >> 30} GB.", "Choose a smaller picture.")
        yield file


@contextmanager
def file_errors(path: Path) -> Iterator[None]:
    """Words the operating system's refusals to read `path` as `GfrError`."""
    try:
        yield
    except FileNotFoundError as error:
        raise GfrError(f"'{path}' does not exist.", "Check the name and the folder.") from error
    except PermissionError as error:
        raise GfrError(f"'{path.name}' may not be read: permission denied.", "Change its permissions.") from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise GfrError(f"'{path.name}' could not be read: {reason}.", "Check the disk and the name.") from error


@contextmanager
def decoding(name: str, kind: Kind) -> Iterator[None]:
    """Words whatever a decoder raises over a damaged file as `GfrError`.

    Decoders answer a malformed file with nearly any exception (struct.error, KeyError, SyntaxError, their own), so
    this boundary catches them all; the cause stays chained for a bug report.
    """
    try:
        yield
    except GfrError:
        raise
    except Exception as error:
        reason = " ".join(str(error).split())[:160] or type(error).__name__
        raise damaged(name, kind, reason) from error


def damaged(name: str, kind: Kind, reason: str) -> GfrError:
    """The error for a file whose content contradicts itself or ends too early."""
    return GfrError(
        f"'{name}' is a {kind.value} file that is damaged, incomplete or of an unusual sort: {reason}.",
        "Copy it again from where it came, or save it anew as TIFF or PNG in the program that made it.",
    )


def check_size(name: str, width: int, height: int) -> None:
    """Returns when a picture of this size is accepted. To be asked before decoding.

    Raises:
        GfrError: a side is below 1, or the picture holds more than `MAX_MEGAPIXELS`.
    """
    if width < 1 or height < 1:
        raise GfrError(f"'{name}' says it is {width} x {height} pixels.", "Choose a picture of at least 1 x 1 pixel.")
    if width * height > MAX_MEGAPIXELS * 1_000_000:
        found = width * height / 1_000_000
        raise GfrError(
            f"'{name}' says it is {width} x {height} pixels ({found:.0f} megapixels); "
            f"at most {MAX_MEGAPIXELS} megapixels are read.",
            "Crop the picture or make it smaller first.",
        )
