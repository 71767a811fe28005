"""`gfr train`."""

from dataclasses import dataclass
from pathlib import Path

from gfr_core.commands.answer import Answer
from gfr_core.train.cli_entry import train_from_config


@dataclass(frozen=True, slots=True)
class TrainFacts:
    """Which configuration was trained to its end."""

    config: str


def train(config: Path, *, resume: bool) -> Answer:
    """Trains as the configuration file says.

    Raises:
        GfrError: the configuration is of no use.
    """
    train_from_config(config, resume=resume)
    return Answer("", TrainFacts(str(config)))
