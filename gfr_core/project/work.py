"""One picture of a project: read it and what it needs, restore it, write the result.

Three functions, because reading and writing belong to another thread of the window than the networks do.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, runtime_checkable

from gfr_core.errors import GfrError
from gfr_core.faces.face import Face
from gfr_core.faces.recognise import Recogniser
from gfr_core.geometry import Box
from gfr_core.media.frame import Frame
from gfr_core.media.source import read_source
from gfr_core.progress import Progress, Reporter, part_of
from gfr_core.project.faces import entry_of_face, face_of
from gfr_core.project.files import entry_of, fault_of
from gfr_core.project.guides import Finder, PersonGuides
from gfr_core.project.schema import FaceEntry, PersonEntry, SourceEntry
from gfr_core.record.circumstances import Circumstances, Offered, offered_of
from gfr_core.record.output import DEFAULT_WISHES, OutputWishes, write_output
from gfr_core.restore.outcome import FaceResult, RestoreOptions, StillRestoration
from gfr_core.restore.restorer import Restorer
from gfr_core.restore.still import FaceTask, restore_faces

NOTHING = PersonGuides((), (), (), ())
TWICE = 0.4
"""Overlap (intersection over union) from which a found face is one that the project has already."""


@runtime_checkable
class Shelf(Protocol):
    """Where the portraits come from: `GuideShelf` reads files, a window has them at hand."""

    def guides_of(self, person: PersonEntry) -> PersonGuides:
        """The portraits of one person."""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A picture ready for the networks.

    Attributes:
        entry: with the faces that were found, and the reason of each that is skipped or failed already.
        frame: the picture.
        numbers: of the faces to restore.
        tasks: one a number.
        offered: the portraits of all people whose faces these are, for the record.
    """

    entry: SourceEntry
    frame: Frame
    numbers: tuple[int, ...]
    tasks: tuple[FaceTask, ...]
    offered: tuple[Offered, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """What the record says beside what was done.

    Attributes:
        device: where the networks computed.
        operator: who did it.
        wishes: what to write beside the picture.
    """

    device: str = "cpu"
    operator: str = ""
    wishes: OutputWishes = DEFAULT_WISHES


def prepare(
    entry: SourceEntry, people: Sequence[PersonEntry], shelf: Shelf, finder: Finder, report: Reporter
) -> Prepared:
    """Reads the picture, finds its faces unless that was done, and gives each the portraits of its person.

    Raises:
        GfrError: the picture is missing, has changed since it was added, or cannot be read.
        Stopped: out of `report`.
    """
    report(Progress(0.0, "Reading"))
    path = Path(entry.file.path)
    fault = fault_of(entry.file)
    if fault is not None:
        raise GfrError(fault.words, "Relink it, or take it off the project and add it again.")
    frame = read_source(path, frame=entry.frame)
    entry = entry if entry.file.sha256 else replace(entry, file=entry_of(path))
    if not entry.searched:
        report(Progress(0.3, "Looking for faces"))
        entry = replace(entry, searched=True, faces=_with_found(entry.faces, finder.find(frame.pixels_8bit())))
    report(Progress(0.6, "Reading the portraits"))
    return _with_tasks(entry, frame, people, shelf)


def restore(
    prepared: Prepared, restorer: Restorer, report: Reporter, recogniser: Recogniser | None = None
) -> StillRestoration | None:
    """Runs the networks; None when there is no face to restore. Where there is a recogniser, it compares the faces.

    Raises:
        MachineError: no memory.
        Stopped: out of `report`.
    """
    if not prepared.tasks:
        return None
    options = _options(prepared.entry)
    return restore_faces(prepared.frame, prepared.tasks, restorer, options, report, recogniser)


def finish(
    prepared: Prepared,
    done: StillRestoration | None,
    target: Path,
    signature: Signature = Signature(),  # frozen
) -> SourceEntry:
    """Writes the result and its treatment record when a face was restored, and tells what became of the picture.

    Raises:
        GfrError: it cannot be written.
        MachineError: the disk is full.
    """
    results = {} if done is None else dict(zip(prepared.numbers, done.faces, strict=True))
    faces = tuple(_after(face, results.get(face.number)) for face in prepared.entry.faces)
    entry = replace(prepared.entry, faces=faces, reason=_reason(faces))
    if done is None or not any(face.state == "restored" for face in faces):
        return replace(entry, state="failed" if any(face.state == "failed" for face in faces) else "skipped")
    write_output(done, target, _circumstances(prepared, signature), signature.wishes)
    return replace(entry, state="restored", output=entry_of(target))


def work_on(
    entry: SourceEntry,
    people: Sequence[PersonEntry],
    shelf: Shelf,
    finder: Finder,
    restorer: Restorer,
    target: Path,
    report: Reporter,
    operator: str = "",
) -> SourceEntry:
    """All three, one after the other; as they raise."""
    prepared = prepare(entry, people, shelf, finder, part_of(report, 0.0, 0.3))
    done = restore(prepared, restorer, part_of(report, 0.3, 0.9))
    report(Progress(0.95, "Writing"))
    return finish(prepared, done, target, Signature(restorer.device, operator))


def _options(entry: SourceEntry) -> RestoreOptions:
    treatment = entry.treatment
    return RestoreOptions(
        strength=treatment.strength,
        match_colour=treatment.match_colour,
        guide_influence=treatment.guide_influence,
        with_evidence=True,
    )


def _circumstances(prepared: Prepared, signature: Signature) -> Circumstances:
    entry = prepared.entry
    return Circumstances(
        source=prepared.frame,
        source_path=Path(entry.file.path),
        frame=entry.frame,
        portraits=prepared.offered,
        options=_options(entry),
        device=signature.device,
        numbers=prepared.numbers,
        operator=signature.operator,
        note=entry.note,
    )


def _with_found(entries: Sequence[FaceEntry], found: Sequence[Face]) -> tuple[FaceEntry, ...]:
    """The faces that were there, and what was found beside them."""
    first = max((entry.number for entry in entries), default=0) + 1
    new = [face for face in found if all(Box(*entry.box).iou(face.box) < TWICE for entry in entries)]
    return (*entries, *(entry_of_face(number, face) for number, face in enumerate(new, start=first)))


def _with_tasks(entry: SourceEntry, frame: Frame, people: Sequence[PersonEntry], shelf: Shelf) -> Prepared:
    faces: list[FaceEntry] = []
    tasks: dict[int, FaceTask] = {}
    offered: dict[int, tuple[Offered, ...]] = {}
    for face in entry.faces:
        person = _person_of(face, people)
        had = NOTHING if person is None else shelf.guides_of(person)
        if person is None or not had.guides:
            faces.append(_without_guides(face, person, had))
            continue
        choice = had.keys.index(face.portrait) if face.portrait in had.keys else None
        tasks[face.number] = FaceTask(face_of(face), had.guides, choice)
        offered[person.key] = offered_of(had.guides, had.paths, person.name)
        faces.append(face)
    all_offered = tuple(each for theirs in offered.values() for each in theirs)
    return Prepared(replace(entry, faces=tuple(faces)), frame, tuple(tasks), tuple(tasks.values()), all_offered)


def _without_guides(face: FaceEntry, person: PersonEntry | None, had: PersonGuides) -> FaceEntry:
    """The face with the reason why it is not restored."""
    if person is None:
        return replace(face, state="skipped", reason="Nobody said whose face it is.")
    if had.faults:
        return replace(face, state="failed", reason=" ".join(had.faults))
    return replace(face, state="skipped", reason=f"{person.name} has no portrait.")


def _person_of(face: FaceEntry, people: Sequence[PersonEntry]) -> PersonEntry | None:
    """Whose face it is: as was said, else the only person there is, else nobody knows."""
    said = next((person for person in people if person.key == face.person), None)
    return said or (people[0] if len(people) == 1 else None)


def _after(face: FaceEntry, result: FaceResult | None) -> FaceEntry:
    if result is None:
        return face
    return replace(face, state=result.status, reason=result.reason)


def _reason(faces: Sequence[FaceEntry]) -> str:
    """Why not every face was restored."""
    if not faces:
        return "No face was found."
    reasons = dict.fromkeys((face.reason, face.state) for face in faces if face.state in ("failed", "skipped"))
    return " ".join(
        _told(reason, [f.number for f in faces if (f.reason, f.state) == (reason, state)]) for reason, state in reasons
    )


def _told(reason: str, numbers: Sequence[int]) -> str:
    called = f"Face {numbers[0]}" if len(numbers) == 1 else f"Faces {', '.join(str(each) for each in numbers)}"
    return f"{called}: {reason}"
