"""SHA-256 of files and of pixels, in lower-case hexadecimal."""

import hashlib
import sys
from pathlib import Path

import numpy as np

from gfr_core.media.frame import Pixels
from gfr_core.media.opening import check_openable, file_errors
from gfr_core.progress import Progress, Reporter, silent

_PART = 4 << 20


def sha256_of(path: Path, report: Reporter = silent) -> str:
    """The hash of a file's content.

    Args:
        path: read in parts, so that a clip of many gigabytes needs no memory.
        report: may stop the work.

    Raises:
        GfrError: there is no such file, it is a folder, empty, or may not be read.
    """
    check_openable(path)
    digest = hashlib.sha256()
    with file_errors(path), path.open("rb") as file:
        size, done = max(1, path.stat().st_size), 0
        while part := file.read(_PART):
            digest.update(part)
            done += len(part)
            report(Progress(min(1.0, done / size), f"Hashing {path.name}"))
    return digest.hexdigest()


def sha256_of_pixels(pixels: Pixels) -> str:
    """The hash of a picture's size, depth and samples (row by row, little-endian): the same whatever file holds it."""
    height, width = pixels.shape[:2]
    digest = hashlib.sha256(f"{height} {width} {pixels.dtype.itemsize * 8};".encode())
    samples = pixels.byteswap() if sys.byteorder == "big" else pixels
    digest.update(np.ascontiguousarray(samples).data)
    return digest.hexdigest()
