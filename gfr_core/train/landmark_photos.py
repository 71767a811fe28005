"""The photographs with known landmarks that the landmark network learns from and is measured on."""

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from gfr_core.geometry import Box, Points68
from gfr_core.train.index import Photo, read_index, read_pixels


@dataclass(frozen=True, slots=True)
class LandmarkPhoto:
    """A photograph of one face.

    Attributes:
        pixels: H W 3, RGB.
        points: its 68 landmarks, pixel-index coordinates.
        person: who it is, a name that is in one split only.
        source: the collection it comes from.
    """

    pixels: NDArray[np.uint8]
    points: Points68
    person: str
    source: str


def load_photos(folder: Path, split: str, *, face_px: float | None = None) -> list[LandmarkPhoto]:
    """Every photo of a split ("train" or "val") listed in `folder`/index.jsonl.

    Args:
        folder: holds `index.jsonl`; see `gfr_core.train.index`.
        split: which rows.
        face_px: faces larger than this (larger side of the landmark box) are shrunk to it; None keeps every pixel.

    Raises:
        GfrError: the index or a picture it names is missing or unreadable, or the split is empty.
    """
    return [_load(photo, face_px) for photo in read_index(folder / "index.jsonl", split, least_face_px=0.0)]


def _load(photo: Photo, face_px: float | None) -> LandmarkPhoto:
    pixels, points = read_pixels(photo.path), photo.points
    if face_px is not None:
        pixels, points = _shrunk(pixels, points, face_px)
    return LandmarkPhoto(pixels, points, photo.person, photo.source)


def _shrunk(pixels: NDArray[np.uint8], points: Points68, face_px: float) -> tuple[NDArray[np.uint8], Points68]:
    factor = face_px / Box.around(points).side
    if factor >= 1:
        return pixels, points
    height, width = (round(side * factor) for side in pixels.shape[:2])
    exact = np.array([width / pixels.shape[1], height / pixels.shape[0]])
    small = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
    return small, (points + 0.5) * exact - 0.5
