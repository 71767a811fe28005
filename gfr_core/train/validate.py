"""How good a network is on people it never saw: the numbers that decide which weights are kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import default_collate

from gfr_core.model.gfrnet import GFRNet
from gfr_core.model.warp import grid_at_points
from gfr_core.shapes import Grids, Images, Planes
from gfr_core.train.config import Stage, TrainConfig
from gfr_core.train.index import read_index
from gfr_core.train.losses.region import landmark_boxes
from gfr_core.train.objective import Batch
from gfr_core.train.pairs import Pair, PairDataset

VALIDATION_SCALES = (4.0, 8.0)


@dataclass(frozen=True, slots=True)
class Scores:
    """Means over pairs.

    Attributes:
        landmark_px: distance of the grid at the 68 points from their true place, in pixels of the crop.
        unwarped_px: the same for the identity grid.
        folded: share of grid cells whose Jacobian is negative.
        psnr: of the restored landmark box, dB.
        psnr_degraded: of the degraded landmark box (bicubic), dB.
    """

    landmark_px: float
    unwarped_px: float
    folded: float
    psnr: float
    psnr_degraded: float

    @property
    def gain(self) -> float:
        """PSNR over bicubic, dB."""
        return self.psnr - self.psnr_degraded


def validation_pairs(config: TrainConfig) -> dict[float, list[Pair]]:
    """Fixed pairs of the validation split at 4x and 8x, by eq. 4 alone (`PairRecipe.for_measuring`)."""
    photos = read_index(config.index, "val")
    pairs = {}
    for scale in VALIDATION_SCALES:
        dataset = PairDataset(photos, config.pairs.for_measuring(scale), seed=999)
        pairs[scale] = [dataset[number] for number in range(config.validation_pairs)]
    return pairs


def stage_score(stage: Stage, scores: Mapping[float, Scores]) -> float:
    """By what a stage is judged, higher is better, averaged over the scales.

    The PSNR over bicubic in dB; minus the landmark error in pixels where RecNet stands still.
    """
    if stage.recnet:
        return sum(found.gain for found in scores.values()) / len(scores)
    return -sum(found.landmark_px for found in scores.values()) / len(scores)


@torch.inference_mode()
def score(network: GFRNet, pairs: Sequence[Pair], device: torch.device, batch_size: int = 8) -> Scores:
    """The network's scores on these pairs, in evaluation mode."""
    was_training = network.training
    network.eval()
    rows = []
    for start in range(0, len(pairs), batch_size):
        batch = Batch.of(Pair(*default_collate(list(pairs[start : start + batch_size]))), device)
        rows.append(_scored(network, batch))
    network.train(was_training)
    return Scores(*np.concatenate(rows, axis=1).mean(axis=1).tolist())


def _scored(network: GFRNet, batch: Batch) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """5 B: one column a pair."""
    output = network(batch.degraded, batch.guide)
    pair, size = batch.pair, batch.sharp.shape[-1]
    box = landmark_boxes(pair.points, size)
    columns = (
        landmark_error_px(output.grid, pair),
        (pair.points - pair.guide_points).norm(dim=-1).mean(dim=1) * (size / 2),
        folded_share(output.grid),
        box_psnr(output.restored.clamp(0, 1), batch.sharp, box),
        box_psnr(batch.degraded, batch.sharp, box),
    )
    return np.asarray(torch.stack(columns).double().cpu().numpy())


def landmark_error_px(grid: Grids, pair: Pair) -> Tensor:
    """Mean distance of the grid at the 68 points from their true places, in pixels of the grid's size, one a pair."""
    found = grid_at_points(grid, pair.points)
    distances: Tensor = torch.linalg.vector_norm(found - pair.guide_points, dim=-1)
    return distances.mean(dim=1) * (grid.shape[1] / 2)


def box_psnr(picture: Images, sharp: Images, box: Planes) -> Tensor:
    """Peak signal-to-noise ratio inside the box, dB, one number a pair: 10 log10(1 / mean squared difference)."""
    squared = (picture - sharp).square().mean(dim=1, keepdim=True)
    mean = (squared * box).sum(dim=(1, 2, 3)) / box.sum(dim=(1, 2, 3)).clamp_min(1)
    return -10 * torch.log10(mean.clamp_min(1e-10))


def folded_share(grid: Tensor) -> Tensor:
    """Share of grid cells turned inside out (negative Jacobian), one number a grid."""
    across = grid[:, :-1, 1:] - grid[:, :-1, :-1]
    down = grid[:, 1:, :-1] - grid[:, :-1, :-1]
    jacobian = across[..., 0] * down[..., 1] - across[..., 1] * down[..., 0]
    return (jacobian < 0).float().mean(dim=(1, 2))
