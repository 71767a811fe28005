"""`gfr rerun`: a treatment once more, from its record."""

from dataclasses import dataclass
from pathlib import Path

from gfr_core.commands.answer import Answer, Fault
from gfr_core.commands.faults import BAD_INPUT
from gfr_core.device import resolve_device
from gfr_core.errors import MachineError
from gfr_core.progress import Reporter, part_of
from gfr_core.record.json_form import read_record
from gfr_core.record.output import OutputWishes, WrittenOutput, check_targets, write_output
from gfr_core.record.rerun import (
    TOLERANCE,
    Comparison,
    circumstances_of,
    compare,
    read_inputs,
    rerun,
)
from gfr_core.record.treatment import TreatmentRecord, record_path
from gfr_core.record.verify import FileCheck, verify
from gfr_core.restore.restorer import Restorer


@dataclass(frozen=True, slots=True)
class RerunWish:
    """What to run again.

    Attributes:
        record: the treatment record.
        out: where the result goes; its own record is written beside it.
        look_in: folders in which inputs that were moved are looked for.
        anyway: go on with inputs that have changed.
        device: None for that of the record, or the fastest where this machine does not have it.
    """

    record: Path
    out: Path
    look_in: tuple[Path, ...] = ()
    anyway: bool = False
    device: str | None = None


@dataclass(frozen=True, slots=True)
class RerunFacts:
    """What `gfr rerun` made.

    Attributes:
        output: the result's path.
        record: its own record's path.
        agreement: "identical", "within tolerance", "different" or "not comparable" (the recorded output is not at
            hand, or was written with loss).
        largest_difference: between the two, levels of 255; None when it was not measured.
        tolerance: what is tolerated where device, versions or threads are others, levels of 255.
        device: where it ran; `recorded_device`: where it had run.
        notes: in words.
    """

    output: str
    record: str
    agreement: str
    largest_difference: float | None
    tolerance: float
    device: str
    recorded_device: str
    notes: tuple[str, ...]


def rerun_record(wish: RerunWish, report: Reporter) -> Answer:
    """Runs a record again, writes what comes of it and compares. The answer has a fault when the pixels differ.

    Raises:
        GfrError: the record or an input cannot be read, or an input has changed.
        MachineError: no weights, no such device, no memory, a full disk.
    """
    record = read_record(wish.record)
    checks = verify(record, wish.record.parent, wish.look_in, part_of(report, 0.0, 0.1))
    _check_out(wish, checks)
    inputs = read_inputs(record, checks, anyway=wish.anyway)
    restorer = Restorer.load(inputs.weights, wish.device or _device_of(record))
    result = rerun(record, inputs, restorer, part_of(report, 0.2, 0.9))
    comparison = compare(record, result.frame.pixels, _former_output(checks))
    how = circumstances_of(record, inputs, restorer.device)
    marks = OutputWishes(mark=record.output.marking != "switched off")
    written = write_output(result, wish.out, how, marks, part_of(report, 0.9, 1.0))
    notes = (*result.notes, *restorer.notes, *written.notes)
    return _answer(record, comparison, written, restorer.device, notes)


def _check_out(wish: RerunWish, checks: tuple[FileCheck, ...]) -> None:
    """Nothing that the record speaks of, nor the record itself, is written over."""
    paths = tuple(check.path for check in checks if check.path is not None)
    check_targets(wish.out, (*paths, wish.record), OutputWishes())


def _device_of(record: TreatmentRecord) -> str:
    try:
        return resolve_device(record.machine.device)
    except MachineError:
        return "auto"


def _former_output(checks: tuple[FileCheck, ...]) -> Path | None:
    return next((check.path for check in checks if check.role == "output" and check.state in ("same", "moved")), None)


def _answer(
    record: TreatmentRecord, comparison: Comparison, written: WrittenOutput, device: str, notes: tuple[str, ...]
) -> Answer:
    facts = RerunFacts(
        output=str(written.output),
        record=str(record_path(written.output)),
        agreement=comparison.agreement,
        largest_difference=comparison.largest,
        tolerance=TOLERANCE,
        device=device,
        recorded_device=record.machine.device,
        notes=notes,
    )
    text = f"{_words(facts)}\nrecord: {facts.record}\nresult: {facts.output}"
    is_good = comparison.agreement in ("identical", "within tolerance")
    return Answer(text, facts, notes, None if is_good else Fault(BAD_INPUT, *_complaint(facts)))


def _words(facts: RerunFacts) -> str:
    where = f"on {facts.device}, recorded on {facts.recorded_device}"
    if facts.agreement == "identical":
        return f"The pixels are identical ({where})."
    if facts.largest_difference is None:
        return f"The pixels are not identical, and could not be measured against the recorded ones ({where})."
    return (
        f"The pixels differ by at most {facts.largest_difference:.2f} levels of 255; up to {facts.tolerance:g} are "
        f"tolerated ({where})."
    )


def _complaint(facts: RerunFacts) -> tuple[str, str]:
    if facts.agreement == "not comparable":
        return (
            "The rerun is not identical, and the recorded output is not at hand to measure by how much.",
            "Name its folder with --look-in DIR; one that was written with loss cannot be measured.",
        )
    return "The rerun made other pixels than the record tells of.", "Compare device and versions in both records."
