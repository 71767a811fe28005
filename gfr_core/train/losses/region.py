"""Where the face is, from its landmarks: losses weigh the face more than its surroundings."""

import torch

from gfr_core.model.warp import identity_grid
from gfr_core.shapes import Planes, Points


def landmark_boxes(points: Points, size: int, margin: float = 0.0) -> Planes:
    """1 inside the smallest box around the landmarks, 0 outside. B 1 S S.

    Args:
        points: B 68 2, positions in [-1, 1].
        margin: widens the box on each side, as a share of its width and height.
    """
    low, high = points.amin(dim=1), points.amax(dim=1)  # B 2
    spread = (high - low) * margin
    low, high = (low - spread)[:, None, None, :], (high + spread)[:, None, None, :]
    places = identity_grid(len(points), size, size, like=points)
    inside = ((places >= low) & (places <= high)).all(dim=-1)
    return inside[:, None].to(torch.float32)
