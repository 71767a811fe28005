"""Boxes, square crops and points, in pixels.

Convention: pixel (0, 0) covers the square from (0, 0) to (1, 1); its centre is (0.5, 0.5) in *edge* coordinates.
Boxes and crops are in edge coordinates. Landmark points are in *pixel-index* coordinates, where (0, 0) is the centre of
the first pixel, as every landmarker gives them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Points68 = NDArray[np.float64]
"""68 landmarks, N 2, x before y, iBUG order, pixel-index coordinates of the picture they belong to."""


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle: left, top, width, height in pixels, edge coordinates."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The x of its right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.y + self.h

    @property
    def centre(self) -> tuple[float, float]:
        """Its middle: x, y."""
        return self.x + self.w / 2, self.y + self.h / 2

    @property
    def side(self) -> float:
        """The larger side: the size of the face in pixels."""
        return max(self.w, self.h)

    def iou(self, other: "Box") -> float:
        """Intersection over union, 0 for strangers and 1 for twins."""
        across = min(self.right, other.right) - max(self.x, other.x)
        down = min(self.bottom, other.bottom) - max(self.y, other.y)
        shared = max(0.0, across) * max(0.0, down)
        union = self.w * self.h + other.w * other.h - shared
        return shared / union if union > 0 else 0.0

    @staticmethod
    def around(points: NDArray[np.float64]) -> "Box":
        """The smallest box that holds all points (N 2, pixel-index coordinates)."""
        low, high = points.min(axis=0) + 0.5, points.max(axis=0) + 0.5
        return Box(float(low[0]), float(low[1]), float(high[0] - low[0]), float(high[1] - low[1]))


FACE_CROP_SCALE = 2.0
"""Side of the network's crop over the larger side of the landmark box. Training crops lie around this value."""


@dataclass(frozen=True, slots=True)
class SquareCrop:
    """The upright square of a picture that the networks see. It may reach over the picture's border."""

    x: float
    y: float
    side: float

    @staticmethod
    def of_face(box: Box, scale: float = FACE_CROP_SCALE) -> "SquareCrop":
        """The crop for a face whose landmark box is `box`: same centre, side = larger side of the box x `scale`."""
        centre_x, centre_y = box.centre
        side = box.side * scale
        return SquareCrop(centre_x - side / 2, centre_y - side / 2, side)

    def to_crop(self, points: NDArray[np.float64], size: int) -> NDArray[np.float64]:
        """Points of the picture (N 2, pixel-index) as points of the crop resampled to `size` x `size`."""
        return (points + 0.5 - (self.x, self.y)) * (size / self.side) - 0.5

    def to_picture(self, points: NDArray[np.float64], size: int) -> NDArray[np.float64]:
        """The inverse of `to_crop`."""
        return (points + 0.5) * (self.side / size) + (self.x, self.y) - 0.5


def similarity_between(source: NDArray[np.float64], target: NDArray[np.float64]) -> NDArray[np.float64]:
    """The least-squares similarity (2 x 3) that maps `source` points (N 2) onto `target` points.

    Source: Umeyama, *Least-squares estimation of transformation parameters between two point patterns*, PAMI 1991.
    """
    source_mean, target_mean = source.mean(axis=0), target.mean(axis=0)
    a, b = source - source_mean, target - target_mean
    u, s, vt = np.linalg.svd(b.T @ a)
    flip = np.diag([1.0, np.sign(np.linalg.det(u @ vt))])
    rotation = u @ flip @ vt
    scale = float((s * np.diag(flip)).sum() / (a**2).sum())
    linear = scale * rotation
    return np.concatenate([linear, (target_mean - linear @ source_mean)[:, None]], axis=1)


def affine_between(
    source: NDArray[np.float64], target: NDArray[np.float64], *, weights: NDArray[np.float64] | None = None
) -> NDArray[np.float64]:
    """The least-squares affine map (2 x 3) that takes `source` points (N 2) onto `target` points.

    Args:
        source: N 2.
        target: N 2.
        weights: N, how much each squared distance counts; all alike when None.
    """
    homogeneous = np.concatenate([source, np.ones((len(source), 1))], axis=1)
    scale = np.ones(1) if weights is None else np.sqrt(weights)[:, None]
    solution, *_ = np.linalg.lstsq(homogeneous * scale, target * scale, rcond=None)
    return np.asarray(solution.T, dtype=np.float64)


def apply_map(matrix: NDArray[np.float64], points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points (N 2) moved by an affine map (2 x 3)."""
    return points @ matrix[:, :2].T + matrix[:, 2]


FLIPPED_68: Sequence[int] = (
    *range(16, -1, -1),
    *range(26, 16, -1),
    *range(27, 31),
    *range(35, 30, -1),
    *(45, 44, 43, 42, 47, 46, 39, 38, 37, 36, 41, 40),
    *range(54, 47, -1),
    *range(59, 54, -1),
    *range(64, 59, -1),
    *range(67, 64, -1),
)
"""Which landmark of the mirrored face is which of the original: `mirrored[i] = flip_x(points[FLIPPED_68[i]])`."""
