"""A face carried from one frame to the next by the motion of its pixels.

Sparse optical flow on the face's own corners (Lucas-Kanade), there and back: points that do not come back where they
started are left out. What is left moves by one similarity, so the landmarks keep their shape between two looks of the
landmarker. 2 ms where a detector takes 50.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from gfr_core.film.square import seen_square
from gfr_core.geometry import Box, Points68, SquareCrop, apply_map, similarity_between

Grey = NDArray[np.uint8]
Array = NDArray[np.float64]

REGION = 2.2
"""Side of the square that is looked at, over the face's: the face can move by half its size in one frame."""
SIDE = 160
"""The square is brought to at most this many pixels."""
CORNERS, LEAST_DISTANCE = 60, 5
WINDOW, LEVELS = 13, 3
COMES_BACK = 1.0
"""Pixels of the square by which a point may miss its start on the way back."""
FEWEST = 8
LARGEST_MISFIT = 3.0
"""Points further from the common motion than so many medians are not of the face."""
LEAST_SIZE = 8.0
"""Pixels: below it there is nothing to hold on to."""
LARGEST_GROWTH = 1.25
"""A face that grows or shrinks by more in one frame is not followed any more, but something else."""


@dataclass(frozen=True, slots=True, eq=False)
class Motion:
    """How a face moved from one frame to the next.

    Attributes:
        matrix: 2 x 3, similarity, pixel-index coordinates of the frames.
        kept: share of the points that agree, 0 to 1.
    """

    matrix: Array
    kept: float

    def of_points(self, points: Points68) -> Points68:
        """The landmarks moved along."""
        return apply_map(self.matrix, points)

    def of_box(self, box: Box) -> Box:
        """The box moved along and scaled, still upright."""
        scale = self.scale
        x, y = apply_map(self.matrix, np.array([box.centre]) - 0.5)[0] + 0.5
        return Box(float(x) - box.w * scale / 2, float(y) - box.h * scale / 2, box.w * scale, box.h * scale)

    @property
    def scale(self) -> float:
        """By how much the face grew."""
        return float(np.hypot(*self.matrix[:, 0]))


def follow(before: Grey, after: Grey, box: Box) -> Motion | None:
    """How the face in `box` of one frame (H W) moved to the next; None when it cannot be told."""
    square = SquareCrop.of_face(box, REGION)
    if box.side < LEAST_SIZE:
        return None
    size = int(min(SIDE, max(48.0, square.side)))
    old, new = (seen_square(grey, square, size) for grey in (before, after))
    inside = np.zeros((size, size), np.uint8)
    half = size / REGION / 2
    inside[round(size / 2 - half) : round(size / 2 + half), round(size / 2 - half) : round(size / 2 + half)] = 1
    corners = cv2.goodFeaturesToTrack(old, CORNERS, 0.01, LEAST_DISTANCE, mask=inside)
    if corners is None or len(corners) < FEWEST:
        return None
    pairs = _there_and_back(old, new, corners.astype(np.float32))
    agreed = None if pairs is None else _common_motion(*pairs)
    if agreed is None:
        return None
    return _in_picture(agreed, square, size, len(corners))


def _there_and_back(old: Grey, new: Grey, points: NDArray[np.float32]) -> tuple[Array, Array] | None:
    """Points of `old` and where they are in `new`, N 2 each, of those that come back."""
    how = {"winSize": (WINDOW, WINDOW), "maxLevel": LEVELS}
    there, seen, _ = cv2.calcOpticalFlowPyrLK(old, new, points, None, **how)  # type: ignore[call-overload]
    back, seen_back, _ = cv2.calcOpticalFlowPyrLK(new, old, there, None, **how)  # type: ignore[call-overload]
    missed = np.linalg.norm((back - points)[:, 0], axis=1)
    good = (missed < COMES_BACK) & (seen[:, 0] > 0) & (seen_back[:, 0] > 0)
    if good.sum() < FEWEST:
        return None
    return points[good, 0].astype(np.float64), there[good, 0].astype(np.float64)


def _common_motion(old: Array, new: Array) -> tuple[Array, int] | None:
    """The similarity that most points follow, and how many do. Three rounds of leaving out those that do not."""
    chosen = np.ones(len(old), bool)
    matrix = np.array([[1.0, 0, 0], [0, 1.0, 0]])
    for _ in range(3):
        matrix = similarity_between(old[chosen], new[chosen])
        misfit = np.linalg.norm(apply_map(matrix, old) - new, axis=1)
        chosen = misfit <= max(0.3, LARGEST_MISFIT * float(np.median(misfit)))
        if chosen.sum() < FEWEST:
            return None
    return matrix, int(chosen.sum())


def _in_picture(agreed: tuple[Array, int], square: SquareCrop, size: int, count: int) -> Motion | None:
    """The motion found in the square as one of the picture; None when it is not believable."""
    matrix, kept = agreed
    ends = np.array([[0.0, 0.0], [size - 1.0, 0.0], [0.0, size - 1.0]])
    moved = square.to_picture(apply_map(matrix, ends), size)
    motion = Motion(similarity_between(square.to_picture(ends, size), moved), kept / count)
    return motion if 1 / LARGEST_GROWTH < motion.scale < LARGEST_GROWTH else None
