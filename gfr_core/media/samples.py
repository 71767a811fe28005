"""Samples of other depths and inks brought to 8 or 16 bits a channel, RGB. Each conversion says what it did."""

from typing import Any

import imagecodecs
import numpy as np
from numpy.typing import NDArray

from gfr_core.errors import GfrError
from gfr_core.media.frame import Pixels


def to_full_range(values: NDArray[Any], bits: int) -> tuple[Pixels, tuple[str, ...]]:
    """Unsigned samples of `bits` significant bits, spread over the full range of uint8 (up to 8 bits) or uint16.

    0 stays 0 and the largest value becomes the largest value of the new type. 8 and 16 bits pass unchanged.

    Returns:
        The samples, and a note where the depth has changed.
    """
    if bits == 8:
        return values.astype(np.uint8, copy=False), ()
    if bits == 16:
        return values.astype(np.uint16, copy=False), ()
    target = np.uint8 if bits < 8 else np.uint16
    top, new_top = 2**bits - 1, int(np.iinfo(target).max)
    if bits > 16:
        reduced = (values.astype(np.uint64) * new_top + top // 2) // top
        return reduced.astype(np.uint16), (f"{bits}-bit samples were reduced to 16 bits.",)
    table = np.rint(np.arange(top + 1) * (new_top / top)).astype(target)
    spread: Pixels = table[values.astype(np.uint16)]
    return spread, (f"{bits}-bit samples were spread to {8 if bits < 8 else 16} bits.",)


def from_unit_range(values: NDArray[np.floating[Any]], name: str) -> tuple[NDArray[np.uint16], tuple[str, ...]]:
    """Floating-point samples in [0, 1] as 16 bits, with a note.

    Raises:
        GfrError: a sample lies outside [0, 1] or is not a number: such pictures hold scene light, which has no white.
    """
    low, high = float(np.min(values)), float(np.max(values))
    if not (low >= 0.0 and high <= 1.0):
        raise GfrError(
            f"'{name}' holds floating-point samples from {low:g} to {high:g}; only 0 to 1 can be read.",
            "Tone-map it and save it as 16-bit TIFF or PNG first.",
        )
    return np.rint(values.astype(np.float64) * 65535).astype(np.uint16), (
        "Floating-point samples were rounded to 16 bits.",
    )


def cmyk_to_rgb(inks: NDArray[Any], profile: bytes | None) -> tuple[Pixels, tuple[str, ...]]:
    """H W 4 of cyan, magenta, yellow, black (0: no ink) as H W 3 RGB of the same type, with a note.

    With a profile of the inks the colours become sRGB by colour management; without one, by (1 - ink)(1 - black).
    """
    if profile is not None:
        try:
            managed: NDArray[Any] = imagecodecs.cms_transform(
                np.ascontiguousarray(inks), profile, imagecodecs.cms_profile("srgb"), colorspace="cmyk",
                outcolorspace="rgb",
            )  # fmt: skip
            return managed, ("CMYK was converted to sRGB by the file's profile; the profile is not carried.",)
        except (imagecodecs.CmsError, ValueError):
            pass  # a profile that colour management refuses: the plain formula below says so
    top = int(np.iinfo(inks.dtype).max)
    light = top - inks.astype(np.uint64)
    rgb = (light[:, :, :3] * light[:, :, 3:] + top // 2) // top
    return rgb.astype(inks.dtype), ("CMYK was converted to RGB without a profile: colours are approximate.",)


def alpha_divided_out(samples: NDArray[Any]) -> tuple[Pixels, tuple[str, ...]]:
    """Samples whose colours were multiplied by alpha (last channel), with alpha divided out again, and a note.

    Where alpha is 0 the colour is unknown and stays as stored.
    """
    alpha = samples[:, :, -1:].astype(np.uint64)
    top = int(np.iinfo(samples.dtype).max)
    divided = (samples[:, :, :-1].astype(np.uint64) * top + alpha // 2) // np.maximum(alpha, 1)
    whole: NDArray[Any] = samples.copy()
    whole[:, :, :-1] = np.where(alpha == 0, samples[:, :, :-1], np.minimum(divided, top))
    return whole, ("Alpha was multiplied into the colours; it was divided out.",)


def through_palette(indices: NDArray[Any], palette: NDArray[np.uint16]) -> Pixels:
    """H W indices looked up in a TIFF colour map (3 N, uint16): H W 3, 8 bit when the map holds only 8-bit colours.

    Raises:
        ValueError: an index lies beyond the map.
    """
    if int(indices.max()) >= palette.shape[1]:
        raise ValueError(f"colour {int(indices.max())} is not in the palette of {palette.shape[1]}")
    return np.ascontiguousarray(_narrowest(palette).T[indices])


def _narrowest(palette: NDArray[np.uint16]) -> Pixels:
    """Writers store an 8-bit colour either as 257 times its value or, wrongly but often, as 256 times."""
    if not (palette % 257).any():
        return (palette // 257).astype(np.uint8)
    return (palette >> 8).astype(np.uint8) if not (palette & 0xFF).any() else palette
