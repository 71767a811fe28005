"""`gfr sample`."""

from dataclasses import dataclass
from pathlib import Path

from gfr_core.commands.answer import Answer
from gfr_core.film_sample import write_film_sample
from gfr_core.group_sample import write_group_sample
from gfr_core.progress import Reporter
from gfr_core.sample import write_sample


@dataclass(frozen=True, slots=True)
class SampleFacts:
    """Where the sample lies."""

    portrait: str
    old_photo: str
    truth: str
    recipe: str


@dataclass(frozen=True, slots=True)
class GroupSampleFacts:
    """Where the group sample lies: the portraits from left to right."""

    group: str
    truth: str
    portraits: tuple[str, str]


@dataclass(frozen=True, slots=True)
class FilmSampleFacts:
    """Where the film and the portraits of its two people lie."""

    film: str
    portraits: tuple[str, str]


def make_film_sample(folder: Path, seconds: float, height: int, report: Reporter) -> Answer:
    """Makes a film of two people in `folder`, and a portrait of each.

    Raises:
        GfrError: the folder cannot be written, or such a film cannot be made.
    """
    paths = write_film_sample(folder, seconds, height, report)
    ada, bea = paths.portraits
    facts = FilmSampleFacts(str(paths.film), (str(ada), str(bea)))
    return Answer("\n".join((facts.film, *facts.portraits)), facts)


def make_group_sample(folder: Path) -> Answer:
    """Makes the group photo of two people in `folder`, and a portrait of each.

    Raises:
        GfrError: the folder cannot be written.
    """
    paths = write_group_sample(folder)
    left, right = paths.portraits
    facts = GroupSampleFacts(str(paths.group), str(paths.truth), (str(left), str(right)))
    return Answer("\n".join((facts.group, facts.truth, *facts.portraits)), facts)


def make_sample(folder: Path) -> Answer:
    """Makes the sample in `folder` and says how to try it.

    Raises:
        GfrError: the folder cannot be written.
    """
    paths = write_sample(folder)
    facts = SampleFacts(str(paths.portrait), str(paths.old_photo), str(paths.truth), str(paths.recipe))
    lines = (facts.portrait, facts.old_photo, facts.truth, facts.recipe)
    return Answer("\n".join(lines), facts)
