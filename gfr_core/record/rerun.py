"""The same treatment once more, from its record: the same faces in the same places, with the same portraits.

No face is looked for: boxes and landmarks are those of the record. On the same machine with the same versions the
pixels are the same bit for bit; elsewhere networks round otherwise, and `TOLERANCE` bounds what that may come to.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np
import torch

from gfr_core.errors import GfrError
from gfr_core.media.frame import Frame, Pixels
from gfr_core.media.source import read_source
from gfr_core.media.still import read_still
from gfr_core.pairing.guide_set import Guide
from gfr_core.progress import Progress, Reporter, part_of, silent
from gfr_core.record.circumstances import Circumstances, Offered
from gfr_core.record.face_records import face_of
from gfr_core.record.hashes import sha256_of_pixels
from gfr_core.record.treatment import FaceRecord, PortraitRecord, TreatmentRecord
from gfr_core.record.verify import GOOD, INPUTS, FileCheck
from gfr_core.restore.outcome import FaceResult, RestoreOptions, StillRestoration
from gfr_core.restore.restorer import Restorer
from gfr_core.restore.still import FaceTask, compose_still, restore_faces

TOLERANCE = 2.0
"""Levels of 255 by which a value may differ where device or versions are others; `benchmarks/rerun.py` finds 1."""

MOST_THREADS_A_CORE = 8

Agreement = Literal["identical", "within tolerance", "different", "not comparable"]


@dataclass(frozen=True, slots=True, eq=False)
class Inputs:
    """The pictures of a record, read again.

    Attributes:
        source: the picture to treat.
        source_path: its file.
        guides: each portrait by its key in the record.
        portrait_paths: its file.
        weights: the weights' file.
        notes: what is not as it was, in words; only when that was allowed.
    """

    source: Frame
    source_path: Path
    guides: Mapping[int, Guide]
    portrait_paths: Mapping[int, Path]
    weights: Path
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """How the pixels of a rerun compare with the recorded ones. `largest`: levels of 255, None when not measured."""

    agreement: Agreement
    largest: float | None = None


def read_inputs(record: TreatmentRecord, checks: Sequence[FileCheck], *, anyway: bool = False) -> Inputs:
    """The pictures that a rerun needs.

    Args:
        record: the record.
        checks: what `verify` said of its files.
        anyway: take files that have changed, with a note.

    Raises:
        GfrError: a file is missing or has no place on the disk; or it has changed and `anyway` was not said.
    """
    needed = [check for check in checks if check.role in INPUTS and _is_needed(check, record)]
    notes = tuple(_refuse(check, anyway=anyway) for check in needed if check.state not in GOOD)
    places = {(check.role, check.portrait): _place(check) for check in needed}
    source_path = places["source", None]
    source = read_source(source_path, frame=record.source.frame)
    notes += _pixels_differ(source, record.source.pixels_sha256, anyway=anyway)
    guides = {}
    for portrait in record.portraits:
        if ("portrait", portrait.key) in places:
            frame = read_source(places["portrait", portrait.key])
            notes += _pixels_differ(frame, portrait.pixels_sha256, anyway=anyway)
            guides[portrait.key] = _guide(portrait, frame)
    paths = {key: places["portrait", key] for key in guides}
    return Inputs(source, source_path, guides, paths, places["weights", None], notes)


def rerun(record: TreatmentRecord, inputs: Inputs, restorer: Restorer, report: Reporter = silent) -> StillRestoration:
    """Restores what the record restored, with its number of threads. Faces that had failed are left alone, as then.

    Raises:
        GfrError: no face was restored then, or one cannot be now.
        MachineError: not even one crop fits this computer's memory.
        Stopped: out of `report`.
    """
    faces = [face for face in record.faces if face.status == "restored"]
    if not faces:
        raise GfrError("No face was restored in this record, so there is nothing to run again.")
    results = []
    with _threads(record.machine.threads):
        for at, face in enumerate(faces):
            part = part_of(report, 0.95 * at / len(faces), 0.95 * (at + 1) / len(faces))
            results.append(_again(record, face, inputs, restorer, part))
    report(Progress(0.95, "Putting the faces back"))
    result = compose_still(inputs.source, results, options_of(record))
    return replace(result, notes=inputs.notes + result.notes)


@contextmanager
def _threads(recorded: int) -> Iterator[None]:
    """As many threads of the processor as then: each sums its share, so another number rounds otherwise
    (`benchmarks/rerun.py`). A number beyond reason here is not taken over."""
    before = torch.get_num_threads()
    if not 1 <= recorded <= MOST_THREADS_A_CORE * (os.cpu_count() or 1):
        recorded = before
    torch.set_num_threads(recorded)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def options_of(record: TreatmentRecord) -> RestoreOptions:
    """How the faces of a record were put back."""
    chosen = record.parameters
    return RestoreOptions(chosen.strength, None, chosen.match_colour, chosen.guide_influence)


def circumstances_of(record: TreatmentRecord, inputs: Inputs, device: str) -> Circumstances:
    """The circumstances of a rerun, for its own record."""
    people = {portrait.key: portrait.person for portrait in record.portraits}
    offered = (
        Offered(guide.name, guide.face, inputs.portrait_paths[key], guide.frame.pixels, people[key], guide.faces_found)
        for key, guide in inputs.guides.items()
    )
    return Circumstances(
        source=inputs.source,
        source_path=inputs.source_path,
        frame=record.source.frame,
        portraits=tuple(offered),
        options=options_of(record),
        device=device,
        weights=inputs.weights,
        numbers=tuple(face.number for face in record.faces if face.status == "restored"),
        operator=record.operator,
        note=record.note,
    )


def compare(record: TreatmentRecord, pixels: Pixels, output: Path | None) -> Comparison:
    """How `pixels` compare with those that the record tells of.

    Args:
        record: the record.
        pixels: of the rerun, H W 3.
        output: the recorded output, unchanged; None when it is not at hand. Only one without loss can be measured.
    """
    if sha256_of_pixels(pixels) == record.output.pixels_sha256:
        return Comparison("identical", 0.0)
    if output is None or not record.output.lossless:
        return Comparison("not comparable")
    former = read_still(output).pixels
    if former.shape != pixels.shape or former.dtype != pixels.dtype:
        return Comparison("different")
    difference = np.abs(former.astype(np.int32) - pixels.astype(np.int32))
    largest = float(difference.max()) * 255 / float(np.iinfo(pixels.dtype).max)
    return Comparison("within tolerance" if largest <= TOLERANCE else "different", largest)


def _again(
    record: TreatmentRecord, face: FaceRecord, inputs: Inputs, restorer: Restorer, report: Reporter
) -> FaceResult:
    """One face by itself: what one run of the networks holds decides how they round."""
    keys = [rank.portrait for rank in face.ranking if rank.portrait in inputs.guides]
    if face.portrait not in keys:
        raise GfrError(f"{_called(face)}: the record does not say which portrait was used.")
    task = FaceTask(face_of(face.face), [inputs.guides[key] for key in keys], keys.index(face.portrait))
    options = replace(options_of(record), with_evidence=face.with_evidence)
    (result,) = restore_faces(inputs.source, [task], restorer, options, report).faces
    if result.status != "restored":
        raise GfrError(f"{_called(face)} could not be restored again: {result.reason}")
    return result


def _called(face: FaceRecord) -> str:
    return f"Face {face.number}" if face.number is not None else "The marked face"


def _is_needed(check: FileCheck, record: TreatmentRecord) -> bool:
    """Portraits that were offered and not used are not read: they decide nothing any more."""
    return check.role != "portrait" or any(
        face.portrait == check.portrait for face in record.faces if face.status == "restored"
    )


def _refuse(check: FileCheck, *, anyway: bool) -> str:
    if check.state == "unknown":
        raise GfrError(
            f"The {check.role} '{check.name}' has no file of known content; it cannot be read again.",
            "A picture from the clipboard is to be saved and opened before it is restored.",
        )
    if check.state == "missing":
        raise GfrError(f"The {check.role} '{check.name}' is not there any more.", "Name its folder with --look-in DIR.")
    words = (
        f"The {check.role} '{check.name}' has changed: its hash is {check.found[:12]}, the record has "
        f"{check.wanted[:12]}."
    )
    if not anyway:
        raise GfrError(words, "Bring back the former file, name its folder with --look-in DIR, or say --anyway.")
    return words


def _place(check: FileCheck) -> Path:
    assert check.path is not None  # `_refuse` let only files pass that are there
    return check.path


def _pixels_differ(frame: Frame, wanted: str, *, anyway: bool) -> tuple[str, ...]:
    if not wanted or sha256_of_pixels(frame.pixels) == wanted:
        return ()
    words = f"The pixels of '{frame.name}' are not those that were restored then, though its file may be the same."
    if not anyway:
        raise GfrError(words, "It was changed while it was open, or is read otherwise now. Say --anyway to go on.")
    return (words,)


def _guide(portrait: PortraitRecord, frame: Frame) -> Guide:
    return Guide(portrait.name, frame, face_of(portrait.face), portrait.faces_found)
