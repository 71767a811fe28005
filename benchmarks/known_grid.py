"""What a grid that is right would be worth: the same RecNet on the grid its WarpNet gives and on the known one.

    python -m benchmarks.known_grid [--weights FILE] [--index INDEX] [--pairs 40]

Pairs of the validation split made from one photograph each, whose grid is known exactly: gain of the landmark box over
bicubic with either grid, and how far the network's grid is off over the box, in pixels of the crop.
"""

import argparse
from pathlib import Path

import numpy as np
import torch

from gfr_core.benchmark.cases import batch_of, right_cases
from gfr_core.checkpoint.default_weights import default_weights
from gfr_core.checkpoint.store import build_network, load_checkpoint
from gfr_core.model.gfrnet import GFRNet
from gfr_core.model.warp import warp
from gfr_core.train.index import read_index
from gfr_core.train.losses.region import landmark_boxes
from gfr_core.train.objective import Batch
from gfr_core.train.pair_plan import PairRecipe
from gfr_core.train.validate import box_psnr

SEED = 999


@torch.inference_mode()
def gains(network: GFRNet, batch: Batch) -> torch.Tensor:
    """3 B: gain on the network's own grid and on the known one, dB; distance of the two, px."""
    size = batch.sharp.shape[-1]
    box = landmark_boxes(batch.pair.points, size)
    before = box_psnr(batch.degraded, batch.sharp, box)
    own = network.grid_for(batch.degraded, batch.guide)
    restored = (network.recnet(batch.degraded, warp(batch.guide, grid)).clamp(0, 1) for grid in (own, batch.pair.grid))
    apart = (own - batch.pair.grid).norm(dim=-1)[:, None] * (size / 2) * box
    off_px = apart.sum(dim=(1, 2, 3)) / box.sum(dim=(1, 2, 3))
    return torch.stack([*(box_psnr(picture, batch.sharp, box) - before for picture in restored), off_px])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--index", type=Path, default=Path("../shared/data/faces/index.jsonl"))
    parser.add_argument("--pairs", type=int, default=40)
    wish = parser.parse_args()
    network = build_network(load_checkpoint(wish.weights or default_weights()))
    photos = read_index(wish.index, "val")
    for scale in (4.0, 8.0):
        recipe = PairRecipe(same_photo=1.0).for_measuring(scale)
        cases = right_cases(photos, recipe, count=wish.pairs, seed=SEED)
        found = torch.cat([gains(network, batch_of(cases[i : i + 4])) for i in range(0, len(cases), 4)], dim=1).numpy()
        half = 1.96 * found.std(axis=1, ddof=1) / np.sqrt(found.shape[1])
        words = ("own grid, dB", "known grid, dB", "own grid off by, px")
        told = (f"{word} {mean:.2f} +- {h:.2f}" for word, mean, h in zip(words, found.mean(axis=1), half, strict=True))
        print(f"{scale:g}x: " + "; ".join(told))


if __name__ == "__main__":
    main()
