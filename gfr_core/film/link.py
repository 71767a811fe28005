"""Which of two sightings are one face: by place and by looks."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from gfr_core.film.square import seen_square
from gfr_core.geometry import Box, SquareCrop

Grey = NDArray[np.uint8]
Plane = NDArray[np.float32]

SIDE = 32
SEEN = 1.3
"""Side of the square that is compared, over the face's."""
REACH = 2
"""Pixels of the 32 by which two looks may be shifted: boxes are not exact."""
LEAST_OVERLAP = 0.3
"""Intersection over union from which a place alone makes two sightings one face."""
SURELY_ALIKE = 0.6
"""Correlation of the looks from which a face that has lost its place is recognised nearby."""
NEARBY = 1.2
"""How far, in sizes of the face."""


def look_of(grey: Grey, box: Box) -> Plane:
    """What the face in `box` looks like: SIDE x SIDE, for `likeness`. Beyond the picture its border goes on."""
    square = SquareCrop.of_face(box, SEEN)
    return seen_square(grey, square, SIDE).astype(np.float32)


def likeness(look: Plane, other: Plane) -> float:
    """Correlation of two looks at their best shift, -1 to 1."""
    middle = look[REACH:-REACH, REACH:-REACH]
    return float(cv2.matchTemplate(other, middle, cv2.TM_CCOEFF_NORMED).max())


def agreement(box: Box, look: Plane, other_box: Box, other_look: Plane, *, is_lost: bool) -> float:
    """How surely two sightings are one face: 0 for strangers, the higher the surer.

    Args:
        box: where a known face should be.
        look: what it looked like.
        other_box: where a face was found.
        other_look: what that looks like.
        is_lost: the known face was not followed to here: it may have moved, but must look the same.
    """
    overlap, alike = box.iou(other_box), likeness(look, other_look)
    away = float(np.hypot(*np.subtract(box.centre, other_box.centre))) / max(box.side, other_box.side)
    if overlap >= LEAST_OVERLAP and not is_lost:
        return overlap + max(0.0, alike)
    return max(overlap, 0.01) + alike if alike >= SURELY_ALIKE and away < NEARBY else 0.0


def pairs_of(agreements: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """(row, column) of those that belong together: the surest first, each row and column once, nothing of 0."""
    found = [(value, i, j) for i, row in enumerate(agreements) for j, value in enumerate(row) if value > 0]
    rows: set[int] = set()
    columns: set[int] = set()
    pairs = []
    for _, i, j in sorted(found, key=lambda each: (-each[0], each[1], each[2])):
        if i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
            pairs.append((i, j))
    return pairs
