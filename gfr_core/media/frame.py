"""One picture in memory, at its own bit depth, with what its file said about it."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8] | NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file carries beside its pixels. `None` means the file did not say.

    `exif` is the raw TIFF-structured block without the "Exif\\0\\0" prefix, its orientation already set to 1.
    `dpi` is pixels per inch, x before y.
    """

    icc: bytes | None = None
    exif: bytes | None = None
    xmp: bytes | None = None
    dpi: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture, upright (its EXIF orientation is applied).

    Attributes:
        pixels: H W 3, RGB, uint8 or uint16 (full range of the type). A grey picture has three equal channels.
        name: how to call it in a message: the file's name, for a clip with the frame's number.
        alpha: H W of the same type, or None. Carried through untouched.
        grey: the file holds one channel; it is written back as one.
        metadata: see `Metadata`.
        notes: what was found wanting on reading, in words for the user ("profile dropped: it is damaged").
    """

    pixels: Pixels
    name: str
    alpha: Pixels | None = None
    grey: bool = False
    metadata: Metadata = field(default_factory=Metadata)
    notes: tuple[str, ...] = ()

    @property
    def height(self) -> int:
        """Rows of the upright picture."""
        return int(self.pixels.shape[0])

    @property
    def width(self) -> int:
        """Columns of the upright picture."""
        return int(self.pixels.shape[1])

    @property
    def bits(self) -> int:
        """8 or 16: bits a channel."""
        return int(self.pixels.dtype.itemsize * 8)

    def pixels_8bit(self) -> NDArray[np.uint8]:
        """The pixels as uint8 (16 bit rounded), for detectors and screens only."""
        if self.pixels.dtype == np.uint8:
            return self.pixels.astype(np.uint8, copy=False)
        return ((self.pixels.astype(np.uint32) + 128) // 257).astype(np.uint8)
