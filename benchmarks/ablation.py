"""Table 1 of the paper with our own networks: trains every row, then measures all of them.

    python -m benchmarks.ablation [FILE.toml] [--pairs 60] [--rows full,-F,-W,-W2,-WG,-WG2]

FILE describes Full (`resources/training/ablation.toml`); the other rows are derived from it
(`gfr_core.benchmark.ablation`). A row whose weights exist is not trained again, a stopped one goes on. Results go to
`benchmarks/results/ablation.json`, the tables to the terminal.
"""

import argparse
from pathlib import Path

import torch

from gfr_core.benchmark.ablation import FULL, ROWS, rival
from gfr_core.benchmark.plan import Plan
from gfr_core.benchmark.run import run_benchmark
from gfr_core.benchmark.table import as_markdown, tables_of
from gfr_core.benchmark.variants import load_variant
from gfr_core.commands.benchmark import as_json
from gfr_core.device import resolve_device
from gfr_core.media.atomic import write_atomically
from gfr_core.train.config import TrainConfig, read_config
from gfr_core.train.trainer import Trainer

RESULT = Path(__file__).parent / "results" / "ablation.json"
DESCRIBED = Path("resources/training/ablation.toml")


def trained(config: TrainConfig) -> Path:
    """The weights of a run, trained now unless they are there."""
    weights = config.out / f"{config.name}.safetensors"
    if weights.exists():
        return weights
    print(f"training {config.name}: {config.samples} pairs", flush=True)
    return Trainer(config, device=resolve_device(config.machine.device), command="python -m benchmarks.ablation").run(
        resume=True
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("described", type=Path, nargs="?", default=DESCRIBED)
    parser.add_argument("--pairs", type=int, default=60)
    parser.add_argument("--rows", default=",".join(ROWS))
    arguments = parser.parse_args()
    config = read_config(arguments.described)
    torch.set_flush_denormal(True)  # as `gfr train`: denormals slow Adam down tenfold on the CPU
    torch.set_num_threads(config.machine.threads or torch.get_num_threads())
    files = {row: trained(rival(config, row)) for row in arguments.rows.split(",")}
    plan = Plan(config.index, pairs=arguments.pairs, size=config.pairs.size)
    variants = [load_variant("Full" if row == FULL else row, file, plan.size) for row, file in files.items()]
    found = run_benchmark(plan, variants)
    write_atomically(RESULT, as_json(found.result))
    for table in tables_of(found.result):
        print(as_markdown(table), end="\n\n")


if __name__ == "__main__":
    main()
