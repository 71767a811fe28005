"""The parts of a face that people look at: eyes with brows, nose, mouth, and the skin around them."""

import cv2
import numpy as np
from numpy.typing import NDArray

from gfr_core.faces.face import Face
from gfr_core.geometry import Points68, SquareCrop
from gfr_core.restore.outcome import RegionName

Plane = NDArray[np.float32]

LEFT_EYE = (*range(17, 22), *range(36, 42))
RIGHT_EYE = (*range(22, 27), *range(42, 48))
MOUTH = tuple(range(48, 68))
NOSE = tuple(range(27, 36))
OUTLINES: tuple[tuple[RegionName, tuple[tuple[int, ...], ...]], ...] = (
    ("eyes", (LEFT_EYE, RIGHT_EYE)),
    ("mouth", (MOUTH,)),
    ("nose", (NOSE,)),
)
"""Landmarks around each part. Where parts overlap, the one named first has the pixel."""
AROUND = 0.03
"""How far a part reaches beyond its landmarks, share of the box's side: lashes, the rim of the lips, the nostrils."""
IN_ORDER: tuple[RegionName, ...] = ("eyes", "nose", "mouth", "skin")


def region_weights(face: Face, crop: SquareCrop, mask: Plane) -> dict[RegionName, Plane]:
    """How much each pixel of the crop counts for each part of the face, S S each; they sum to the mask.

    A part that the mask does not show is left out; a face without landmarks has one part, the "face".
    """
    if face.landmarks is None:
        return {"face": mask} if mask.any() else {}
    size = mask.shape[0]
    reach_px = AROUND * face.box.side * size / crop.side
    parts = _parts(crop.to_crop(face.landmarks, size), size, reach_px)
    weights = {name: mask * parts[name] for name in IN_ORDER}
    return {name: weight for name, weight in weights.items() if weight.any()}


def _parts(points: Points68, size: int, reach_px: float) -> dict[RegionName, NDArray[np.bool_]]:
    left = np.ones((size, size), np.bool_)
    parts: dict[RegionName, NDArray[np.bool_]] = {}
    for name, outlines in OUTLINES:
        inside = _inside([points[list(outline)] for outline in outlines], size, reach_px)
        parts[name] = inside & left
        left &= ~inside
    return {**parts, "skin": left}


def _inside(outlines: list[Points68], size: int, reach_px: float) -> NDArray[np.bool_]:
    drawn = np.zeros((size, size), np.uint8)
    for outline in outlines:
        cv2.fillConvexPoly(drawn, cv2.convexHull(np.round(outline).astype(np.int32)), 1)
    side = 2 * round(reach_px) + 1
    grown = cv2.dilate(drawn, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)))
    return np.asarray(grown > 0)
