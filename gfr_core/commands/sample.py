"""`gfr sample`."""

from dataclasses import dataclass
from pathlib import Path

from gfr_core.commands.answer import Answer
from gfr_core.sample import write_sample


@dataclass(frozen=True, slots=True)
class SampleFacts:
    """Where the sample lies."""

    portrait: str
    old_photo: str
    truth: str
    recipe: str


def make_sample(folder: Path) -> Answer:
    """Makes the sample in `folder` and says how to try it.

    Raises:
        GfrError: the folder cannot be written.
    """
    paths = write_sample(folder)
    facts = SampleFacts(str(paths.portrait), str(paths.old_photo), str(paths.truth), str(paths.recipe))
    lines = (facts.portrait, facts.old_photo, facts.truth, facts.recipe)
    return Answer("\n".join(lines), facts)
