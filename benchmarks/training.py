"""How fast the default recipe learns here, and what bounds it.

    python -m benchmarks.training [FILE.toml] [--device auto] [--threads 2] [--pairs cpu] [--workers 0] [--samples 480]

The last stage of FILE (refiner and RecNet on whole 256-px crops) with the default weights: samples a second, the share
of the time spent waiting for pairs, and the arithmetic of a sample (multiply-adds counted as two, there and back),
without the first third, in which photographs are decoded. Results go to `benchmarks/results/training.json`.
"""

import argparse
import json
import platform
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch.utils.data import default_collate
from torch.utils.flop_counter import FlopCounterMode

from gfr_core.checkpoint.default_weights import default_weights
from gfr_core.device import resolve_device
from gfr_core.train.config import Machine, TrainConfig, read_config
from gfr_core.train.index import read_index
from gfr_core.train.objective import Batch, stage_loss
from gfr_core.train.pairs import Pair, PairDataset
from gfr_core.train.trainer import Trainer

RESULT = Path(__file__).parent / "results" / "training.json"


def last_stage(described: Path, machine: Machine, samples: int, out: Path) -> TrainConfig:
    """The file's last stage as a run of its own."""
    config = read_config(described)
    stage = replace(config.stages[-1], samples=samples)
    short = replace(config, out=out, stages=(stage,), start_from=(default_weights(),), machine=machine)
    return replace(short, validate_every=samples // 3, validation_pairs=2, save_every=10**9)


def flop_a_sample(trainer: Trainer, config: TrainConfig) -> float:
    """What a step computes for one of its pairs."""
    stage = config.stages[0]
    pairs = PairDataset(read_index(config.index, "train"), config.pairs, seed=0)
    batch = Batch.of(Pair(*default_collate([pairs[number] for number in range(stage.batch)])), trainer.device)
    with FlopCounterMode(display=False) as counter:
        stage_loss(trainer.network, batch, stage, np.random.default_rng(0)).total.backward()  # type: ignore[no-untyped-call]  # torch has no type for it
    return float(counter.get_total_flops()) / stage.batch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("described", type=Path, nargs="?", default=Path("resources/training/default.toml"))
    parser.add_argument("--device", default="auto")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--pairs", choices=("cpu", "device"), default="cpu")
    parser.add_argument("--workers", type=int, default=0)
    parser.add_argument("--samples", type=int, default=480)
    wish = parser.parse_args()
    torch.set_flush_denormal(True)
    torch.set_num_threads(wish.threads)
    device = resolve_device(wish.device)
    machine = Machine(device=device, threads=wish.threads, pairs=wish.pairs, workers=wish.workers)
    with tempfile.TemporaryDirectory() as folder:
        config = last_stage(wish.described, machine, wish.samples, Path(folder))
        trainer = Trainer(config, device=device, command="python -m benchmarks.training")
        trainer.run(resume=False)
        rows = [json.loads(line) for line in (Path(folder) / "log.jsonl").read_text().splitlines()][1:]
        flop = flop_a_sample(trainer, config)
    rate = float(np.mean([row["samples_per_s"] for row in rows]))
    name = torch.cuda.get_device_name() if device == "cuda" else f"{platform.machine()}, {wish.threads} threads"
    facts = {
        "device": name,
        "torch": torch.__version__,
        "stage": config.stages[0].name,
        "samples a second": round(rate, 2),
        "share of the time waiting for pairs": round(float(np.mean([row["waiting"] for row in rows])), 3),
        "GFLOP a sample": round(flop / 1e9, 2),
        "GFLOP/s": round(rate * flop / 1e9, 1),
    }
    print(json.dumps(facts, indent=2))
    RESULT.write_text(json.dumps(facts, indent=2) + "\n")


if __name__ == "__main__":
    main()
