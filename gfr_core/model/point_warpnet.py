"""A WarpNet that finds 68 points in both pictures and lays a spline through them.

Ours, not the paper's. The paper's decoder must learn from nothing that faces have parts and that parts correspond, and
needs many pairs for it (docs/benchmark.md). Here one small network, shared by both pictures, says where the parts are,
and the correspondence is a closed form: grid = smoothing thin-plate spline through (point in the degraded face -> same
point in the guide). It can be taught on single photographs first, is trained on the same losses after that, and
inference still needs a box only.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from gfr_core.model.config import GFRNetConfig
from gfr_core.model.landmark_net import LandmarkNet, LandmarkNetConfig
from gfr_core.model.spline import spline_grid
from gfr_core.model.warp import identity_grid, warp
from gfr_core.model.warpnet import Look
from gfr_core.shapes import Images, OtherGrids, OtherImages, Planes, Points

FIRST_LOOK = 0.8
"""Side of the first look over the side of the crop. Later looks are cut around the points of the look before."""
LOOK_SCALE = 1.6
"""Side of a later look over the larger side of the box around the points found."""
LUMA = (0.299, 0.587, 0.114)


class PointWarpNet(nn.Module):
    """(degraded, guide) -> grid. B 3 H W twice -> B G G 2. Looks `config.warp_passes` times at each picture."""

    def __init__(self, config: GFRNetConfig) -> None:
        super().__init__()
        self.config = config
        self.finder = LandmarkNet(
            LandmarkNetConfig(config.warp_size, config.warp_width, decoder_width=max(1, config.warp_width * 4 // 3))
        )
        self.log_smoothing = nn.Parameter(torch.tensor(-5.0))

    def forward(self, degraded: Images, guide: Images) -> OtherGrids:
        """The grid at a quarter of a look's size: it is smooth, and larger is slower only."""
        return self.look(self.at_own_size(degraded), self.at_own_size(guide)).grid

    def look(self, degraded: Images, guide: Images) -> Look:
        """Points of both pictures and the grid between them."""
        both = self.points(torch.cat([degraded, guide]))
        points, guide_points = both.chunk(2)
        size = self.config.warp_size // 4
        grid = spline_grid(points, guide_points, self.log_smoothing.exp(), size)
        return Look(grid, grid - identity_grid(len(grid), size, size, like=grid), points, guide_points)

    def points(self, pictures: Images) -> Points:
        """The 68 landmarks of each picture, B 68 2 in [-1, 1]."""
        grey = functional.conv2d(pictures, pictures.new_tensor(LUMA).view(1, 3, 1, 1))  # a sum over channels is slower
        place = pictures.new_tensor([[FIRST_LOOK, 0.0, 0.0], [0.0, FIRST_LOOK, 0.0]]).expand(len(pictures), 2, 3)
        points = self._found(grey, place)
        for _ in range(self.config.warp_passes - 1):
            points = self._found(grey, placement(points.detach()))
        return points

    def _found(self, grey: Planes, place: Tensor) -> Points:
        """Points in the squares that `place` (B 2 3, square to picture) cuts out."""
        size = self.config.warp_size
        grid = identity_grid(len(grey), size, size, like=grey) @ place[:, None, :, :2].mT + place[:, None, None, :, 2]
        found: Points = self.finder(warp(grey, grid)).points
        within = (found + 0.5) * (2 / size) - 1
        return within @ place[:, :, :2].mT + place[:, None, :, 2]

    def at_own_size(self, images: Images) -> OtherImages:
        """Pictures at twice the size of a look, so that a look need not shrink them much."""
        size = 2 * self.config.warp_size
        if images.shape[-2:] == (size, size):
            return images
        return functional.interpolate(images, size=(size, size), mode="bicubic", align_corners=False, antialias=True)


def placement(points: Points) -> Tensor:
    """The square around a face in which it stands upright, as a map from the square to the picture. B 2 3."""
    across = points[:, 42:48].mean(dim=1) - points[:, 36:42].mean(dim=1)
    cos, sin = functional.normalize(across, dim=-1, eps=1e-3).unbind(dim=-1)
    turn = torch.stack([torch.stack([cos, -sin], dim=-1), torch.stack([sin, cos], dim=-1)], dim=-2)  # B 2 2, to picture
    upright = points @ turn
    low, high = upright.amin(dim=1), upright.amax(dim=1)
    half = (high - low).amax(dim=-1).clamp(0.1, 2.0) * (LOOK_SCALE / 2)
    centre = turn @ ((low + high) / 2)[:, :, None]  # B 2 1
    return torch.cat([turn * half[:, None, None], centre], dim=-1)
