"""What one step minimises: a batch of pairs in, one scalar and its parts out."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from gfr_core.model.gfrnet import GFRNet
from gfr_core.model.warp import identity_grid, resize_grid, warp
from gfr_core.shapes import Grids, Images, Planes
from gfr_core.train.config import LossWeights, Stage
from gfr_core.train.losses.flow import bending, dense_grid_loss, landmark_loss, point_loss, total_variation
from gfr_core.train.losses.reconstruction import frequency_loss, l2_loss, weighted_l1_loss
from gfr_core.train.losses.region import landmark_boxes
from gfr_core.train.pairs import Pair

SPLINE_TRUST = 0.3
"""Weight of a pixel whose grid comes from the spline through noisy landmarks, against an exact one."""
WIDEST_JITTER_PX = 12.0


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch of pairs on the device, pictures as float32 in [0, 1]."""

    pair: Pair
    degraded: Images
    sharp: Images
    guide: Images

    @staticmethod
    def of(pair: Pair, device: torch.device) -> "Batch":
        """Move a batch of uint8 pairs to the device."""
        moved = Pair(*(tensor.to(device, non_blocking=True) for tensor in pair))
        pictures = (p.float().div(255).contiguous(memory_format=torch.channels_last) for p in moved[:3])
        return Batch(moved, *pictures)


def stage_loss(
    network: GFRNet, batch: Batch, stage: Stage, rng: np.random.Generator
) -> tuple[Tensor, dict[str, float]]:
    """The weighted sum of the stage's losses on one batch, and each part (unweighted, detached) for the log."""
    parts: dict[str, Tensor] = {}
    if stage.warpnet and network.config.flow_loss:
        parts |= warp_losses(network, batch, stage.losses)
    if stage.recnet:
        parts |= picture_losses(network, batch, stage, rng)
    total = torch.stack([getattr(stage.losses, name) * loss for name, loss in parts.items()]).sum()
    return total, {name: float(loss.detach()) for name, loss in parts.items()}


def warp_losses(network: GFRNet, batch: Batch, weights: LossWeights) -> dict[str, Tensor]:
    """WarpNet's losses, at the size WarpNet sees."""
    assert network.warpnet is not None, "a stage that trains WarpNet has one"
    look = network.warpnet.look(network.warpnet.at_own_size(batch.degraded), network.warpnet.at_own_size(batch.guide))
    size = look.grid.shape[1]
    pair = batch.pair
    parts = {"landmark": landmark_loss(look.grid, pair.points, pair.guide_points)}
    if look.points is not None and look.guide_points is not None:
        known, guide_known = pair.points, pair.guide_points
        parts["points"] = point_loss(look.points, known) + point_loss(look.guide_points, guide_known)
    if weights.dense_grid:
        parts["dense_grid"] = dense_grid_loss(
            look.grid, resize_grid(pair.grid, size, size), _trust(pair, size, weights)
        )
    if weights.bending:
        parts["bending"] = bending(look.bend)
    if weights.total_variation:
        identity = identity_grid(len(look.grid), size, size, like=look.grid)
        parts["total_variation"] = total_variation(look.grid - identity)
    return parts


def picture_losses(network: GFRNet, batch: Batch, stage: Stage, rng: np.random.Generator) -> dict[str, Tensor]:
    """RecNet's losses, on a window or the whole crop.

    They do not teach WarpNet (its grid is detached), except in the variant without flow losses, which has no other
    teacher (the paper's -F).
    """
    size = batch.sharp.shape[-1]
    warped = warp(batch.guide, _guide_grid(network, batch, stage, rng))
    weight = 1 + (stage.losses.face - 1) * landmark_boxes(batch.pair.points, size, margin=0.1)
    pictures = [batch.degraded, warped, batch.sharp, weight]
    degraded, warped, sharp, weight = cut_windows(pictures, batch, stage.window, rng) if stage.window else pictures
    restored = network.recnet(degraded, warped)
    parts = {"l1": weighted_l1_loss(restored, sharp, weight)}
    if stage.losses.l2:
        parts["l2"] = l2_loss(restored, sharp)
    if stage.losses.frequency:
        parts["frequency"] = frequency_loss(restored, sharp)
    return parts


def _guide_grid(network: GFRNet, batch: Batch, stage: Stage, rng: np.random.Generator) -> Grids:
    if not network.config.uses_warp:
        count, _, height, width = batch.guide.shape
        return identity_grid(count, height, width, like=batch.guide)
    if stage.guide_from == "known":
        return jittered(batch.pair.grid, stage.jitter_px, rng)
    teaches_warpnet = stage.warpnet and not network.config.flow_loss
    with torch.set_grad_enabled(torch.is_grad_enabled() and teaches_warpnet):
        return network.grid_for(batch.degraded, batch.guide)


def jittered(grid: Grids, mean_px: float, rng: np.random.Generator) -> Grids:
    """The known grid with a smooth error like WarpNet's: its size differs from pair to pair, `mean_px` on average."""
    count, height, width, _ = grid.shape
    amount = np.minimum(rng.exponential(mean_px, count), WIDEST_JITTER_PX) * (2 / width)
    coarse = rng.standard_normal((count, 2, 5, 5)) * amount[:, None, None, None] * 0.8
    field = torch.from_numpy(coarse.astype(np.float32)).to(grid.device)
    field = functional.interpolate(field, size=(height, width), mode="bicubic", align_corners=False, antialias=True)
    return grid + field.permute(0, 2, 3, 1)


def cut_windows(pictures: list[Tensor], batch: Batch, side: int, rng: np.random.Generator) -> list[Tensor]:
    """The same random square window of every picture (B C S S), one place a sample, near the face."""
    size = pictures[0].shape[-1]
    centres = (batch.pair.points.mean(dim=1).cpu().numpy() + 1) * (size / 2)
    corners = np.rint(centres - side / 2 + rng.normal(0, side / 5, centres.shape)).astype(int)
    corners = np.clip(corners, 0, size - side)
    return [
        torch.stack([p[:, y : y + side, x : x + side] for p, (x, y) in zip(picture, corners, strict=True)]).contiguous(
            memory_format=torch.channels_last
        )
        for picture in pictures
    ]


def _trust(pair: Pair, size: int, weights: LossWeights) -> Planes:
    """Exact grids are believed everywhere, the face more; splines inside the face only. B 1 S S."""
    face = landmark_boxes(pair.points, size, margin=0.1)
    exact = pair.exact[:, None, None, None]
    return exact * (1 + (weights.face - 1) * face) + (1 - exact) * SPLINE_TRUST * weights.face * face
