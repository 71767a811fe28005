"""The photographs with known landmarks that the landmark network learns from and is measured on."""

import json
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from gfr_core.errors import GfrError
from gfr_core.geometry import Box, Points68


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
        folder: holds `index.jsonl`, one JSON row a photo with `file`, `points`, `id`, `source`, `split`.
        split: which rows.
        face_px: faces larger than this (larger side of the landmark box) are shrunk to it; None keeps every pixel.

    Raises:
        GfrError: the index or a picture it names is missing or unreadable, or the split is empty.
    """
    index = folder / "index.jsonl"
    if not index.is_file():
        raise GfrError(f"'{index}' does not exist.", "Name the folder that holds index.jsonl and its pictures.")
    rows = [json.loads(line) for line in index.read_text(encoding="utf-8").splitlines() if line.strip()]
    photos = [_load(folder, row, face_px) for row in rows if row["split"] == split]
    if not photos:
        raise GfrError(f"'{index}' lists no photo of the split '{split}'.", "Use 'train' or 'val'.")
    return photos


def _load(folder: Path, row: dict[str, object], face_px: float | None) -> LandmarkPhoto:
    path = folder / str(row["file"])
    bgr = cv2.imread(str(path), cv2.IMREAD_COLOR)
    if bgr is None:
        raise GfrError(f"'{path}' is listed in the index but cannot be read as a picture.", "Restore the file.")
    pixels = cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB).astype(np.uint8, copy=False)
    points = np.asarray(row["points"], dtype=np.float64)
    if face_px is not None:
        pixels, points = _shrunk(pixels, points, face_px)
    return LandmarkPhoto(pixels, points, str(row["id"]), str(row["source"]))


def _shrunk(pixels: NDArray[np.uint8], points: Points68, face_px: float) -> tuple[NDArray[np.uint8], Points68]:
    factor = face_px / Box.around(points).side
    if factor >= 1:
        return pixels, points
    height, width = (round(side * factor) for side in pixels.shape[:2])
    exact = np.array([width / pixels.shape[1], height / pixels.shape[0]])
    small = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
    return small, (points + 0.5) * exact - 0.5
