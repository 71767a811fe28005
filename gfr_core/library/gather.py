"""Pictures on the disk as portraits: one file, or a whole folder."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gfr_core.errors import GfrError
from gfr_core.faces.face import Face
from gfr_core.geometry import SquareCrop
from gfr_core.library.records import NewPortrait
from gfr_core.library.similar import describe
from gfr_core.media.formats import kind_for_writing
from gfr_core.media.frame import Frame
from gfr_core.media.still import read_still
from gfr_core.pairing.guide_set import guide_from
from gfr_core.progress import Progress, Reporter, silent
from gfr_core.record.hashes import sha256_of

THUMBNAIL_PX = 128
THUMBNAIL_QUALITY = 85


FindFaces = Callable[[NDArray[np.uint8]], list[Face]]
"""Finds the faces of RGB pixels (H W 3): `FaceFinder.find`."""


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """What a folder holds.

    Attributes:
        portraits: a candidate for each picture with a face, in the order of the files.
        unusable: name of the file and why, for each picture that shows no face or cannot be read.
        known: how many were left out because their content was known already.
    """

    portraits: tuple[NewPortrait, ...]
    unusable: tuple[tuple[str, str], ...]
    known: int


def pictures_in(folder: Path) -> list[Path]:
    """The pictures in a folder and below, by name. What each really is, is told when it is read.

    Raises:
        GfrError: there is no such folder.
    """
    if not folder.is_dir():
        raise GfrError(f"'{folder}' is not a folder.", "Choose the folder with the pictures.")
    return sorted(path for path in folder.rglob("*") if kind_for_writing(path) is not None and path.is_file())


def gather(
    paths: Sequence[Path], find: FindFaces, known: frozenset[str] = frozenset(), report: Reporter = silent
) -> Gathered:
    """Every picture of `paths` that shows a face, as a candidate for a portrait.

    Args:
        paths: see `pictures_in`.
        find: finds the faces; the largest of a picture is meant.
        known: SHA-256 of contents to leave out. Of several copies of one picture the first is taken.
        report: called for each picture; may stop the work.
    """
    portraits: dict[str, NewPortrait] = {}
    unusable: list[tuple[str, str]] = []
    copies = 0
    for number, path in enumerate(paths):
        report(Progress(number / len(paths), f"Picture {number + 1} of {len(paths)}: {path.name}"))
        try:
            sha256 = sha256_of(path)
            if sha256 in known or sha256 in portraits:
                copies += 1
            else:
                portraits[sha256] = portrait_from(path, find, sha256)
        except GfrError as error:
            unusable.append((path.name, error.message))
    return Gathered(tuple(portraits.values()), tuple(unusable), copies)


def portrait_from(path: Path, find: FindFaces, sha256: str = "") -> NewPortrait:
    """The picture at `path` as a portrait of its largest face.

    Raises:
        GfrError: it cannot be read, shows no face or one too small to guide anything.
    """
    frame = read_still(path)
    face = guide_from(frame, find(frame.pixels_8bit())).face
    return portrait_of(path, frame, face, sha256)


def portrait_of(path: Path, frame: Frame, face: Face, sha256: str = "") -> NewPortrait:
    """A picture that has been read, with the face in it that is meant, ready to be kept.

    Raises:
        GfrError: the file cannot be read any more.
    """
    pixels, path = frame.pixels_8bit(), path.absolute()
    digest, status = sha256 or sha256_of(path), path.stat()
    return NewPortrait(
        path, digest, status.st_size, status.st_mtime_ns, face, thumbnail_of(pixels, face), describe(pixels, face)
    )


def thumbnail_of(pixels: NDArray[np.uint8], face: Face, side: int = THUMBNAIL_PX) -> bytes:
    """The face's square, small, as JPEG."""
    from PIL import Image

    crop = SquareCrop.of_face(face.box)
    inside = [max(0, round(crop.x)), max(0, round(crop.y)), round(crop.x + crop.side), round(crop.y + crop.side)]
    square = Image.fromarray(np.ascontiguousarray(pixels[inside[1] : inside[3], inside[0] : inside[2]]))
    square.thumbnail((side, side), Image.Resampling.BICUBIC)
    file = io.BytesIO()
    square.save(file, "JPEG", quality=THUMBNAIL_QUALITY)
    return file.getvalue()
