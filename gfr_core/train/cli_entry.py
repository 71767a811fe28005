"""Training as the command line calls it: `gfr train CONFIG [--resume]` or `python -m gfr_core.train.cli_entry`.

On several GPUs: `torchrun --nproc-per-node N -m gfr_core.train.cli_entry CONFIG`.
"""

import argparse
import sys
import time
from pathlib import Path

import torch

from gfr_core.device import resolve_device
from gfr_core.errors import GfrError
from gfr_core.progress import Progress, Reporter, silent
from gfr_core.train.config import read_config
from gfr_core.train.distributed import joined
from gfr_core.train.interruption import heeding_interruptions
from gfr_core.train.trainer import Trainer

SECONDS_BETWEEN_WORDS = 20.0


def train_from_config(path: Path, *, resume: bool, report: Reporter = silent) -> Path:
    """Run the training a TOML file describes; returns the weights file it wrote.

    In a process that `torchrun` started it is one of a team; the first one speaks, and writes what is written.

    Raises:
        GfrError: the file is wrong, the photographs are missing, or the loss is no longer finite.
        KeyboardInterrupt: stopped between two steps, with the state saved.
    """
    config = read_config(path)
    device = resolve_device(config.machine.device)
    torch.set_flush_denormal(True)  # denormals slow Adam down tenfold on the CPU
    if config.machine.threads:
        torch.set_num_threads(config.machine.threads)
    command = f"gfr train {path}" + (" --resume" if resume else "")
    with joined(device) as team, heeding_interruptions(report if team.leads else silent) as told:
        own = team.own_device(device)
        return Trainer(config, device=own, command=command, report=told, team=team).run(resume=resume)


def main() -> int:
    """For machines where the package is not installed, and for `torchrun`."""
    parser = argparse.ArgumentParser(description="Train GFRNet as a TOML file says.")
    parser.add_argument("config", type=Path)
    parser.add_argument("--resume", action="store_true")
    wishes = parser.parse_args()
    last = [0.0]

    def tell(progress: Progress) -> None:
        if time.monotonic() - last[0] > SECONDS_BETWEEN_WORDS:
            last[0] = time.monotonic()
            sys.stderr.write(f"{progress.done:6.1%} {progress.text}\n")

    try:
        weights = train_from_config(wishes.config, resume=wishes.resume, report=tell)
    except GfrError as error:
        sys.stderr.write(f"{error.message} {error.hint}\n")
        return 3
    except KeyboardInterrupt:
        sys.stderr.write("Stopped; --resume goes on from here.\n")
        return 130
    sys.stdout.write(f"{weights}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
