"""`gfr run`: a project without a window."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from gfr_core.commands.answer import Answer, Fault
from gfr_core.commands.faults import BAD_INPUT
from gfr_core.commands.inputs import open_finder
from gfr_core.errors import GfrError
from gfr_core.progress import Progress, Reporter, part_of
from gfr_core.project.run import ProjectRun, RunOptions, run_project
from gfr_core.project.schema import SourceEntry
from gfr_core.restore.restorer import Restorer


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What became of one picture of the project.

    Attributes:
        number: its position in the project, from 1.
        source: its path.
        state: "restored", "failed" or "skipped".
        reason: why not all of its faces were restored; empty when they were.
        output: the result's path; None when nothing was written.
        faces_restored, faces: how many.
    """

    number: int
    source: str
    state: str
    reason: str
    output: str | None
    faces_restored: int
    faces: int


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What `gfr run` did: the pictures that were worked on, and how many still wait."""

    project: str
    pictures: tuple[PictureFacts, ...]
    waiting: int


def run(path: Path, options: RunOptions, device: str, report: Reporter) -> Answer:
    """Restores what waits in a project. The answer has a fault when a picture failed.

    Raises:
        GfrError: the project cannot be read, is damaged, or has no picture of the number asked for.
        MachineError: no weights, no such device, no memory, a full disk.
    """
    if options.out is not None and not options.out.is_dir():
        raise GfrError(f"Folder '{options.out}' does not exist.", "Make it first, or choose another --out.")
    report(Progress(0.0, "loading weights"))
    restorer, finder = Restorer.load(device=device), open_finder()
    return _answer(path, run_project(path, restorer, finder, part_of(report, 0.05, 1.0), options))


def _answer(path: Path, done: ProjectRun) -> Answer:
    numbers = {source.key: number for number, source in enumerate(done.project.sources, start=1)}
    waiting = sum(source.state == "waiting" for source in done.project.sources)
    facts = RunFacts(str(path), tuple(_facts(numbers[each.key], each) for each in done.done), waiting)
    failed = [each for each in facts.pictures if each.state == "failed"]
    text = "\n".join([*(_line(each) for each in facts.pictures), _summary(facts)])
    return Answer(text, facts, (), _fault(failed, len(facts.pictures)) if failed else None)


def _facts(number: int, source: SourceEntry) -> PictureFacts:
    restored = sum(face.state == "restored" for face in source.faces)
    output = None if source.output is None or source.state != "restored" else source.output.path
    return PictureFacts(number, source.file.path, source.state, source.reason, output, restored, len(source.faces))


def _line(facts: PictureFacts) -> str:
    words = f"{facts.number}: {facts.state:9}{Path(facts.source).name}"
    if facts.output is not None:
        words += f" -> {facts.output} ({facts.faces_restored} of {facts.faces} faces)"
    return f"{words}\n   {facts.reason}" if facts.reason else words


def _summary(facts: RunFacts) -> str:
    if not facts.pictures:
        return "No picture waits in this project. --only N takes one again, --retry those that failed."
    counts = Counter(each.state for each in facts.pictures)
    return ", ".join(f"{counts[state]} {state}" for state in ("restored", "failed", "skipped") if counts[state]) + "."


def _fault(failed: list[PictureFacts], tried: int) -> Fault:
    first = failed[0]
    message = f"{len(failed)} of {tried} pictures failed. {Path(first.source).name}: {first.reason}"
    return Fault(BAD_INPUT, message, "Mend it and run again with --retry.")
