"""Where the face is, from its landmarks: losses weigh it more than the rest, the local judge sees only it."""

import torch
from torch import Tensor

from gfr_core.model.warp import identity_grid, warp
from gfr_core.shapes import Images, OtherImages, Planes, Points
from gfr_core.train.losses.precision import widened


def landmark_boxes(points: Points, size: int, margin: float = 0.0) -> Planes:
    """1 inside the smallest box around the landmarks, 0 outside. B 1 S S.

    Args:
        points: B 68 2, positions in [-1, 1].
        margin: widens the box on each side, as a share of its width and height.
    """
    low, high = _box(points, margin)  # B 1 1 2
    places = identity_grid(len(points), size, size, like=points)
    inside = ((places >= low) & (places <= high)).all(dim=-1)
    return inside[:, None].to(torch.float32)


def landmark_cutouts(pictures: Images, points: Points, side: int, margin: float = 0.0) -> OtherImages:
    """The smallest box around the landmarks, clipped to the picture and sampled to a square of `side`: B 3 L L.

    The box of the paper's local judge (section 3.3), which is not square: its proportions are given up for a fixed
    size. Bilinear, differentiable in the pictures. Where the face is more than twice as large as `side`, fine detail
    aliases, alike in every picture that is cut at the same points. Landmarks that all lie outside the picture leave a
    box without extent, whose cutout is one line or one pixel of the border, stretched.

    Args:
        points: B 68 2, positions in [-1, 1] (outer edges of the corner pixels).
        side: of the square, in pixels.
        margin: widens the box on each side, as a share of its width and height, before it is clipped.
    """
    low, high = (corner.clamp(-1, 1) for corner in _box(widened(points), margin))  # B 1 1 2
    share = (identity_grid(len(points), side, side, like=points) + 1) / 2  # 0 to 1 across the box
    grid = low + share * (high - low)  # B L L 2
    wide = widened(pictures)
    return warp(wide, grid.to(wide.dtype))


def _box(points: Points, margin: float) -> tuple[Tensor, Tensor]:
    """Upper left and lower right corner, B 1 1 2 each, to be compared with grids."""
    low, high = points.amin(dim=1), points.amax(dim=1)
    spread = (high - low) * margin
    return (low - spread)[:, None, None, :], (high + spread)[:, None, None, :]
