"""What one step minimises: a batch of pairs in, one scalar and its parts out."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from gfr_core.model.gfrnet import GFRNet
from gfr_core.model.warp import identity_grid, resize_grid, warp
from gfr_core.model.warpnet import Look
from gfr_core.shapes import Grids, Images, OtherGrids, Planes, Points
from gfr_core.train.config import LossWeights, Stage
from gfr_core.train.critics import Critics
from gfr_core.train.losses.flow import (
    bending,
    dense_grid_loss,
    landmark_distance,
    landmark_loss,
    point_loss,
    total_variation,
)
from gfr_core.train.losses.perceptual import FeatureExtractor, perceptual_loss
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


@dataclass(frozen=True, slots=True)
class Teachers:
    """What else than the true picture and the known grid judges a restored one. Their own numbers stand still here."""

    critics: Critics | None = None
    features: FeatureExtractor | None = None


class Judged(NamedTuple):
    """What the critics look at, in the order in which they take it. Whole crops, or the windows that RecNet saw."""

    degraded: Images
    guide: Images
    restored: Images
    sharp: Images
    points: Points


class StepLoss(NamedTuple):
    """What one batch cost.

    Attributes:
        total: the weighted sum, to go down on.
        parts: each loss, unweighted and detached, for the log.
        judged: for the critics' own step; None where the stage has none.
    """

    total: Tensor
    parts: dict[str, Tensor]
    judged: Judged | None


class Objective(nn.Module):
    """`stage_loss` as a module, which is what `DistributedDataParallel` can wrap. Its parameters are the network's."""

    def __init__(self, network: GFRNet, stage: Stage, teachers: Teachers) -> None:
        super().__init__()
        self.network = network
        self.stage = stage
        self.teachers = teachers  # a plain value: the critics are no part of this module

    def forward(self, batch: Batch, rng: np.random.Generator) -> StepLoss:
        """The loss of one batch."""
        return stage_loss(self.network, batch, self.stage, rng, self.teachers)


NO_TEACHERS = Teachers()


def stage_loss(
    network: GFRNet, batch: Batch, stage: Stage, rng: np.random.Generator, teachers: Teachers = NO_TEACHERS
) -> StepLoss:
    """The weighted sum of the stage's losses on one batch, and its parts."""
    parts: dict[str, Tensor] = {}
    look, refined = None, None
    if stage.warpnet and network.config.flow_loss:
        look = look_at(network, batch)
        parts |= warp_losses(look, batch.pair, stage.losses)
    if stage.refiner and network.config.flow_loss:
        refined = refined_grids(network, batch, stage, rng)
        parts |= refine_losses(refined, batch.pair, stage.losses)
    judged = None
    if stage.recnet:
        grid = refined[-1] if refined else guide_grid(network, batch, stage, rng, look)
        view = seen(batch, grid, stage, rng)
        restored = network.recnet(view.degraded, view.warped_guide)
        judged = view.judged(restored) if stage.losses.need_critics else None
        parts |= picture_losses(restored, view, stage.losses, teachers)
    total = torch.stack([getattr(stage.losses, name) * loss for name, loss in parts.items()]).sum()
    return StepLoss(total, {name: loss.detach() for name, loss in parts.items()}, judged)


def look_at(network: GFRNet, batch: Batch) -> Look:
    """WarpNet's first look at both pictures, at the size WarpNet sees."""
    warpnet = network.warpnet
    assert warpnet is not None, "a stage that trains WarpNet has one"
    return warpnet.look(warpnet.at_own_size(batch.degraded), warpnet.at_own_size(batch.guide))


def warp_losses(look: Look, pair: Pair, weights: LossWeights) -> dict[str, Tensor]:
    """WarpNet's losses (L_flow, eq. 9, and ours beside it)."""
    size = look.grid.shape[1]
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


def refined_grids(network: GFRNet, batch: Batch, stage: Stage, rng: np.random.Generator) -> list[Tensor]:
    """What the refiner makes of WarpNet's grid, one grid a pass. WarpNet itself is not taught by it."""
    assert network.warpnet is not None, "a refiner mends the grid of a WarpNet"
    assert network.refiner is not None, "a stage that trains a refiner has one"
    with torch.no_grad():
        grid = network.warpnet(batch.degraded, batch.guide)
        if stage.refine_jitter_px:
            grid = jittered(grid, stage.refine_jitter_px * grid.shape[2] / batch.sharp.shape[-1], rng)
    return network.refiner(batch.degraded, batch.guide, grid)  # type: ignore[no-any-return]  # a module's call


def refine_losses(grids: list[Tensor], pair: Pair, weights: LossWeights) -> dict[str, Tensor]:
    """The refiner's losses, averaged over its passes."""
    size = grids[0].shape[1]
    known, trust = resize_grid(pair.grid, size, size), _trust(pair, size, weights)
    dense = [dense_grid_loss(grid, known, trust) for grid in grids]
    landmarks = [landmark_distance(grid, pair.points, pair.guide_points) for grid in grids]
    return {"refined_grid": torch.stack(dense).mean(), "refined_landmark": torch.stack(landmarks).mean()}


@dataclass(frozen=True, slots=True)
class View:
    """What RecNet sees and is compared with: whole crops, or the same window of each.

    Attributes:
        degraded, warped_guide, sharp: B 3 H W.
        weight: B 1 H W, what a pixel counts in the weighted L1.
        guide: B 3 H W, not warped; None where no critic asks for it.
        points: B 68 2 in [-1, 1] of the view; outside of it where a window cuts the face.
    """

    degraded: Images
    warped_guide: Images
    sharp: Images
    weight: Planes
    guide: Images | None
    points: Points

    def judged(self, restored: Images) -> Judged:
        """With what RecNet made of it, for the critics."""
        assert self.guide is not None, "a view for critics has the guide"
        return Judged(self.degraded, self.guide, restored, self.sharp, self.points)


def seen(batch: Batch, grid: OtherGrids, stage: Stage, rng: np.random.Generator) -> View:
    """What RecNet sees when `grid` (any size) warps the guide. Its losses reach whoever made the grid."""
    size = batch.sharp.shape[-1]
    warped = warp(batch.guide, resize_grid(grid, size, size))
    weight = 1 + (stage.losses.face - 1) * landmark_boxes(batch.pair.points, size, margin=0.1)
    guide = batch.guide if stage.losses.need_critics else None
    view = View(batch.degraded, warped, batch.sharp, weight, guide, batch.pair.points)
    return cut_windows(view, stage.window, rng) if stage.window else view


def picture_losses(restored: Images, view: View, weights: LossWeights, teachers: Teachers) -> dict[str, Tensor]:
    """RecNet's losses (L_r and L_a, eqs. 5 to 8, and ours beside them)."""
    parts = {"l1": weighted_l1_loss(restored, view.sharp, view.weight)}
    if weights.l2:
        parts["l2"] = l2_loss(restored, view.sharp)
    if weights.frequency:
        parts["frequency"] = frequency_loss(restored, view.sharp)
    if weights.perceptual:
        assert teachers.features is not None, "a stage with a perceptual weight has features"
        parts["perceptual"] = perceptual_loss(teachers.features, restored, view.sharp)
    if weights.need_critics:
        assert teachers.critics is not None, "a stage with an adversarial weight has critics"
        parts |= teachers.critics.restored_losses(*view.judged(restored))
    return parts


def guide_grid(
    network: GFRNet, batch: Batch, stage: Stage, rng: np.random.Generator, look: Look | None = None
) -> OtherGrids:
    """The grid that warps RecNet's guide in this stage, at any size.

    Pictures teach WarpNet through it in two cases only: the stage wants it (the paper's objective), or the network has
    no flow losses, so that nothing else would (the paper's -F).

    Args:
        network, batch, stage, rng: of the step.
        look: WarpNet's look of the same step, where it was taken already.
    """
    if not network.config.uses_warp:
        count, _, height, width = batch.guide.shape
        return identity_grid(count, height, width, like=batch.guide)
    if stage.guide_from == "known":
        return jittered(batch.pair.grid, stage.jitter_px, rng)
    teaches = stage.pictures_teach_warp or ((stage.warpnet or stage.refiner) and not network.config.flow_loss)
    if look is not None and _is_the_whole_grid(look, network):
        return look.grid if teaches else look.grid.detach()
    with torch.set_grad_enabled(torch.is_grad_enabled() and teaches):
        return network.grid_for(batch.degraded, batch.guide)


def _is_the_whole_grid(look: Look, network: GFRNet) -> bool:
    """Nothing comes after the look: no refiner, no second pass. A point finder's look holds all of its passes."""
    return network.refiner is None and (look.points is not None or network.config.warp_passes == 1)


def jittered(grid: Grids, mean_px: float, rng: np.random.Generator) -> Grids:
    """A grid with a smooth error like WarpNet's: its size differs from pair to pair, `mean_px` on average."""
    count, height, width, _ = grid.shape
    amount = np.minimum(rng.exponential(mean_px, count), WIDEST_JITTER_PX) * (2 / width)
    coarse = rng.standard_normal((count, 2, 5, 5)) * amount[:, None, None, None] * 0.8
    field = torch.from_numpy(coarse.astype(np.float32)).to(grid.device)
    field = functional.interpolate(field, size=(height, width), mode="bicubic", align_corners=False, antialias=True)
    return grid + field.permute(0, 2, 3, 1)


def cut_windows(view: View, side: int, rng: np.random.Generator) -> View:
    """The same random square window of every picture, one place a sample, near the face."""
    size = view.sharp.shape[-1]
    centres = (view.points.mean(dim=1).cpu().numpy() + 1) * (size / 2)
    corners = np.rint(centres - side / 2 + rng.normal(0, side / 5, centres.shape)).astype(int)
    corners = np.clip(corners, 0, size - side)

    def cut(picture: Tensor) -> Tensor:
        windows = [p[:, y : y + side, x : x + side] for p, (x, y) in zip(picture, corners, strict=True)]
        return torch.stack(windows).contiguous(memory_format=torch.channels_last)

    from_corner = torch.from_numpy(corners.astype(np.float32)).to(view.points)[:, None]  # B 1 2, px
    return View(
        degraded=cut(view.degraded),
        warped_guide=cut(view.warped_guide),
        sharp=cut(view.sharp),
        weight=cut(view.weight),
        guide=None if view.guide is None else cut(view.guide),
        points=((view.points + 1) * (size / 2) - from_corner) * (2 / side) - 1,
    )


def _trust(pair: Pair, size: int, weights: LossWeights) -> Planes:
    """Exact grids are believed everywhere, the face more; splines inside the face only. B 1 S S."""
    face = landmark_boxes(pair.points, size, margin=0.1)
    exact = pair.exact[:, None, None, None]
    return exact * (1 + (weights.face - 1) * face) + (1 - exact) * SPLINE_TRUST * weights.face * face
