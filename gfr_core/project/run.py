"""A project without a window: every picture that waits, one after the other."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from gfr_core.errors import GfrError, MachineError
from gfr_core.progress import Progress, Reporter, silent
from gfr_core.project.guides import Finder, GuideShelf
from gfr_core.project.schema import Project, SourceEntry
from gfr_core.project.store import read_project, write_project
from gfr_core.project.targets import target_of
from gfr_core.project.work import work_on
from gfr_core.restore.restorer import Restorer


@dataclass(frozen=True, slots=True)
class RunOptions:
    """Which pictures, and where results go.

    Attributes:
        only: position of the one picture to work on, from 1, whatever its state; None for all that wait.
        retries: also those that failed before.
        out: folder for results; None for the project's own, else beside each picture.
        operator: who did it, for the treatment records.
    """

    only: int | None = None
    retries: bool = False
    out: Path | None = None
    operator: str = ""


DEFAULT_RUN = RunOptions()


@dataclass(frozen=True, slots=True)
class ProjectRun:
    """The project after a run, and the pictures that were worked on, in their order."""

    project: Project
    done: tuple[SourceEntry, ...]


def run_project(
    path: Path,
    restorer: Restorer,
    finder: Finder,
    report: Reporter = silent,
    options: RunOptions = DEFAULT_RUN,
) -> ProjectRun:
    """Restores the pictures of a project and writes into its file what became of each, as soon as it is known.

    A picture that fails is written down as failed, and the next one begins. A run that was stopped goes on where it
    was when it is started again.

    Raises:
        GfrError: the project cannot be read or is damaged, or there is no picture of the number asked for.
        MachineError: the machine cannot go on: no memory, a full disk.
        Stopped: out of `report`; what was done is written down.
    """
    project = _read_for_running(path)
    keys = _chosen(project, options)
    shelf, done = GuideShelf(finder), []
    for number, key in enumerate(keys):
        entry = next(source for source in project.sources if source.key == key)
        told = _for_picture(report, number, len(keys), entry)
        after = _tried(entry, project, shelf, finder, restorer, options, told)
        project = replace(project, sources=tuple(after if source.key == key else source for source in project.sources))
        write_project(project, path)
        done.append(after)
    return ProjectRun(project, tuple(done))


def _read_for_running(path: Path) -> Project:
    read = read_project(path)
    if read.is_damaged:
        raise GfrError(
            f"'{path.name}' is damaged, and a run would write over it. {read.notes[0]}",
            "Open it in the window and save it under another name.",
        )
    return read.project


def _chosen(project: Project, options: RunOptions) -> tuple[int, ...]:
    count = len(project.sources)
    if options.only is None:
        states = ("waiting", "failed") if options.retries else ("waiting",)
        return tuple(source.key for source in project.sources if source.state in states)
    if not 1 <= options.only <= count:
        raise GfrError(f"There is no picture {options.only}; the project has {count}.", "They are counted from 1.")
    return (project.sources[options.only - 1].key,)


def _tried(
    entry: SourceEntry,
    project: Project,
    shelf: GuideShelf,
    finder: Finder,
    restorer: Restorer,
    options: RunOptions,
    report: Reporter,
) -> SourceEntry:
    """What became of one picture; what went wrong becomes its state."""
    folder = options.out or (Path(project.outputs) if project.outputs else None)
    target = target_of(entry, folder, frozenset(_others_outputs(project, entry)))
    try:
        return work_on(entry, project.people, shelf, finder, restorer, target, report, options.operator)
    except MachineError:  # the next picture would not fit either
        raise
    except (GfrError, OSError) as error:
        return replace(entry, state="failed", reason=str(error))


def _others_outputs(project: Project, entry: SourceEntry) -> Iterator[Path]:
    for source in project.sources:
        if source.key != entry.key and source.output is not None:
            yield Path(source.output.path)


def _for_picture(report: Reporter, number: int, count: int, entry: SourceEntry) -> Reporter:
    """The reporter for one of several pictures: says which."""
    name = Path(entry.file.path).name
    where = f"{name}" if count == 1 else f"Picture {number + 1} of {count}, {name}"
    return lambda p: report(Progress((number + p.done) / count, f"{where}: {p.text}"))
