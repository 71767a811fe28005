"""The portrait's own square grid, as the warp bends it onto the face."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gfr_core.restore.flow_lines import Line, iso_lines
from gfr_core.restore.flow_picture import Flow

CELLS_ACROSS = 16
NODES_ACROSS = 128
"""The field is read at about as many places across. Grids are smooth, and more of them cost time without a gain."""


@dataclass(frozen=True, slots=True, eq=False)
class GridLines:
    """Where the lines of a regular grid on the portrait's crop lie on the face's crop.

    Attributes:
        spacing_px: between neighbours on the portrait, in pixels of its crop.
        upright, level: lines of one x, of one y of the portrait; points in pixels of the face's crop, edge coordinates.
    """

    spacing_px: float
    upright: tuple[Line, ...]
    level: tuple[Line, ...]

    @property
    def all(self) -> tuple[Line, ...]:
        """Both kinds."""
        return self.upright + self.level


def grid_lines(flow: Flow, cells: int = CELLS_ACROSS) -> GridLines:
    """The lines of a grid of `cells` x `cells` on the portrait's crop, without its border.

    Args:
        flow: S S 2, pixels of the crop.
        cells: how many squares there are from side to side.
    """
    size = len(flow)
    nodes = _nodes(size)
    place = nodes + 0.5
    at_nodes = flow[np.ix_(nodes, nodes)]
    wanted = np.linspace(0, size, cells + 1)[1:-1]
    fetched_x, fetched_y = at_nodes[..., 0] + place, at_nodes[..., 1] + place[:, None]
    return GridLines(size / cells, _lines(fetched_x, wanted, place), _lines(fetched_y, wanted, place))


def _lines(
    fetched: NDArray[np.floating], wanted: NDArray[np.floating], place: NDArray[np.floating]
) -> tuple[Line, ...]:
    return tuple(line for level in wanted for line in iso_lines(fetched, float(level), place, place))


def _nodes(size: int) -> NDArray[np.int64]:
    """Which rows and columns are read: about `NODES_ACROSS`, the first and the last among them."""
    return np.unique(np.linspace(0, size - 1, min(size, NODES_ACROSS + 1)).round().astype(np.int64))
