"""What an exported drawing of a flow is made of; both ways to write it know these few shapes and nothing else.

All places are in pixels of the page, x before y, from its top left corner.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gfr_core.restore.flow_lines import Line

Colour = tuple[int, int, int]
Picture = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Raster:
    """A picture, H W 3 or H W 4, enlarged to a rectangle without smoothing."""

    x: float
    y: float
    width: float
    height: float
    pixels: Picture
    opacity: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Strokes:
    """Lines of one pen; those with `in_picture` end where the picture ends."""

    name: str
    lines: tuple[Line, ...]
    colour: Colour
    width: float
    opacity: float = 1.0
    in_picture: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Areas:
    """Filled rectangles: N 4, left, top, right, bottom."""

    name: str
    boxes: NDArray[np.float64]
    colour: Colour
    opacity: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Dots:
    """Small discs around N 2 places, or rings of the pen's width."""

    name: str
    places: Line
    radius: float
    colour: Colour
    ring_width: float | None = None
    opacity: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """A line of text; x, y is where its base line begins."""

    x: float
    y: float
    text: str
    size: float
    colour: Colour


Shape = Raster | Strokes | Areas | Dots | Words


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """A page with its shapes, the lowest first.

    Attributes:
        picture: left, top, right and bottom of the picture on it.
        title, description: for those who do not see it.
    """

    width: int
    height: int
    picture: tuple[int, int, int, int]
    ground: Colour
    title: str
    description: str
    shapes: tuple[Shape, ...]
