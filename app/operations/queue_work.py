"""The three steps of one picture of the queue, each for its lane."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.documents.portraits import Portrait
from app.documents.restoration import FaceOutcome
from app.operations.engine import Engine
from app.operations.spare_memory import give_back_memory
from app.operations.step_pictures import outcome_pictures
from app.preflight import forget_cv2_plugins
from app.translation import tr
from gfr_core.errors import GfrError, MachineError
from gfr_core.progress import Progress, Reporter, part_of
from gfr_core.project.schema import PersonEntry, SourceEntry

if TYPE_CHECKING:
    from gfr_core.project.guides import PersonGuides
    from gfr_core.project.work import Prepared
    from gfr_core.restore.outcome import StillRestoration

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class DeskShelf:
    """The portraits as they lie on the desk: nothing is read again."""

    portraits: tuple[Portrait, ...]

    def guides_of(self, person: PersonEntry) -> "PersonGuides":
        """The portraits of one person."""
        from gfr_core.pairing.guide_set import Guide
        from gfr_core.project.guides import PersonGuides

        theirs = [each for each in self.portraits if each.person == person.key]
        lost = {entry.key for entry in person.portraits} - {each.key for each in theirs}
        guides = tuple(Guide(each.name, each.frame, each.face) for each in theirs)
        faults = (
            (tr("{count} portraits of {name} could not be read.").format(count=len(lost), name=person.name),)
            if lost
            else ()
        )
        paths = tuple(each.path for each in theirs)
        return PersonGuides(guides, tuple(each.key for each in theirs), paths, faults)


@dataclass(frozen=True, slots=True, eq=False)
class RestoredPicture:
    """A picture after the networks; `outcomes` are for the screen."""

    prepared: "Prepared"
    done: "StillRestoration | None"
    outcomes: tuple[FaceOutcome, ...]


def attempt(work: Callable[[Reporter], T], report: Reporter) -> T | GfrError:
    """The result, or what the user can mend. What the machine lacks is raised: the next picture would lack it too."""
    try:
        return work(report)
    except MachineError:
        raise
    except GfrError as error:
        return error


def prepare_picture(
    entry: SourceEntry, people: tuple[PersonEntry, ...], shelf: DeskShelf, engine: Engine, report: Reporter
) -> "Prepared":
    """Reads a picture and finds its faces. For the I/O lane."""
    report(Progress(0.0, tr("Starting the face finder")))
    forget_cv2_plugins()
    finder = engine.finder()
    from gfr_core.project.work import prepare

    return prepare(entry, people, shelf, finder, report)


def restore_picture(prepared: "Prepared", engine: Engine, report: Reporter) -> RestoredPicture:
    """Runs the networks on a picture. For the GPU lane."""
    from gfr_core.project.work import restore

    report(Progress(0.0, tr("Starting the engine")))
    part = part_of(report, 0.05, 0.95)
    done = restore(prepared, engine.restorer(), part, engine.recogniser()) if prepared.tasks else None
    results = () if done is None else zip(prepared.numbers, prepared.tasks, done.faces, strict=True)
    outcomes = tuple(
        FaceOutcome(number, result, outcome_pictures(prepared.frame, task.guides, result))
        for number, task, result in results
    )
    give_back_memory()
    return RestoredPicture(prepared, done, outcomes)


@dataclass(frozen=True, slots=True)
class QueueOutput:
    """Where and how results are written.

    Attributes:
        folder: None for beside each picture.
        taken: results of other pictures, which are not to be replaced.
        operator: for the records.
        marks: say in the metadata that AI restored the picture.
        writes_record: write a treatment record.
    """

    folder: Path | None = None
    taken: frozenset[Path] = frozenset()
    operator: str = ""
    marks: bool = True
    writes_record: bool = True


def write_picture(restored: RestoredPicture, engine: Engine, output: QueueOutput, report: Reporter) -> SourceEntry:
    """Writes a picture with its record and tells what became of it. For the I/O lane."""
    report(Progress(0.0, tr("Writing")))
    from gfr_core.project.targets import target_of
    from gfr_core.project.work import Signature, finish
    from gfr_core.record.output import OutputWishes

    target = target_of(restored.prepared.entry, output.folder, output.taken)
    device = engine.restorer().device if restored.done is not None else "cpu"
    wishes = OutputWishes(mark=output.marks, record=output.writes_record)
    return finish(restored.prepared, restored.done, target, Signature(device, output.operator, wishes))
