"""Portraits to be kept: pictures on the disk with a face in them."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gfr_core.faces.face import Face
from gfr_core.geometry import Box
from gfr_core.library.gather import portrait_of
from gfr_core.library.records import NewPortrait
from gfr_core.media.frame import Frame
from gfr_core.media.still import write_still

POINTS = np.random.default_rng(5).uniform(20, 60, (68, 2))
FACE = Face(Box(20, 20, 40, 40), 0.9, "test", POINTS)


def picture(path: Path, seed: int = 0) -> Frame:
    """A picture of 80 x 80 at `path`."""
    pixels = np.random.default_rng(seed).integers(0, 256, (80, 80, 3), dtype=np.uint8)
    frame = Frame(pixels, path.name)
    write_still(frame, path)
    return frame


def portrait(path: Path, seed: int = 0, face: Face = FACE) -> NewPortrait:
    """The same as a portrait."""
    return portrait_of(path, picture(path, seed), face)


def find_everywhere(pixels: NDArray[np.uint8]) -> list[Face]:
    """The same face in every picture, none in those whose first pixel is black."""
    return [FACE] if pixels[0, 0].any() else []
