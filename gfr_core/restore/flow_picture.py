"""Flow as colours: the direction is the hue, the length the strength of colour, white stands still.

Source: the colour wheel of Baker et al., *A Database and Evaluation Methodology for Optical Flow*, IJCV 2011 (55 hues,
as in the Middlebury benchmark). The scale is fixed and stated, never stretched to a picture's own largest flow: two
pictures in the same colours moved alike.
"""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Flow = NDArray[np.float32] | NDArray[np.float64]
"""H W 2, x before y, in pixels of the crop."""
Colours = NDArray[np.uint8]

SCALE = 1 / 8
"""Flow shown in full colour, share of the crop's side: a quarter of a face."""
BEYOND = 0.75
"""Flow longer than the full scale is darkened by this, so that it is not taken for shorter flow."""
RED, YELLOW, GREEN = (255, 0, 0), (255, 255, 0), (0, 255, 0)
CYAN, BLUE, MAGENTA = (0, 255, 255), (0, 0, 255), (255, 0, 255)
CORNERS = (RED, YELLOW, GREEN, CYAN, BLUE, MAGENTA, RED)
HUES_BETWEEN = (15, 6, 4, 11, 13, 6)
"""As many hues between two corners as the eye tells apart there."""


def middlebury_wheel() -> Colours:
    """The 55 hues in order, 55 3. The first, red, points right; they turn with the y axis (downwards)."""
    parts = [_between(start, end, n) for (start, end), n in zip(pairwise(CORNERS), HUES_BETWEEN, strict=True)]
    return np.concatenate(parts)


def flow_of(grid: NDArray[np.float32]) -> NDArray[np.float32]:
    """How far from itself each pixel of the crop samples the guide, in pixels of the crop.

    Args:
        grid: H W 2, positions in the guide, [-1, 1] from edge to edge.

    Returns:
        H W 2: dx, dy; positive to the right and down.
    """
    height, width = grid.shape[:2]
    x = (np.arange(width, dtype=np.float32) + 0.5) * (2 / width) - 1
    y = (np.arange(height, dtype=np.float32) + 0.5) * (2 / height) - 1
    identity = np.stack(np.meshgrid(x, y, indexing="xy"), axis=-1)
    return np.asarray((grid - identity) * (width / 2, height / 2), dtype=np.float32)


def flow_to_colour(flow_px: Flow, full_scale_px: float) -> Colours:
    """The flow as a picture: H W 3, RGB.

    Args:
        flow_px: H W 2 in pixels. What is not finite becomes black.
        full_scale_px: length of flow that gets a hue's full colour; longer flow is darkened.

    Raises:
        ValueError: the scale is not above 0.
    """
    if not full_scale_px > 0:
        raise ValueError(f"full_scale_px is {full_scale_px}; wanted more than 0")
    known = np.isfinite(flow_px).all(axis=-1, keepdims=True)  # H W 1
    length, hue = _polar(np.where(known, flow_px, 0) / full_scale_px)
    mixed = np.where(length <= 1, 1 - length * (1 - hue), BEYOND * hue)
    return np.asarray(np.where(known, np.rint(mixed * 255), 0), dtype=np.uint8)


def legend(size: int) -> Colours:
    """The wheel as a disc, `size` x `size`: its rim is the full scale, its middle stands still; white around it."""
    place = (np.arange(size) + 0.5) * (2 / size) - 1
    flow = np.stack(np.meshgrid(place, place, indexing="xy"), axis=-1)
    outside = np.hypot(flow[..., 0], flow[..., 1]) > 1
    flow[outside] = 0
    return flow_to_colour(flow, 1.0)


def _polar(flow: NDArray[np.floating]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Length (H W 1) and hue (H W 3 in [0, 1]) of each vector."""
    wheel = middlebury_wheel() / 255
    turn = np.arctan2(-flow[..., 1], -flow[..., 0]) / np.pi  # -1 .. 1, as in the benchmark's own code
    place = (turn + 1) / 2 * (len(wheel) - 1)
    low = np.floor(place).astype(int)
    share = (place - low)[..., None]
    hue = wheel[low] * (1 - share) + wheel[(low + 1) % len(wheel)] * share
    return np.hypot(flow[..., 0], flow[..., 1])[..., None].astype(np.float64), hue


def _between(start: tuple[int, int, int], end: tuple[int, int, int], count: int) -> Colours:
    """`count` colours from `start` on, `end` left out."""
    share = np.arange(count)[:, None] / count
    rise = np.trunc(share * (np.array(end) - np.array(start)))
    return np.asarray(np.array(start) + rise, dtype=np.uint8)
