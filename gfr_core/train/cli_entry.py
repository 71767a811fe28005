"""Training as the command line calls it: `gfr train CONFIG [--resume]` or `python -m gfr_core.train.cli_entry`."""

import argparse
import sys
import time
from pathlib import Path

import torch

from gfr_core.device import resolve_device
from gfr_core.errors import GfrError
from gfr_core.progress import Progress, Reporter, silent
from gfr_core.train.config import read_config
from gfr_core.train.trainer import Trainer


def train_from_config(path: Path, *, resume: bool, report: Reporter = silent) -> Path:
    """Run the training a TOML file describes; returns the weights file it wrote.

    Raises:
        GfrError: the file is wrong, the photographs are missing, or the loss is no longer finite.
    """
    config = read_config(path)
    device = resolve_device(config.machine.device)
    torch.set_flush_denormal(True)  # denormals slow Adam down tenfold on the CPU
    if config.machine.threads:
        torch.set_num_threads(config.machine.threads)
    command = f"gfr train {path}" + (" --resume" if resume else "")
    return Trainer(config, device=device, command=command, report=report).run(resume=resume)


def main() -> int:
    """For machines where the package is not installed."""
    parser = argparse.ArgumentParser(description="Train GFRNet as a TOML file says.")
    parser.add_argument("config", type=Path)
    parser.add_argument("--resume", action="store_true")
    wishes = parser.parse_args()
    last = [0.0]

    def tell(progress: Progress) -> None:
        if time.monotonic() - last[0] > 20:
            last[0] = time.monotonic()
            sys.stderr.write(f"{progress.done:6.1%} {progress.text}\n")

    try:
        weights = train_from_config(wishes.config, resume=wishes.resume, report=tell)
    except GfrError as error:
        sys.stderr.write(f"{error.message} {error.hint}\n")
        return 3
    sys.stdout.write(f"{weights}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
