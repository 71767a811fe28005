"""Where the restored face may show: a soft mask of the face's own shape, zero well before the crop's border."""

import cv2
import numpy as np
from numpy.typing import NDArray

from gfr_core.faces.face import Face
from gfr_core.geometry import Points68, SquareCrop

Plane = NDArray[np.float32]

FEATHER = 0.025
"""Standard deviation of the soft edge, share of the crop's side: about a twentieth of the face."""
BORDER = 0.06
"""Share of the crop along its border over which every mask falls to zero."""
SMALLEST = 1 / 255
"""Less than this cannot change an 8-bit picture by even half a level of a full-range change."""
DRAWN_AT = 256
"""Larger masks are drawn at this size and enlarged: they are soft, and a wide blur at 1024 px takes 70 ms."""
BROWS, CHIN = slice(17, 27), 8
FOREHEAD_AT_TEMPLES, FOREHEAD_IN_THE_MIDDLE = 0.20, 0.35
"""How far the forehead goes on above the brows, share of the distance from chin to brows."""
FIXED_POINT_BITS = 4
"""cv2 draws at sixteenths of a pixel."""


def face_mask(face: Face, crop: SquareCrop, size: int) -> Plane:
    """The mask at the crop's size, `size` x `size`, in [0, 1].

    The hull of the landmarks with the forehead added; an ellipse in the box when the face has no landmarks.
    """
    mask = _drawn(face, crop, min(size, DRAWN_AT))
    return mask if size <= DRAWN_AT else np.asarray(cv2.resize(mask, (size, size), interpolation=cv2.INTER_LINEAR))


def _drawn(face: Face, crop: SquareCrop, size: int) -> Plane:
    outline = _ellipse(face, crop, size) if face.landmarks is None else _hull(crop.to_crop(face.landmarks, size))
    drawn = np.zeros((size, size), np.uint8)
    fixed = np.round(outline * 2**FIXED_POINT_BITS).astype(np.int32)
    cv2.fillConvexPoly(drawn, fixed, 255, lineType=cv2.LINE_AA, shift=FIXED_POINT_BITS)
    soft = cv2.GaussianBlur(drawn.astype(np.float32) / 255, (0, 0), sigmaX=FEATHER * size)
    return trimmed(soft * _border_window(size))


def trimmed(mask: Plane) -> Plane:
    """The mask without its invisible tail, so that "outside" means outside."""
    return np.asarray(np.clip((mask - SMALLEST) / (1 - SMALLEST), 0, 1), dtype=np.float32)


def _hull(points: Points68) -> NDArray[np.float64]:
    brows = points[BROWS]
    up = brows.mean(axis=0) - points[CHIN]  # its length is the height from chin to brows
    arch = np.sin(np.linspace(0, np.pi, len(brows)))[:, None]
    lift = FOREHEAD_AT_TEMPLES + (FOREHEAD_IN_THE_MIDDLE - FOREHEAD_AT_TEMPLES) * arch
    every = np.concatenate([points, brows + lift * up]).astype(np.float32)
    return cv2.convexHull(every)[:, 0].astype(np.float64)


def _ellipse(face: Face, crop: SquareCrop, size: int) -> NDArray[np.float64]:
    """Around the box, which ends at the brows: two thirds of the way up the forehead, down to the chin."""
    box = face.box
    centre_x, centre_y = box.centre
    turn = np.linspace(0, 2 * np.pi, 64, endpoint=False)
    x = centre_x + 0.5 * box.w * np.cos(turn)
    y = centre_y - 0.13 * box.h + 0.63 * box.h * np.sin(turn)
    return crop.to_crop(np.stack([x, y], axis=1) - 0.5, size)


def _border_window(size: int) -> Plane:
    """1 inside, falling smoothly to exactly 0 at the crop's border. S S."""
    place = (np.arange(size) + 0.5) / size
    ramp = np.clip(np.minimum(place, 1 - place) / BORDER - 0.2, 0, 1)
    rise = ramp * ramp * (3 - 2 * ramp)
    return np.outer(rise, rise).astype(np.float32)
