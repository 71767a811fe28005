"""How long work tells its caller how far it is, and how the caller stops it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """One report. `done` is the finished share in [0, 1]; `text` says in plain words what happens now."""

    done: float
    text: str


Reporter = Callable[[Progress], None]
"""Receives reports. It may raise `Stopped`; the work then unwinds and leaves nothing half done."""


class Stopped(Exception):  # noqa: N818 - a fact the caller asked for, not an error
    """Raised out of a `Reporter` to stop the work that reported."""


def silent(progress: Progress) -> None:
    """The reporter for callers who do not listen."""


def part_of(report: Reporter, start: float, end: float) -> Reporter:
    """A reporter for a sub-task: its 0..1 fills `start`..`end` of the whole."""

    def forward(progress: Progress) -> None:
        report(Progress(start + (end - start) * progress.done, progress.text))

    return forward
