"""Where the warp folds the portrait over itself: the Jacobian determinant of the grid is negative."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gfr_core.restore.flow_picture import Flow

Plane = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Folds:
    """The folds of a warp.

    Attributes:
        stretch: H W, the determinant: how much of the portrait's area goes into a pixel's; 1 keeps it, negative is
            mirrored.
        share: share of the mask's weight that lies on folds, 0 to 1.
    """

    stretch: Plane
    share: float

    @property
    def where(self) -> NDArray[np.bool_]:
        """H W, the folded pixels."""
        return self.stretch < 0


def folds_of(flow: Flow, mask: Plane) -> Folds:
    """The folds, and how much of the mask (H W, weights) they take."""
    stretch = determinant(flow)
    weight = float(mask.sum())
    return Folds(stretch, float(mask[stretch < 0].sum()) / weight if weight > 0 else 0.0)


def determinant(flow: Flow) -> Plane:
    """The Jacobian determinant of position + flow (H W 2, pixels) by central differences, one-sided at the border."""
    x_down, x_across = np.gradient(flow[..., 0].astype(np.float64))
    y_down, y_across = np.gradient(flow[..., 1].astype(np.float64))
    return np.asarray((1 + x_across) * (1 + y_down) - x_down * y_across, dtype=np.float32)


def runs(where: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The pixels of an H W plane as stretches of rows: N 3, row, first column, column after the last."""
    padded = np.pad(where, ((0, 0), (1, 1))).astype(np.int8)
    change = np.diff(padded, axis=1)
    starts, ends = np.argwhere(change == 1), np.argwhere(change == -1)
    return np.column_stack([starts, ends[:, 1]])


def outline(where: NDArray[np.bool_]) -> list[NDArray[np.float64]]:
    """The edges between pixels inside and outside as straight lines (2 2, x before y, edge coordinates)."""
    padded = np.pad(where, 1)
    level = runs(padded[1:, 1:-1] ^ padded[:-1, 1:-1])
    upright = runs((padded[1:-1, 1:] ^ padded[1:-1, :-1]).T)
    return [
        *(np.array([[start, row], [end, row]], dtype=np.float64) for row, start, end in level),
        *(np.array([[column, start], [column, end]], dtype=np.float64) for column, start, end in upright),
    ]
