"""`gfr restore`: one picture from files to a file."""

from dataclasses import dataclass
from pathlib import Path

from gfr_core.commands.answer import Answer, Fault
from gfr_core.commands.faces import Chosen, box_of, choose_faces
from gfr_core.commands.facts import FaceFacts, RestoreFacts
from gfr_core.commands.faults import BAD_INPUT
from gfr_core.commands.inputs import open_finder, read_frame, read_guides
from gfr_core.commands.outputs import check_steps_folder, output_path
from gfr_core.commands.wishes import RestoreWish
from gfr_core.faces.face import Face
from gfr_core.media.still import write_still
from gfr_core.progress import Progress, Reporter, part_of
from gfr_core.restore.restorer import Restorer
from gfr_core.restore.steps import steps_saved
from gfr_core.restore.still import FaceResult, RestoreOptions, StillRestoration, restore_still


@dataclass(frozen=True, slots=True)
class _Written:
    """What reached the disk."""

    output: Path | None
    steps: tuple[Path, ...]
    notes: tuple[str, ...]


def restore(wish: RestoreWish, report: Reporter) -> Answer:
    """Restores what `wish` asks for and writes it; nothing is written unless a face was restored.

    Raises:
        GfrError: an input is of no use; nothing is written.
        MachineError: no weights, no such device, no memory, a full disk.
    """
    out = output_path(wish)
    check_steps_folder(wish, out)
    report(Progress(0.0, "reading"))
    source = read_frame(wish.source)
    finder = open_finder()
    report(Progress(0.1, "looking for faces"))
    chosen = choose_faces(source, finder, wish.face)
    guides = read_guides(wish.guides, finder)
    restorer = Restorer.load(wish.weights, wish.device)
    options = RestoreOptions(strength=wish.strength)
    result = restore_still(source, chosen.wanted, guides, restorer, options, part_of(report, 0.3, 0.9))
    report(Progress(0.95, "writing"))
    return _answer(chosen, result, _write(result, out, wish), source.notes)


def _write(result: StillRestoration, out: Path, wish: RestoreWish) -> _Written:
    if not any(face.status == "restored" for face in result.faces):
        return _Written(None, (), ())
    if wish.steps_folder is None:
        return _Written(out, (), write_still(result.frame, out, source=wish.source.path))
    with steps_saved(wish.steps_folder, result) as steps:
        return _Written(out, tuple(steps), write_still(result.frame, out, source=wish.source.path))


def _answer(chosen: Chosen, result: StillRestoration, written: _Written, read_notes: tuple[str, ...]) -> Answer:
    notes = (*read_notes, *((chosen.note,) if chosen.note else ()), *result.notes, *written.notes)
    facts = RestoreFacts(
        output=str(written.output) if written.output is not None else None,
        faces=_faces(chosen, result),
        changed_outside_mask=result.changed_outside_mask,
        notes=notes,
        steps=tuple(str(path) for path in written.steps),
    )
    if written.output is None:
        return Answer("", facts, (), Fault(BAD_INPUT, *_nothing_restored(facts.faces)))
    return Answer(_text(facts), facts, notes)


def _faces(chosen: Chosen, result: StillRestoration) -> tuple[FaceFacts, ...]:
    """Every face found, in its order, with what came of it."""
    numbers = {id(face): number for number, face in enumerate(chosen.found, start=1)}
    wanted = {id(face) for face in chosen.wanted}
    done = [
        _face_facts(outcome, numbers.get(id(face))) for face, outcome in zip(chosen.wanted, result.faces, strict=True)
    ]
    left = [_left_alone(face, numbers[id(face)]) for face in chosen.found if id(face) not in wanted]
    return tuple(sorted((*done, *left), key=lambda face: face.number or 0))


def _face_facts(outcome: FaceResult, number: int | None) -> FaceFacts:
    seconds = round(outcome.seconds, 3)
    return FaceFacts(box_of(outcome.face), outcome.status, outcome.reason, outcome.guide, seconds, number)


def _left_alone(face: Face, number: int) -> FaceFacts:
    return FaceFacts(box_of(face), "skipped", "not chosen", None, 0.0, number)


def _failure(face: FaceFacts) -> str:
    return f"{_called(face)} was not restored: {face.reason}"


def _nothing_restored(faces: tuple[FaceFacts, ...]) -> tuple[str, str]:
    failures = [_failure(face) for face in faces if face.status == "failed"]
    return " ".join(failures), "Nothing was written. Try another portrait or --box X,Y,W,H."


def _text(facts: RestoreFacts) -> str:
    lines = [
        f"{_called(face)} restored with '{face.guide}' in {face.seconds:.1f} s."
        for face in facts.faces
        if face.status == "restored"
    ]
    steps = [f"steps: {path}" for path in facts.steps]
    return "\n".join([*lines, *steps, f"result: {facts.output}"])


def _called(face: FaceFacts) -> str:
    return f"Face {face.number}" if face.number is not None else "The marked face"
