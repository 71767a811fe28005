"""The restored face in the colours of the old picture: its light, its cast, its toning."""

import cv2
import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.float32]
Picture = NDArray[np.float32]

COARSE = 64
"""Side at which slow changes of colour are compared; they have no detail to lose."""
SLOW = 1 / 6
"""Standard deviation of what counts as slow, share of the crop: a third of the face. At 1/12 the match costs twice as
much of what the network gained (0.2 dB instead of 0.1 at 8x)."""
TONED = 1.5 / 255
"""A picture whose colour follows its brightness to within this is a toned print, not a colour photograph."""
TONING_DEGREE = 2


def match_colour(restored: Picture, degraded: Picture, mask: Plane) -> Picture:
    """The restored crop with the slow colours of the degraded one. S S 3 in [0, 1]; mask S S.

    A grey crop stays grey to the last bit; a toned one (sepia) keeps its toning and gets no colour from the portrait.
    """
    if _is_grey(degraded):
        grey = restored.mean(axis=-1, keepdims=True)
        matched = grey + _slow_difference(degraded[..., :1], grey, mask)
        return np.repeat(np.clip(matched, 0, 1), 3, axis=-1)
    matched = restored + _slow_difference(degraded, restored, mask)
    toning = _toning(degraded, mask)
    if toning is not None:
        matched = _toned(matched.mean(axis=-1), toning)
    return np.asarray(np.clip(matched, 0, 1), dtype=np.float32)


def _is_grey(picture: Picture) -> bool:
    return all(np.array_equal(picture[..., 0], picture[..., i]) for i in (1, 2))


def _slow_difference(wanted: Picture, found: Picture, mask: Plane) -> Picture:
    """What must be added to `found` for its slow colours inside the mask to be those of `wanted`. S S C."""
    size = mask.shape[0]
    weight = _coarse(mask)
    difference = np.atleast_3d(_coarse(np.atleast_3d(wanted - found) * mask[..., None]))
    blurred = np.atleast_3d(_blur(difference)) / (np.atleast_3d(_blur(weight)) + 1e-4)
    return np.atleast_3d(cv2.resize(blurred, (size, size), interpolation=cv2.INTER_LINEAR))


def _coarse(plane: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(cv2.resize(plane, (COARSE, COARSE), interpolation=cv2.INTER_AREA), dtype=np.float32)


def _blur(plane: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(cv2.GaussianBlur(plane, (0, 0), sigmaX=SLOW * COARSE, borderType=cv2.BORDER_REPLICATE))


def _toning(picture: Picture, mask: Plane) -> NDArray[np.float64] | None:
    """How each channel departs from the brightness, as polynomials of it (degree + 1, 3); None for a colour photo."""
    seen = cv2.resize(picture, (COARSE, COARSE), interpolation=cv2.INTER_AREA)[_coarse(mask) > 0.5].astype(np.float64)
    brightness = seen.mean(axis=-1)
    powers = np.vander(brightness, TONING_DEGREE + 1)
    departure = seen - brightness[:, None]
    solution, *_ = np.linalg.lstsq(powers, departure, rcond=None)
    left = departure - powers @ solution
    return solution if np.sqrt((left**2).mean()) < TONED else None


def _toned(brightness: Plane, toning: NDArray[np.float64]) -> Picture:
    powers = np.stack([brightness**n for n in range(TONING_DEGREE, -1, -1)], axis=-1)
    return (brightness[..., None] + powers @ toning).astype(np.float32)
