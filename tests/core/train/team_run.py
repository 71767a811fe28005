"""One process of a team of two, as a test starts it: gradients of one batch, then a tiny run. Writes what it found."""

import os
import sys
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from torch import Tensor
from torch.utils.data import default_collate

from gfr_core.model.gfrnet import GFRNet
from gfr_core.train.config import LossWeights, Stage, TrainConfig
from gfr_core.train.critics import Critics, CriticsConfig
from gfr_core.train.distributed import Team, joined
from gfr_core.train.index import read_index
from gfr_core.train.objective import Batch, Objective, Teachers
from gfr_core.train.pairs import Pair, PairDataset, PairRecipe
from gfr_core.train.trainer import Trainer
from tests.core.train.small_run import NETWORK, small_config

CRITICS = CriticsConfig(width=2, halvings=2, local_size=16)
WEIGHTS = LossWeights(landmark=10, total_variation=1, l2=100, global_adversarial=1, feature_matching=1)
"""Means over the batch all of them. The weighted L1 and the dense grid loss divide by the weights in the batch, so two
halves of a batch give another mean than the whole."""


def gradients(folder: Path, team: Team) -> dict[str, Tensor]:
    """Of one batch of four, with BatchNorm standing still; a process of a team sees its part of the batch."""
    torch.manual_seed(team.rank)  # processes may start unequal: the first one's numbers count
    network, critics = GFRNet(NETWORK).eval(), Critics(CRITICS).eval()
    stage = Stage("both", 4, warpnet=True, recnet=True, guide_from="warpnet", pictures_teach_warp=True, losses=WEIGHTS)
    share = 4 // team.size
    pairs = PairDataset(read_index(folder / "index.jsonl", "train"), PairRecipe(size=64), seed=1)
    numbers = [team.sample_number(index, first=0, batch=share) for index in range(share)]
    batch = Batch.of(Pair(*default_collate([pairs[number] for number in numbers])), torch.device("cpu"))
    objective, judging = team.shared(Objective(network, stage, Teachers(critics))), team.shared(critics)
    loss = objective(batch, np.random.default_rng(0))
    loss.total.backward()
    judging(*loss.judged).backward()
    return {
        f"{part}.{name}": parameter.grad.clone()
        for part, module in (("network", network), ("critics", critics))
        for name, parameter in module.named_parameters()
        if parameter.grad is not None
    }


def run_config(folder: Path) -> TrainConfig:
    """WarpNet, then RecNet with critics; the second stage goes by its score."""
    warp = Stage("warp", 8, warpnet=True, batch=2, size=32, losses=LossWeights(landmark=10, dense_grid=5))
    rec = Stage(
        "rec",
        16,
        recnet=True,
        batch=2,
        window=32,
        rates=(1e-3, 1e-4),
        patience=1,
        losses=LossWeights(l1=1, local_adversarial=1),
    )
    config = small_config(folder, warp, rec)
    return TrainConfig(
        name="team",
        index=config.index,
        out=folder / "team",
        stages=config.stages,
        network=NETWORK,
        pairs=config.pairs,
        machine=config.machine,
        validation_pairs=1,
        validate_every=4,
        critics=CRITICS,
    )


def main(folder: Path) -> None:
    torch.set_num_threads(1)
    with joined("cpu", meeting=f"file://{folder}/meeting") as team:
        found = gradients(folder, team)
        trainer = Trainer(run_config(folder), device="cpu", command="a test", team=team)
        trainer.run(resume=False)
        assert trainer.teachers.critics is not None
        for name, module in (("network", trainer.network), ("critics", trainer.teachers.critics)):
            found |= {f"after.{name}.{key}": tensor.clone() for key, tensor in module.state_dict().items()}
        found["samples"] = torch.tensor([trainer.counters.samples, trainer.counters.rate])
    save_file({name: t.contiguous() for name, t in found.items()}, folder / f"rank{os.environ['RANK']}.safetensors")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
