"""Cutting the small, possibly turned square that a landmarker sees out of a picture, and the way back."""

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from gfr_core.geometry import Box, Points68, apply_map

PATCH_SCALE = 1.6
"""Side of the patch over the larger side of the landmark box."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a patch lies in its picture.

    Attributes:
        x: centre, edge coordinates of the picture.
        y: centre, edge coordinates of the picture.
        side: side of the square in pixels of the picture.
        roll: clockwise turn of the square in radians; a face rolled by as much stands upright in the patch.
    """

    x: float
    y: float
    side: float
    roll: float = 0.0

    @staticmethod
    def of_box(box: Box, scale: float = PATCH_SCALE) -> "Placement":
        """The upright placement for a face whose landmark box is `box`."""
        return Placement(*box.centre, box.side * scale)

    @staticmethod
    def of_points(points: Points68, scale: float = PATCH_SCALE) -> "Placement":
        """The placement in which the face of `points` stands upright and centred."""
        roll = roll_of(points)
        cos, sin = math.cos(roll), math.sin(roll)
        turn = np.array([[cos, sin, 0.0], [-sin, cos, 0.0]])  # undoes the roll
        box = Box.around(apply_map(turn, points + 0.5) - 0.5)
        x, y = box.centre
        return Placement(cos * x - sin * y, sin * x + cos * y, box.side * scale, roll)

    def to_picture_map(self, size: int) -> NDArray[np.float64]:
        """The 2 x 3 map from pixel-index coordinates of a patch of `size` pixels to those of the picture."""
        step = self.side / size
        linear = step * np.array(
            [[math.cos(self.roll), -math.sin(self.roll)], [math.sin(self.roll), math.cos(self.roll)]]
        )
        centre = np.array([self.x, self.y]) - 0.5
        return np.concatenate([linear, (centre - linear @ np.full(2, (size - 1) / 2))[:, None]], axis=1)

    def to_patch_map(self, size: int) -> NDArray[np.float64]:
        """The inverse of `to_picture_map`."""
        return np.asarray(cv2.invertAffineTransform(self.to_picture_map(size)), dtype=np.float64)


def roll_of(points: Points68) -> float:
    """The clockwise roll of a face in radians: the tilt of the line from its left-hand to its right-hand eye."""
    across = points[42:48].mean(axis=0) - points[36:42].mean(axis=0)
    return math.atan2(float(across[1]), float(across[0]))


def cut_patch(pixels: NDArray[np.uint8], placement: Placement, size: int) -> NDArray[np.uint8]:
    """A patch of an RGB picture (H W 3) as luma (`size` `size`), free of aliasing; over the border the edge repeats."""
    matrix = placement.to_picture_map(size)
    left, top, region = _region(pixels, matrix, size)
    matrix[:, 2] -= (left, top)
    shrink = min(1.0, size / placement.side)
    if shrink < 0.75:
        height, width = region.shape[:2]
        target = max(1, round(width * shrink)), max(1, round(height * shrink))
        region = cv2.resize(region, target, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
        factor = np.array([target[0] / width, target[1] / height])
        matrix[:, 2] = (matrix[:, 2] + 0.5) * factor - 0.5
        matrix[:, :2] *= factor[:, None]
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    patch = cv2.warpAffine(region, matrix, (size, size), flags=flags, borderMode=cv2.BORDER_REPLICATE)
    return patch.astype(np.uint8, copy=False)


def _region(pixels: NDArray[np.uint8], matrix: NDArray[np.float64], size: int) -> tuple[int, int, NDArray[np.uint8]]:
    """Left, top and luma (H W) of the upright part of the picture that the patch touches; never empty."""
    ends = (-1.0, float(size))
    corners = apply_map(matrix, np.array([(x, y) for x in ends for y in ends]))
    height, width = pixels.shape[:2]
    left, top = (int(v) for v in np.clip(np.floor(corners.min(axis=0)) - 1, 0, (width - 1, height - 1)))
    right, bottom = (int(v) for v in np.clip(np.ceil(corners.max(axis=0)) + 2, (left + 1, top + 1), (width, height)))
    grey = cv2.cvtColor(pixels[top:bottom, left:right], cv2.COLOR_RGB2GRAY)
    return left, top, grey.astype(np.uint8, copy=False)
