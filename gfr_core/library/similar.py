"""Which portraits may show one person: suggestions, for the user to confirm or reject. Never proof.

A modest descriptor, with nothing learnt: histograms of uniform local binary patterns over the cells of an upright face
(Ahonen, Hadid, Pietikainen, *Face Description with Local Binary Patterns*, PAMI 2006), compared by chi-square. It sees
through changes of light, badly through years and turned heads: `benchmarks/similar_faces.py` prints how often.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from gfr_core.faces.face import Face
from gfr_core.geometry import Points68, SquareCrop, similarity_between
from gfr_core.library.patterns import COUNT, uniform_patterns
from gfr_core.library.records import Descriptor
from gfr_core.progress import Progress, Reporter, silent

SIDE, CELLS, RADIUS = 64, 8, 2
SIMILAR = 0.61
"""Distance below which two faces are suggested to be one person's: 1 of 1000 pairs of strangers lies below it."""

_EYES_AND_MOUTH = np.array([[0.3, 0.35], [0.7, 0.35], [0.5, 0.78]])
"""Where the middles of the eyes and of the mouth are brought, as shares of the side."""


def describe(pixels: NDArray[np.uint8], face: Face) -> Descriptor:
    """The descriptor of a face in a picture (H W 3, RGB): float32, 64 histograms of 59 bins, each of sum 1."""
    import cv2

    upright = cv2.cvtColor(_aligned(pixels, face), cv2.COLOR_RGB2GRAY)
    patterns = uniform_patterns(np.asarray(upright, dtype=np.uint8), RADIUS)
    side = SIDE // CELLS
    cells = patterns.reshape(CELLS, side, CELLS, side).swapaxes(1, 2).reshape(CELLS * CELLS, side * side)
    counts = np.zeros((len(cells), COUNT), np.float32)
    for row, cell in zip(counts, cells, strict=True):
        row += np.bincount(cell, minlength=COUNT)
    return (counts / (side * side)).ravel().astype(np.float32)


def distances(one: Descriptor, many: NDArray[np.float32]) -> NDArray[np.float32]:
    """How unlike a face is to each of many (N D): chi-square, the mean over the cells, 0 for the same, at most 2."""
    apart = (many - one) ** 2 / np.maximum(many + one, 1e-9)
    return np.asarray(apart.sum(axis=1) / (CELLS * CELLS), dtype=np.float32)


def groups_of(
    descriptors: Sequence[Descriptor], limit: float = SIMILAR, report: Reporter = silent
) -> list[tuple[int, ...]]:
    """Places of the faces that may be one person's: groups of two and more, the largest first.

    Two groups are joined while their faces are on average nearer than `limit` to each other (UPGMA): one likeness too
    many does not chain two people together. `report` is called for each face and may stop the work.
    """
    if len(descriptors) < 2:
        return []
    stack, apart = np.stack(descriptors), np.full((len(descriptors), len(descriptors)), np.inf)
    for place, descriptor in enumerate(descriptors):
        report(Progress(place / len(descriptors), f"Comparing face {place + 1} of {len(descriptors)}"))
        apart[place] = distances(descriptor, stack)
    np.fill_diagonal(apart, np.inf)
    groups = [group for group in _joined(apart, limit) if len(group) > 1]
    return sorted(groups, key=lambda group: (-len(group), group))


def nearest(one: Descriptor, many: Sequence[Descriptor], limit: float = SIMILAR) -> int | None:
    """The place of the face most like `one`, None when none is as near as `limit`."""
    if not many:
        return None
    apart = distances(one, np.stack(many))
    place = int(apart.argmin())
    return place if apart[place] < limit else None


def _joined(apart: NDArray[np.float64], limit: float) -> list[tuple[int, ...]]:
    """Groups of places, joined nearest first; `apart` (N N, infinite on the diagonal) is used up."""
    groups: list[tuple[int, ...]] = [(place,) for place in range(len(apart))]
    while True:
        kept, gone = sorted(divmod(int(apart.argmin()), len(apart)))
        if not apart[kept, gone] < limit:
            return [tuple(sorted(group)) for group in groups if group]
        sizes = len(groups[kept]), len(groups[gone])
        apart[kept] = apart[:, kept] = (sizes[0] * apart[kept] + sizes[1] * apart[gone]) / sum(sizes)
        apart[gone] = apart[:, gone] = np.inf
        apart[kept, kept] = np.inf
        groups[kept], groups[gone] = groups[kept] + groups[gone], ()


def _aligned(pixels: NDArray[np.uint8], face: Face) -> NDArray[np.uint8]:
    """The face upright on a square of `SIDE`; by its box where it has no landmarks."""
    import cv2

    matrix = _matrix(face)
    shrink = max(1, int(1 / np.sqrt(abs(np.linalg.det(matrix[:, :2])))))
    if shrink > 1:  # means of whole pixels first: a warp takes single ones
        height, width = (max(1, side // shrink) for side in pixels.shape[:2])
        matrix[:, :2] *= (pixels.shape[1] / width, pixels.shape[0] / height)
        pixels = np.asarray(cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA), dtype=np.uint8)
    warped = cv2.warpAffine(pixels, matrix, (SIDE, SIDE), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(warped, dtype=np.uint8)


def _matrix(face: Face) -> NDArray[np.float64]:
    """The 2 x 3 map from the picture to the square."""
    if face.landmarks is not None:
        return similarity_between(_anchors(face.landmarks), _EYES_AND_MOUTH * SIDE)
    crop = SquareCrop.of_face(face.box, 1.2)
    scale = SIDE / crop.side
    return np.array([[scale, 0, -crop.x * scale], [0, scale, -crop.y * scale]])


def _anchors(points: Points68) -> NDArray[np.float64]:
    parts = (slice(36, 42), slice(42, 48), slice(48, 60))
    return np.stack([points[part].mean(axis=0) for part in parts])
