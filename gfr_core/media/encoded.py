"""What an encoder hands back, and the choices that all encoders share: channels, depth, what to report as lost."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from gfr_core.media.frame import Frame, Metadata, Pixels
from gfr_core.media.stored import profile_colour_space


@dataclass(frozen=True, slots=True)
class Encoded:
    """A whole file in memory, and in words for the user what it could not hold of the frame."""

    data: bytes
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Channels:
    """Samples to write: H W, H W 2, H W 3 or H W 4 (alpha last), and the metadata that fits them."""

    samples: Pixels
    metadata: Metadata


def channels_to_write(
    frame: Frame, *, alpha: bool, format_name: str, grey: bool = True
) -> tuple[Channels, tuple[str, ...]]:
    """The samples of `frame` as its file holds them: one channel for a picture that is still grey, alpha last.

    Args:
        frame: the picture.
        alpha: whether the format holds it.
        format_name: for the notes.
        grey: whether the format holds one-channel pictures.
    """
    single, notes = _is_single(frame, format_name, grey=grey)
    metadata = frame.metadata
    space = profile_colour_space(metadata.icc) if metadata.icc else "RGB"
    if space not in ("RGB", "GRAY") or (space == "GRAY" and not single):
        metadata = replace(metadata, icc=None)
        notes += (f"The colour profile was not carried: it is for {space} pictures, this one is RGB.",)
    planes = [frame.pixels[:, :, :1] if single else frame.pixels]
    if frame.alpha is not None and alpha:
        planes.append(frame.alpha[:, :, None])
    elif frame.alpha is not None:
        notes += (f"Alpha was lost: {format_name} holds none.",)
    samples = np.concatenate(planes, axis=2) if len(planes) > 1 else planes[0]
    return Channels(np.ascontiguousarray(samples[:, :, 0] if samples.shape[2] == 1 else samples), metadata), notes


def _is_single(frame: Frame, format_name: str, *, grey: bool) -> tuple[bool, tuple[str, ...]]:
    if not frame.grey:
        return False, ()
    if not grey:
        return False, (f"{format_name} holds no grey pictures: written as RGB with three equal channels.",)
    first = frame.pixels[:, :, 0]
    if np.array_equal(first, frame.pixels[:, :, 1]) and np.array_equal(first, frame.pixels[:, :, 2]):
        return True, ()
    return False, ("The picture was grey and has gained colour: written as RGB.",)


def eight_bit_to_write(samples: Pixels, format_name: str) -> tuple[NDArray[np.uint8], tuple[str, ...]]:
    """The samples rounded to 8 bits for a format that holds no more, with a note where that changed them."""
    if samples.dtype == np.uint8:
        return samples.astype(np.uint8, copy=False), ()
    rounded = ((samples.astype(np.uint32) + 128) // 257).astype(np.uint8)
    return rounded, (f"{format_name} holds 8 bits a channel: 16-bit values were rounded to 8. TIFF and PNG keep 16.",)


def dpi_note(wanted: tuple[float, float] | None, written: tuple[float, float], format_name: str) -> tuple[str, ...]:
    """A note when the density written differs from the one wanted by more than rounding to the metric unit."""
    if wanted is None or max(abs(wanted[0] - written[0]), abs(wanted[1] - written[1])) <= 0.02:
        return ()
    return (f"DPI was rounded from {wanted[0]:g} x {wanted[1]:g} to {written[0]:g} x {written[1]:g} in {format_name}.",)


def not_carried(metadata: Metadata, format_name: str, *names: str) -> tuple[str, ...]:
    """Notes for those of the named fields of `metadata` that are there and that the format does not hold."""
    words = {"icc": "The colour profile", "exif": "The EXIF block", "xmp": "The XMP packet", "dpi": "DPI"}
    return tuple(
        f"{words[name]} was not carried: {format_name} holds none."
        for name in names
        if getattr(metadata, name) is not None
    )
