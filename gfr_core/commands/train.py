"""`gfr train`."""

from dataclasses import dataclass
from pathlib import Path

from gfr_core.commands.answer import Answer
from gfr_core.progress import Reporter
from gfr_core.train.cli_entry import train_from_config


@dataclass(frozen=True, slots=True)
class TrainFacts:
    """Where the trained weights lie."""

    weights: str


def train(config: Path, report: Reporter, *, resume: bool) -> Answer:
    """Trains as the configuration file says.

    Raises:
        GfrError: the configuration is of no use, or the training went wrong.
    """
    weights = train_from_config(config, resume=resume, report=report)
    return Answer(f"weights: {weights}", TrainFacts(str(weights)))
