"""The photographs that training learns from: an index of faces whose landmarks are known.

A JSONL file, one row a photograph, with `id` (person), `file` (path beside the index), `points` (68 x, y, pixel-index)
and `split`; see `docs/training.md`.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from gfr_core.errors import GfrError
from gfr_core.geometry import Box, Points68

LEAST_FACE_PX = 100.0
"""A face smaller than this in its file is no sharp target and no guide."""


@dataclass(frozen=True, slots=True)
class Photo:
    """One row of the index.

    Attributes:
        person: who it is; a person is in one split only.
        path: the file.
        points: 68 x 2, pixel-index coordinates of the file.
        source: the collection it comes from; empty if the row does not say.
    """

    person: str
    path: Path
    points: Points68
    source: str = ""

    @property
    def face_px(self) -> float:
        """Larger side of the landmark box."""
        return Box.around(self.points).side


def read_index(index: Path, split: str, *, least_face_px: float = LEAST_FACE_PX) -> list[Photo]:
    """The photographs of one split whose face is large enough to learn from.

    Raises:
        GfrError: the index is missing, a row is malformed, or the split is empty.
    """
    try:
        rows = [json.loads(line) for line in index.read_text(encoding="utf-8").splitlines() if line.strip()]
        photos = [_photo(index.parent, row) for row in rows if row["split"] == split]
    except OSError as error:
        raise GfrError(f"Index {index} cannot be read: {error.strerror}.", "Name an existing index.jsonl.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise GfrError(
            f"Index {index} has a row that is not a photograph: {error}.", "See docs/training.md."
        ) from error
    kept = [photo for photo in photos if photo.face_px >= least_face_px]
    if not kept:
        raise GfrError(f"Index {index} has no usable photograph in split {split!r}.")
    return kept


def _photo(folder: Path, row: dict[str, object]) -> Photo:
    points = np.asarray(row["points"], dtype=np.float64).reshape(68, 2)
    return Photo(str(row["id"]), folder / str(row["file"]), points, str(row.get("source", "")))


def read_pixels(path: Path) -> NDArray[np.uint8]:
    """A photograph of the index, H W 3 RGB.

    Raises:
        GfrError: it cannot be read.
    """
    pixels = cv2.imread(str(path), cv2.IMREAD_COLOR_RGB)
    if pixels is None:
        raise GfrError(f"Photograph {path} cannot be read.", "Remove its row from the index, or mend the file.")
    return pixels.astype(np.uint8, copy=False)
