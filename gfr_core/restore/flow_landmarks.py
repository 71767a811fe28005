"""The landmarks of portrait and face under the warp: what should fall together, and by how much it does not."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gfr_core.geometry import Points68
from gfr_core.restore.flow_picture import Flow

Points = NDArray[np.float64]
"""N 2, x before y, in pixels of a crop, edge coordinates."""

STEPS, CLOSE_PX, LONGEST_STEP = 20, 0.02, 0.1
"""Of the search for the place that shows a portrait's point: how many, how near at last, and how long a step may be,
share of the crop's side."""
NODES_ACROSS = 64
"""Where the search begins anew when it lost its way from the face's point: the nearest of so many places across."""
PARTS = ((17, "jaw"), (27, "brow"), (36, "nose"), (48, "eye"), (68, "mouth"))
"""The first landmark after each part of the face, iBUG order."""


@dataclass(frozen=True, slots=True, eq=False)
class LandmarkPairs:
    """Where each landmark lies, and where the warp puts it.

    Attributes:
        face: N 2, the face's landmarks on its crop.
        portrait: N 2, the portrait's landmarks on its crop.
        fetched: N 2, where in the portrait's crop the grid fetches what it shows at `face`.
        carried: N 2, where on the face's crop the portrait's landmark is to be seen; NaN where no place shows it.
    """

    face: Points
    portrait: Points
    fetched: Points
    carried: Points

    @property
    def residuals(self) -> Points:
        """N 2: how far beside the portrait's landmark the grid fetches at the face's, in pixels of the crop."""
        return self.fetched - self.portrait

    @property
    def residual_lengths(self) -> NDArray[np.float64]:
        """N, pixels of the crop."""
        return np.hypot(self.residuals[:, 0], self.residuals[:, 1])

    @property
    def mean_residual_px(self) -> float:
        """Mean length of the residuals."""
        return float(self.residual_lengths.mean())


def landmark_pairs(flow: Flow, portrait: Points68, face: Points68) -> LandmarkPairs:
    """The pairs of one warp.

    Args:
        flow: S S 2, pixels of the crop.
        portrait: the portrait's landmarks, pixel-index coordinates of its crop.
        face: the face's landmarks, pixel-index coordinates of its crop.
    """
    field = np.asarray(flow, dtype=np.float64)
    wanted, places = portrait + 0.5, face + 0.5
    return LandmarkPairs(places, wanted, fetched_at(field, places), carried_to(field, wanted, places))


def fetched_at(flow: Flow, places: Points) -> Points:
    """Where in the portrait's crop the places of the face's crop are fetched; bilinear, the border's flow beyond."""
    height, width = flow.shape[:2]
    x = np.clip(places[:, 0] - 0.5, 0, width - 1)
    y = np.clip(places[:, 1] - 0.5, 0, height - 1)
    left, top = np.minimum(x.astype(int), width - 2), np.minimum(y.astype(int), height - 2)
    across, down = (x - left)[:, None], (y - top)[:, None]
    upper = flow[top, left] * (1 - across) + flow[top, left + 1] * across
    lower = flow[top + 1, left] * (1 - across) + flow[top + 1, left + 1] * across
    return np.asarray(places + upper * (1 - down) + lower * down, dtype=np.float64)


def carried_to(flow: Flow, wanted: Points, starts: Points) -> Points:
    """Where on the face's crop points of the portrait are shown: the inverse of `fetched_at`.

    Newton's method from `starts`; where the warp is folded a point is shown several times, and the place found from
    there is taken. NaN where nothing shows it.
    """
    found = _searched(flow, wanted, starts)
    lost = np.isnan(found[:, 0])
    if lost.any():
        found[lost] = _searched(flow, wanted[lost], _nearest(flow, wanted[lost]))
    return found


def part_of_face(landmark: int) -> str:
    """Which part of the face a landmark (0 to 67) belongs to."""
    return next(name for end, name in PARTS if landmark < end)


def _searched(flow: Flow, wanted: Points, starts: Points) -> Points:
    """Newton's method; NaN where it did not come close within the crop."""
    height, width = flow.shape[:2]
    places = starts.copy()
    for _ in range(STEPS):
        places = np.clip(places - _step(flow, places, fetched_at(flow, places) - wanted), 0, (width, height))
    missed = np.linalg.norm(fetched_at(flow, places) - wanted, axis=1) > CLOSE_PX
    return np.where(missed[:, None], np.nan, places)


def _step(flow: Flow, places: Points, beside: Points) -> Points:
    """How far back to go, no farther than `LONGEST_STEP`."""
    across, down = np.array([0.5, 0.0]), np.array([0.0, 0.5])
    right, left = fetched_at(flow, places + across), fetched_at(flow, places - across)
    below, above = fetched_at(flow, places + down), fetched_at(flow, places - down)
    jacobian = np.stack([right - left, below - above], axis=-1)  # N 2 2
    step = (np.linalg.pinv(jacobian) @ beside[..., None])[..., 0]
    longest = LONGEST_STEP * flow.shape[1]
    length = np.linalg.norm(step, axis=1, keepdims=True)
    return np.asarray(step * np.minimum(1, longest / np.maximum(length, longest)))


def _nearest(flow: Flow, wanted: Points) -> Points:
    """Of places all over the crop, those that are fetched nearest to what is wanted."""
    every = max(1, flow.shape[1] // NODES_ACROSS)
    rows, columns = np.mgrid[every // 2 : flow.shape[0] : every, every // 2 : flow.shape[1] : every]
    places = np.stack([columns.ravel(), rows.ravel()], axis=1) + 0.5
    fetched = places + flow[rows.ravel(), columns.ravel()]
    apart = np.linalg.norm(fetched[None] - wanted[:, None], axis=-1)  # N, places
    return np.asarray(places[apart.argmin(axis=1)], dtype=np.float64)
