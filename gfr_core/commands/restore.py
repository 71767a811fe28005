"""`gfr restore`: one picture from files to a file."""

from dataclasses import dataclass
from pathlib import Path

from gfr_core.catalog.folder import Catalog
from gfr_core.commands.answer import Answer, Fault
from gfr_core.commands.faces import Chosen, box_of, choose_faces
from gfr_core.commands.facts import EvidenceFacts, FaceFacts, RegionFacts, RestoreFacts
from gfr_core.commands.faults import BAD_INPUT
from gfr_core.commands.inputs import frame_number, open_finder, read_frame, read_guides
from gfr_core.commands.outputs import check_beside, check_steps_folder, output_path, output_wishes
from gfr_core.commands.wishes import RestoreWish
from gfr_core.faces.face import Face
from gfr_core.faces.recognise import Recogniser
from gfr_core.media.frame import Frame
from gfr_core.pairing.guide_set import Guide
from gfr_core.progress import Progress, Reporter, part_of
from gfr_core.record.circumstances import Circumstances, offered_of
from gfr_core.record.output import WrittenOutput, write_output
from gfr_core.restore.advice import as_advised
from gfr_core.restore.evidence_legend import shares_in_words
from gfr_core.restore.outcome import RegionEvidence, Steps
from gfr_core.restore.restorer import Restorer
from gfr_core.restore.steps import steps_saved
from gfr_core.restore.still import FaceResult, RestoreOptions, StillRestoration, restore_still


@dataclass(frozen=True, slots=True)
class _Written:
    """What reached the disk."""

    output: WrittenOutput | None
    steps: tuple[Path, ...] = ()


def restore(wish: RestoreWish, report: Reporter) -> Answer:
    """Restores what `wish` asks for and writes it; nothing is written unless a face was restored.

    Raises:
        GfrError: an input is of no use; nothing is written.
        MachineError: no weights, no such device, no memory, a full disk.
    """
    out = output_path(wish)
    check_steps_folder(wish, out)
    check_beside(wish, out)
    report(Progress(0.0, "reading"))
    source = read_frame(wish.source)
    finder = open_finder()
    report(Progress(0.1, "looking for faces"))
    chosen = choose_faces(source, finder, wish.face)
    guides = read_guides(wish.guides, finder)
    restorer = Restorer.load(wish.weights, wish.device)
    strength = 1.0 if wish.strength is None else wish.strength
    options = RestoreOptions(strength=strength, guide_influence=wish.influence, with_evidence=True)
    recogniser = Recogniser.find(Catalog.default())
    result = restore_still(source, chosen.wanted, guides, restorer, options, part_of(report, 0.3, 0.9), recogniser)
    if wish.strength is None:
        result, options = as_advised(source, result, options)
    report(Progress(0.95, "writing"))
    how = _circumstances(wish, source, chosen, guides, options, restorer)
    return _answer(chosen, result, _write(result, out, wish, how), source.notes)


def _circumstances(
    wish: RestoreWish,
    source: Frame,
    chosen: Chosen,
    guides: tuple[Guide, ...],
    options: RestoreOptions,
    restorer: Restorer,
) -> Circumstances:
    numbers = _numbers(chosen)
    return Circumstances(
        source=source,
        source_path=wish.source.path,
        frame=frame_number(wish.source),
        portraits=offered_of(guides, wish.guides),
        options=options,
        device=restorer.device,
        weights=wish.weights,
        numbers=tuple(numbers.get(id(face)) for face in chosen.wanted),
        operator=wish.operator,
        note=wish.note,
    )


def _numbers(chosen: Chosen) -> dict[int, int]:
    """The number of each face found, by its identity."""
    return {id(face): number for number, face in enumerate(chosen.found, start=1)}


def _write(result: StillRestoration, out: Path, wish: RestoreWish, how: Circumstances) -> _Written:
    if not any(face.status == "restored" for face in result.faces):
        return _Written(None)
    if wish.steps_folder is None:
        return _Written(write_output(result, out, how, output_wishes(wish)))
    with steps_saved(wish.steps_folder, result) as steps:
        return _Written(write_output(result, out, how, output_wishes(wish)), tuple(steps))


def _answer(chosen: Chosen, result: StillRestoration, written: _Written, read_notes: tuple[str, ...]) -> Answer:
    output = written.output
    losses = output.notes if output is not None else ()
    notes = (*read_notes, *((chosen.note,) if chosen.note else ()), *result.notes, *losses)
    facts = RestoreFacts(
        output=str(output.output) if output is not None else None,
        faces=_faces(chosen, result),
        changed_outside_mask=result.changed_outside_mask,
        notes=notes,
        steps=tuple(str(path) for path in written.steps),
        **_beside(output),
    )
    if output is None:
        return Answer("", facts, (), Fault(BAD_INPUT, *_nothing_restored(facts.faces)))
    return Answer(_text(facts), facts, notes)


def _beside(output: WrittenOutput | None) -> dict[str, str]:
    """What was written beside the result, as facts; what was not is left out."""
    if output is None:
        return {}
    paths = {"record": output.record, "mask": output.mask, "patch": output.patch}
    return {name: str(path) for name, path in paths.items() if path is not None} | {"marking": output.marking}


def _faces(chosen: Chosen, result: StillRestoration) -> tuple[FaceFacts, ...]:
    """Every face found, in its order, with what came of it."""
    numbers = _numbers(chosen)
    wanted = {id(face) for face in chosen.wanted}
    done = [
        _face_facts(outcome, numbers.get(id(face))) for face, outcome in zip(chosen.wanted, result.faces, strict=True)
    ]
    left = [_left_alone(face, numbers[id(face)]) for face in chosen.found if id(face) not in wanted]
    return tuple(sorted((*done, *left), key=lambda face: face.number or 0))


def _face_facts(outcome: FaceResult, number: int | None) -> FaceFacts:
    seconds = round(outcome.seconds, 3)
    evidence = _evidence_facts(outcome.steps)
    return FaceFacts(box_of(outcome.face), outcome.status, outcome.reason, outcome.guide, seconds, number, evidence)


def _evidence_facts(steps: Steps | None) -> EvidenceFacts | None:
    if steps is None or steps.evidence is None:
        return None
    evidence = steps.evidence
    regions = tuple(_region_facts(region) for region in evidence.regions)
    return EvidenceFacts(round(evidence.blur_px, 2), round(evidence.redegradation_error, 2), regions)


def _region_facts(region: RegionEvidence) -> RegionFacts:
    return RegionFacts(region.name, *(round(share, 4) for share in region.shares))


def _left_alone(face: Face, number: int) -> FaceFacts:
    return FaceFacts(box_of(face), "skipped", "not chosen", None, 0.0, number)


def _failure(face: FaceFacts) -> str:
    return f"{_called(face)} was not restored: {face.reason}"


def _nothing_restored(faces: tuple[FaceFacts, ...]) -> tuple[str, str]:
    failures = [_failure(face) for face in faces if face.status == "failed"]
    return " ".join(failures), "Nothing was written. Try another portrait or --box X,Y,W,H."


def _text(facts: RestoreFacts) -> str:
    lines = [line for face in facts.faces if face.status == "restored" for line in _lines_of(face)]
    steps = [f"steps: {path}" for path in facts.steps]
    beside = {"mask": facts.mask, "patch": facts.patch, "record": facts.record}
    written = [f"{what}: {path}" for what, path in beside.items() if path is not None]
    return "\n".join([*lines, *steps, *written, f"result: {facts.output}"])


def _lines_of(face: FaceFacts) -> list[str]:
    """One restored face: what guided it, and a line a region on what it rests on."""
    regions = face.evidence.regions if face.evidence is not None else ()
    words = [shares_in_words(r.name, (r.observed, r.guided, r.invented)) for r in regions]
    return [f"{_called(face)} restored with '{face.guide}' in {face.seconds:.1f} s.", *(f"  {each}" for each in words)]


def _called(face: FaceFacts) -> str:
    return f"Face {face.number}" if face.number is not None else "The marked face"
