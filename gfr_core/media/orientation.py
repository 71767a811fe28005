"""The eight orientations of EXIF, applied to arrays."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

_TO_UPRIGHT: dict[int, Callable[[Array], Array]] = {
    2: lambda array: array[:, ::-1],
    3: lambda array: array[::-1, ::-1],
    4: lambda array: array[::-1],
    5: lambda array: array.swapaxes(0, 1),
    6: lambda array: array[::-1].swapaxes(0, 1),
    7: lambda array: array[::-1, ::-1].swapaxes(0, 1),
    8: lambda array: array[:, ::-1].swapaxes(0, 1),
}


def upright(array: NDArray[Any], orientation: int) -> NDArray[Any]:
    """The stored array (H W or H W C) as it is meant to be seen. Orientations other than 2 to 8 change nothing.

    Source: Exif 2.32, tag 274: 1 the first row is the top, 3 turned by 180 degrees, 6 to be turned clockwise, 8
    anticlockwise, even/odd neighbours mirrored.
    """
    turn = _TO_UPRIGHT.get(orientation)
    return array if turn is None else np.ascontiguousarray(turn(array))


def swaps_axes(orientation: int) -> bool:
    """Whether an orientation makes width of height."""
    return orientation in (5, 6, 7, 8)
