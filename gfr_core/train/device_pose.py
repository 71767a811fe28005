"""`pose` for a batch, in torch, on any device: the same closed form, the same fixed-point steps, the same enlarging.

Positions are pixel-index coordinates as there. float32: over a photograph of 640 px its rounding is 1e-4 px.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from gfr_core.geometry import FLIPPED_68
from gfr_core.shapes import Grids, Points
from gfr_core.train.pose import COARSE, MARGIN, STEPS, Bends, PoseWarp, coarse_points


class PoseWarps(NamedTuple):
    """The numbers of B `PoseWarp`s of one size, float32 (flags: bool).

    Attributes:
        centre: B 1 2, of the face box in the photograph.
        half: B 1 1, half its side.
        turns: B 4 1, cosine and sine of yaw, then of pitch.
        bend_centres, bend_amounts: B K 2; filled up with pushes of nothing.
        bend_falls: B 1 K, -1 / (2 radius^2).
        linear: B 2 2, half sizes -> crop pixels; transposed, for rows from the left.
        shift: B 1 2.
        unplaced: B 2 2, inverse of `linear`.
        mirrored: B.
    """

    centre: Tensor
    half: Tensor
    turns: Tensor
    bend_centres: Tensor
    bend_amounts: Tensor
    bend_falls: Tensor
    linear: Tensor
    shift: Tensor
    unplaced: Tensor
    mirrored: Tensor

    @staticmethod
    def of(poses: Sequence[PoseWarp]) -> "PoseWarps":
        """One row a pose, on the CPU."""
        turned = [[turn(angle) for angle in (p.yaw_rad, p.pitch_rad) for turn in (math.cos, math.sin)] for p in poses]
        linear = np.stack([pose.matrix[:, :2].T for pose in poses])
        numbers = (
            np.array([pose.face.centre for pose in poses])[:, None],
            np.array([pose.face.side / 2 for pose in poses])[:, None, None],
            np.array(turned)[..., None],
            *_filled([pose.bends for pose in poses]),
            linear,
            np.stack([pose.matrix[:, 2] for pose in poses])[:, None],
            np.linalg.inv(linear),
        )
        columns = [torch.from_numpy(column).float() for column in numbers]
        return PoseWarps(*[*columns, torch.tensor([pose.mirrored for pose in poses])])

    def to(self, device: torch.device) -> "PoseWarps":
        """The same on another device."""
        return PoseWarps(*(column.to(device, non_blocking=True) for column in self))

    def forward(self, points: Points) -> Points:
        """Points of the photographs (B N 2) as points of the crops."""
        return turned(self._posed((points + 0.5 - self.centre) / self.half), self.linear) + self.shift

    def inverse(self, points: Points) -> Points:
        """Points of the crops (B N 2) as points of the photographs."""
        wanted = turned(points - self.shift, self.unplaced)
        found = wanted
        for _ in range(STEPS):
            found = found + wanted - self._posed(found)
        return found * self.half + self.centre - 0.5

    def on_face(self, places: Grids) -> Grids:
        """Places of the photographs (B S S 2) in face-centred half sizes."""
        return (places + 0.5 - self.centre[:, None]) / self.half[:, None]

    def moved_points(self, points: Points) -> Points:
        """The photographs' landmarks (B 68 2) in the crops, renumbered where the crop is mirrored."""
        moved = self.forward(points)
        other = torch.tensor(FLIPPED_68, device=moved.device)
        return torch.where(self.mirrored[:, None, None], moved[:, other], moved)

    def _posed(self, centred: Points) -> Points:
        bent = centred + self._bends_at(centred)
        across, down = bent.unbind(dim=-1)
        depth = head_depths(across, down)
        cos_yaw, sin_yaw, cos_pitch, sin_pitch = self.turns.unbind(dim=1)  # B 1
        behind = depth * cos_yaw - across * sin_yaw
        return torch.stack([across * cos_yaw + depth * sin_yaw, down * cos_pitch + behind * sin_pitch], dim=-1)

    def _bends_at(self, places: Points) -> Points:
        apart = places[:, :, None, :] - self.bend_centres[:, None, :, :]  # B N K 2
        near = (apart.square().sum(dim=-1) * self.bend_falls).exp()  # B N K
        return (near[..., None] * self.bend_amounts[:, None]).sum(dim=2)


def _filled(bends: Sequence[Bends]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Centres B K 2, amounts B K 2 and falls B 1 K of bends that may differ in number."""
    most = max(len(some.radii) for some in bends)
    centres, amounts = np.zeros((len(bends), most, 2)), np.zeros((len(bends), most, 2))
    falls = np.zeros((len(bends), 1, most))
    for row, some in enumerate(bends):
        count = len(some.radii)
        centres[row, :count], amounts[row, :count], falls[row, 0, :count] = (
            some.centres,
            some.amounts,
            -0.5 / some.radii**2,
        )
    return centres, amounts, falls


def turned(points: Points, linear: Tensor) -> Points:
    """Rows times a matrix each (B 2 2). Not as a matrix product: training may let those round to 10 bits on a GPU."""
    return (points[..., None] * linear[:, None]).sum(dim=2)


def head_depths(across: Tensor, down: Tensor) -> Tensor:
    """`pose.head_depth` of face-centred positions, any shape."""
    v = down + 0.1
    skull = 0.85 * torch.exp(-0.55 * ((across / 0.95).square() + (v / 1.2).square()).pow(1.5))
    nose = 0.26 * torch.exp(-across.square() / (2 * 0.16**2) - (v - 0.22).square() / (2 * 0.22**2))
    return skull + nose - 0.45


def coarse_batch(batch: int, size: int, device: torch.device) -> Points:
    """`pose.coarse_points` for every crop of a batch."""
    return torch.from_numpy(coarse_points(size)).float().to(device).expand(batch, -1, 2)


def enlarge_batch(coarse: Points, size: int) -> Grids:
    """Values at the coarse points (B N 2) for every pixel of the crops. B S S 2."""
    cells, step = COARSE + 2 * MARGIN, size // COARSE
    planes = coarse.mT.reshape(len(coarse), 2, cells, cells)
    side = (cells * step, cells * step)
    padded = functional.interpolate(planes, size=side, mode="bicubic", align_corners=False, antialias=True)
    edge = MARGIN * step
    return padded[:, :, edge:-edge, edge:-edge].permute(0, 2, 3, 1).contiguous()
