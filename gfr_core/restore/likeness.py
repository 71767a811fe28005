"""What a restored face tells about whose portrait it was: traces that differ between the right person and a stranger.

A network taught with right and wrong portraits leaves the wrong one alone: the clearest trace is how much of the
portrait's fine detail came through. The others say how well the warped portrait, blurred as the old face is, agrees
with it, whole and in parts, and how much it had to be bent. `benchmarks/wrong_portraits.py` measures each of them.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from gfr_core.geometry import Points68
from gfr_core.restore.outcome import Steps

Plane = NDArray[np.float32]
Traces = NDArray[np.float64]

SIDE = 256
"""Everything is looked at in this size: traces of small and large crops can be compared, and large ones cost little."""
BLURS_PX = (0.0, 1.0, 1.5, 2.0, 3.0, 4.0, 5.5, 7.5, 10.0)
"""Blurs tried to make sharp pictures as blurred as the old face."""
SLOW_PX = SIDE / 24
"""Changes slower than this are light and colour, which portraits do not share with old pictures."""
FINE_PX = SIDE / 100
"""What a blur of this takes away is fine detail: lashes, nostrils, wrinkles."""
WINDOW_PX = SIDE / 20
"""Standard deviation of the window in which fine detail is compared: a quarter of an eye's distance."""
REGIONS = {
    "brows": (slice(17, 27), 5),
    "eyes": (slice(36, 48), 7),
    "nose": (slice(27, 36), 7),
    "mouth": (slice(48, 68), 7),
}
"""Landmarks of a part of the face, and the pixels by which their hull is widened."""
LIKENESS = ("agreement", "fine detail used", *REGIONS, "bending", "uneven stretching")
"""What the traces are, in order. Correlations are stretched by arctanh, so that 0.98 and 0.99 are worlds apart."""
LUMA = np.array([0.299, 0.587, 0.114], np.float32)
TINY = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """The steps of a face in brightness, all at the size in which doubts are looked for.

    Attributes:
        degraded, warped, restored: S S in [0, 1].
        mask: S S in [0, 1].
        grid: S S 2, [-1, 1].
        points: 68 2, the old face's landmarks in the look, pixel-index; None without landmarks.
    """

    degraded: Plane
    warped: Plane
    restored: Plane
    mask: Plane
    grid: NDArray[np.float32]
    points: Points68 | None

    @staticmethod
    def at(steps: Steps, landmarks: Points68 | None) -> "Look":
        """The look at these steps; `landmarks` are in the picture's coordinates."""
        points = None if landmarks is None else steps.crop.to_crop(landmarks, SIDE)
        return Look(
            degraded=_brightness(steps.degraded),
            warped=_brightness(steps.warped_guide),
            restored=_brightness(steps.restored),
            mask=_at_size(steps.mask),
            grid=_at_size(steps.grid),
            points=points,
        )

    @property
    def is_empty(self) -> bool:
        """There is nothing under the mask."""
        return float(self.mask.sum()) < 1

    def spread(self, plane: Plane) -> float:
        """Root mean square under the mask, in levels of 255."""
        return float(np.sqrt((self.mask * plane**2).sum() / self.mask.sum())) * 255


@dataclass(frozen=True, slots=True)
class Explained:
    """How well the restored face, blurred again, explains the old one. Light and slow colours aside.

    Attributes:
        blur_px: the blur that explains it best, pixels of the look.
        structure: what there is to explain, levels of 255.
        residual: what is left, levels of 255.
    """

    blur_px: float
    structure: float
    residual: float

    @property
    def contradiction(self) -> float:
        """Share of the old face's structure that the result goes against; 0 when it explains everything."""
        return self.residual / max(self.structure, TINY)


def explained(look: Look) -> Explained:
    """The old face explained by the restored one."""
    wanted = without_slow(look.degraded)
    left = {px: look.spread(without_slow(blurred(look.restored, px)) - wanted) for px in BLURS_PX}
    best = min(left, key=lambda px: left[px])
    return Explained(best, look.spread(wanted), left[best])


def likeness_traces(look: Look, blur_px: float) -> Traces | None:
    """The numbers that `LIKENESS` names; None when the face has no landmarks.

    Args:
        look: the face.
        blur_px: how blurred the old face is.
    """
    if look.points is None:
        return None
    wanted, portrait = without_slow(look.degraded), without_slow(blurred(look.warped, blur_px))
    parts = (_region(look.points[which], grow) for which, grow in REGIONS.values())
    agreements = [np.arctanh(correlation(portrait, wanted, weight)) for weight in (look.mask, *parts)]
    return np.array([agreements[0], fine_detail_used(look), *agreements[1:], *_bending(look)])


def correlation(a: Plane, b: Plane, weight: Plane) -> float:
    """Weighted correlation of two planes, within 0.99 of 0; 0 where either is flat."""
    share = weight.astype(np.float64) / max(float(weight.sum()), TINY)
    a, b = a - (share * a).sum(), b - (share * b).sum()
    found = (share * a * b).sum() / max(np.sqrt((share * a * a).sum() * (share * b * b).sum()), TINY)
    return float(np.clip(found, -0.99, 0.99))


def fine_detail_used(look: Look) -> float:
    """How much the restored face's fine detail is the portrait's: the mean of local correlations under the mask."""
    a, b = (plane - blurred(plane, FINE_PX) for plane in (look.restored, look.warped))
    spreads = (np.maximum(_local(plane, plane), 1e-5) for plane in (a, b))
    alike = _local(a, b) / np.sqrt(np.prod([*spreads], axis=0))
    return float((look.mask * alike).sum() / max(float(look.mask.sum()), TINY))


def blurred(plane: Plane, sigma_px: float) -> Plane:
    """Convolved with a Gaussian, borders mirrored; 0 leaves it."""
    if sigma_px == 0:
        return plane
    return np.asarray(cv2.GaussianBlur(plane, (0, 0), sigma_px, borderType=cv2.BORDER_REFLECT_101), dtype=np.float32)


def without_slow(plane: Plane) -> Plane:
    """The plane without its light."""
    return plane - blurred(plane, SLOW_PX)


def _local(a: Plane, b: Plane) -> Plane:
    """Covariance in a window around each pixel."""
    return blurred(a * b, WINDOW_PX) - blurred(a, WINDOW_PX) * blurred(b, WINDOW_PX)


def _region(points: NDArray[np.float64], grow_px: int) -> Plane:
    """Soft hull of some landmarks."""
    drawn = np.zeros((SIDE, SIDE), np.float32)
    hull = cv2.convexHull(np.clip(points, 0, SIDE - 1).astype(np.float32)).astype(np.int32)
    cv2.fillConvexPoly(drawn, hull, 1.0)
    return blurred(cv2.dilate(drawn, np.ones((grow_px, grow_px))).astype(np.float32), grow_px / 3)


def _bending(look: Look) -> tuple[float, float]:
    """How far the grid is from affine, in half crops, and how unevenly it stretches (0: the same everywhere)."""
    weight = np.sqrt(look.mask.ravel().astype(np.float64))[:, None]
    y, x = np.mgrid[:SIDE, :SIDE] / SIDE
    places = np.stack([x.ravel(), y.ravel(), np.ones(SIDE * SIDE)], axis=1)
    grid = look.grid.reshape(-1, 2)
    fit, *_ = np.linalg.lstsq(places * weight, grid * weight, rcond=None)
    left = (((grid - places @ fit) * weight) ** 2).sum() / (weight**2).sum()
    return float(np.sqrt(left)), _unevenness(look)


def _unevenness(look: Look) -> float:
    """Standard deviation of the grid's Jacobian under the mask."""
    across = (look.grid[:-1, 1:] - look.grid[:-1, :-1]) * (SIDE / 2)
    down = (look.grid[1:, :-1] - look.grid[:-1, :-1]) * (SIDE / 2)
    area = across[..., 0] * down[..., 1] - across[..., 1] * down[..., 0]
    share = look.mask[:-1, :-1] / max(float(look.mask[:-1, :-1].sum()), TINY)
    return float(np.sqrt((share * (area - (share * area).sum()) ** 2).sum()))


def _brightness(picture: NDArray[np.float32]) -> Plane:
    return np.asarray(_at_size(picture) @ LUMA, dtype=np.float32)


def _at_size(plane: NDArray[np.float32]) -> NDArray[np.float32]:
    if plane.shape[0] == SIDE:
        return plane.astype(np.float32, copy=False)
    return np.asarray(cv2.resize(plane, (SIDE, SIDE), interpolation=cv2.INTER_AREA), dtype=np.float32)
