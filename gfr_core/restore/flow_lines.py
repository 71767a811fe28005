"""Lines along which a plane has one value."""

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

Line = NDArray[np.float64]
"""N 2, x before y; closed when the first point is the last."""
Plane = NDArray[np.floating]
Axis = NDArray[np.floating]
_Edges = NDArray[np.int64]

TOP, RIGHT, BOTTOM, LEFT = range(4)
STRAIGHT = 1 / 2560
"""A point nearer than this to the line without it is left out; share of the width: a tenth of a pixel of 256."""


def iso_lines(plane: Plane, level: float, x: Axis, y: Axis) -> list[Line]:
    """The lines between the values above `level` and the rest, by marching squares; linear between the nodes.

    Args:
        plane: H W, values at the nodes.
        level: the value looked for.
        x: W, where the columns of nodes lie.
        y: H, where the rows lie.

    Returns:
        each line as its points. Lines begin and end at the border, or are closed.
    """
    pieces = _pieces(plane, level)
    if not len(pieces):
        return []
    points, tolerance = _crossings(plane, level, x, y, np.unique(pieces)), STRAIGHT * float(x[-1] - x[0])
    return [simplified(np.array([points[edge] for edge in chain]), tolerance) for chain in _chains(pieces)]


def simplified(line: Line, tolerance: float) -> Line:
    """The line without the points that lie within `tolerance` of it (Ramer, Douglas, Peucker); the ends stay."""
    keep = np.zeros(len(line), dtype=bool)
    keep[[0, -1]] = True
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        apart = _distances(line[first + 1 : last], line[first], line[last])
        farthest = int(apart.argmax())
        if apart[farthest] > tolerance:
            middle = first + 1 + farthest
            keep[middle] = True
            spans += [(first, middle), (middle, last)]
    return line[keep]


def _pieces(plane: Plane, level: float) -> _Edges:
    """N 2: the two edges that each piece of line joins, by their numbers."""
    above = plane > level
    numbers = _edge_numbers(*plane.shape)  # H-1 W-1 4
    corners = (above[:-1, :-1], above[:-1, 1:], above[1:, 1:], above[1:, :-1])  # clockwise from the top left
    crossed = np.stack([corners[side] ^ corners[(side + 1) % 4] for side in range(4)], axis=-1)
    count = crossed.sum(axis=-1)
    plain = numbers[count == 2][crossed[count == 2]].reshape(-1, 2)
    return np.concatenate([plain, _saddles(plane, level, numbers, count == 4)])


def _saddles(plane: Plane, level: float, numbers: _Edges, where: NDArray[np.bool_]) -> _Edges:
    """Two pieces in each cell whose corners alternate; the mean in its middle decides which corners are joined."""
    middle = (plane[:-1, :-1] + plane[:-1, 1:] + plane[1:, 1:] + plane[1:, :-1]) / 4
    joined = ((middle > level) == (plane[:-1, :-1] > level))[where]  # the middle goes with the top left corner
    cells = numbers[where]
    around_others = cells[joined][:, [TOP, RIGHT, BOTTOM, LEFT]].reshape(-1, 2)
    around_top_left = cells[~joined][:, [TOP, LEFT, RIGHT, BOTTOM]].reshape(-1, 2)
    return np.concatenate([around_others, around_top_left])


def _edge_numbers(height: int, width: int) -> _Edges:
    """The number of each cell's four edges: those between neighbours in a row first, then those in a column."""
    row, column = np.mgrid[: height - 1, : width - 1]
    across, down = row * width + column, height * width + row * width + column
    return np.stack([across, down + 1, across + width, down], axis=-1)


def _crossings(plane: Plane, level: float, x: Axis, y: Axis, edges: _Edges) -> dict[int, Line]:
    """Where each edge is crossed."""
    height, width = plane.shape
    is_down = edges >= height * width
    row, column = np.divmod(edges - is_down * height * width, width)
    next_row, next_column = row + is_down, column + ~is_down
    first, second = plane[row, column].astype(np.float64), plane[next_row, next_column].astype(np.float64)
    share = (level - first) / (second - first)
    points = np.stack(
        [x[column] + share * (x[next_column] - x[column]), y[row] + share * (y[next_row] - y[row])], axis=1
    )
    return dict(zip(edges.tolist(), points, strict=True))


def _chains(pieces: _Edges) -> list[list[int]]:
    """The pieces put together: every chain of edges, open ones first."""
    beside: dict[int, list[int]] = defaultdict(list)
    for first, second in pieces.tolist():
        beside[first].append(second)
        beside[second].append(first)
    ends = [edge for edge, others in beside.items() if len(others) == 1]
    return [_walk(beside, start) for start in (*ends, *list(beside)) if beside[start]]


def _walk(beside: dict[int, list[int]], start: int) -> list[int]:
    """From one edge to the next until there is none left; takes away what it walked on."""
    chain = [start]
    while beside[chain[-1]]:
        following = beside[chain[-1]].pop()
        beside[following].remove(chain[-1])
        chain.append(following)
    return chain


def _distances(points: Line, start: Line, end: Line) -> NDArray[np.float64]:
    """How far each point lies from the segment's line; from its start when it has no length."""
    along = end - start
    length = float(np.hypot(*along))
    offset = points - start
    if length == 0:
        return np.hypot(offset[:, 0], offset[:, 1])
    return np.asarray(np.abs(offset[:, 0] * along[1] - offset[:, 1] * along[0]) / length)
