"""The flow as arrows on a regular lattice, each from a place of the face to where it was fetched in the portrait."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gfr_core.restore.flow_picture import Flow

Points = NDArray[np.float64]
"""N 2, x before y, in pixels of the crop, edge coordinates."""

ARROWS_ACROSS = 16
HEAD_SHARE = 0.4
"""A head is at most this share of its arrow, so that short arrows stay arrows."""
HEAD_OF_SPACING = 0.3
HEAD_TURN = np.radians(150)
"""Between an arrow and each of its barbs."""
SHORTEST_PX = 0.05
"""A shorter arrow has no direction to speak of; it becomes a dot."""


@dataclass(frozen=True, slots=True, eq=False)
class Arrows:
    """Vectors at the nodes of a lattice, drawn at their true length.

    Attributes:
        spacing_px: between neighbours, in pixels of the crop.
        starts: the nodes.
        vectors: N 2, the flow there.
    """

    spacing_px: float
    starts: Points
    vectors: Points

    @property
    def tips(self) -> Points:
        """Where the arrows end: where in the portrait's crop their places were fetched."""
        return self.starts + self.vectors

    def lines(self) -> list[Points]:
        """Two lines an arrow: its shaft, and its head from barb to tip to barb."""
        barbs = [self.tips + _turned(self._heads(), turn) for turn in (HEAD_TURN, -HEAD_TURN)]
        shafts = np.stack([self.starts, self.tips], axis=1)  # N 2 2
        heads = np.stack([barbs[0], self.tips, barbs[1]], axis=1)  # N 3 2
        return [*shafts, *heads]

    def _heads(self) -> Points:
        """Each arrow's direction, as long as its head."""
        length = np.hypot(self.vectors[:, 0], self.vectors[:, 1])[:, None]
        head = np.minimum(HEAD_SHARE * length, HEAD_OF_SPACING * self.spacing_px)
        return np.asarray(np.where(length > SHORTEST_PX, self.vectors / np.maximum(length, SHORTEST_PX) * head, 0.0))


def arrows_of(flow: Flow, across: int = ARROWS_ACROSS) -> Arrows:
    """The flow (H W 2) at the middle of every cell, `across` cells from left to right; square cells.

    A pixel's own flow is shown, not a mean: what is read from an arrow is what is read under the pointer.
    """
    height, width = flow.shape[:2]
    spacing = width / across
    columns = ((np.arange(across) + 0.5) * spacing).astype(int)
    rows = ((np.arange(round(height / spacing)) + 0.5) * spacing).astype(int)
    x, y = np.meshgrid(columns, rows, indexing="xy")
    starts = np.stack([x.ravel(), y.ravel()], axis=1) + 0.5
    return Arrows(spacing, starts, np.asarray(flow[y.ravel(), x.ravel()], dtype=np.float64))


def _turned(vectors: Points, angle: float) -> Points:
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    return np.asarray(vectors @ turn, dtype=np.float64)
