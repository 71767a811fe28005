"""A picture as its file stores it, and the step from there to an upright `Frame`."""

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gfr_core.media.exif import exif_facts, upright_exif
from gfr_core.media.frame import Frame, Metadata, Pixels
from gfr_core.media.ifd import IfdError
from gfr_core.media.orientation import swaps_axes, upright
from gfr_core.media.xmp import upright_xmp, xmp_orientation


@dataclass(frozen=True, slots=True)
class StoredPicture:
    """What a decoder hands over: pixels not yet turned, metadata not yet adapted.

    Attributes:
        samples: H W (grey), H W 2 (grey, alpha), H W 3 or H W 4 (RGB, alpha), uint8 or uint16, full range.
        metadata: as found; its EXIF block still states the file's orientation.
        orientation: what the file says outside its EXIF and XMP blocks (TIFF's own tag), or None.
        notes: what was found wanting, in words for the user.
    """

    samples: Pixels
    metadata: Metadata = field(default_factory=Metadata)
    orientation: int | None = None
    notes: tuple[str, ...] = ()


def framed(stored: StoredPicture, name: str) -> Frame:
    """The picture as a `Frame` called `name`: turned upright once, its metadata saying so.

    The file's own orientation tag goes before EXIF's, EXIF's before XMP's. Damaged EXIF and ICC blocks are dropped
    with a note.
    """
    checked, notes = _without_damage(stored.metadata)
    stated = _orientations(stored.orientation, checked)
    orientation = next((value for value in stated if value is not None), 1)
    pixels, alpha, grey = _planes(upright(stored.samples, orientation))
    metadata = _upright_metadata(checked, swap_axes=swaps_axes(orientation))
    return Frame(pixels, name, alpha, grey, metadata, stored.notes + notes)


def _planes(samples: NDArray[Any]) -> tuple[Pixels, Pixels | None, bool]:
    """Pixels (H W 3), alpha (H W) and whether the file holds one channel."""
    if samples.ndim == 2:
        samples = samples[:, :, None]
    colours = 1 if samples.shape[2] < 3 else 3
    alpha = np.ascontiguousarray(samples[:, :, colours]) if samples.shape[2] > colours else None
    pixels = np.concatenate([samples[:, :, :1]] * 3, axis=2) if colours == 1 else samples[:, :, :3]
    return np.ascontiguousarray(pixels), alpha, colours == 1


def _orientations(own: int | None, metadata: Metadata) -> tuple[int | None, int | None, int | None]:
    exif = exif_facts(metadata.exif).orientation if metadata.exif else None
    return own, exif, xmp_orientation(metadata.xmp) if metadata.xmp else None


def _without_damage(metadata: Metadata) -> tuple[Metadata, tuple[str, ...]]:
    notes = []
    if metadata.exif is not None:
        try:
            facts = exif_facts(metadata.exif)
            metadata = replace(metadata, dpi=metadata.dpi or facts.dpi)
        except IfdError as error:
            notes.append(f"The EXIF block is damaged and was dropped: {error}.")
            metadata = replace(metadata, exif=None)
    if metadata.icc is not None and not is_icc_profile(metadata.icc):
        notes.append("The colour profile is damaged and was dropped.")
        metadata = replace(metadata, icc=None)
    return metadata, tuple(notes)


def is_icc_profile(profile: bytes) -> bool:
    """Whether the bytes begin as an ICC profile does and are not cut off (ICC.1:2022, 7.2)."""
    stated = int.from_bytes(profile[:4], "big")
    return len(profile) >= 132 and profile[36:40] == b"acsp" and 132 <= stated <= len(profile)


def profile_colour_space(profile: bytes) -> str:
    """The colour space a profile is for: "RGB", "GRAY", "CMYK", "Lab"..."""
    return profile[16:20].decode("ascii", "replace").strip()


def _upright_metadata(metadata: Metadata, *, swap_axes: bool) -> Metadata:
    exif = upright_exif(metadata.exif, swap_axes=swap_axes) if metadata.exif else None
    xmp = upright_xmp(metadata.xmp) if metadata.xmp else None
    dpi = (metadata.dpi[1], metadata.dpi[0]) if metadata.dpi and swap_axes else metadata.dpi
    return replace(metadata, exif=exif, xmp=xmp, dpi=dpi)
