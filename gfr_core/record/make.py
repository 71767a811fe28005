"""The record of an output that has been written, and writing it beside it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from gfr_core.checkpoint.default_weights import default_weights
from gfr_core.media.atomic import write_atomically
from gfr_core.progress import Progress, Reporter, silent
from gfr_core.record.circumstances import Circumstances, Offered
from gfr_core.record.face_records import face_record, located
from gfr_core.record.hashes import sha256_of, sha256_of_pixels
from gfr_core.record.json_form import to_json
from gfr_core.record.machine import this_machine
from gfr_core.record.marking import utc_text
from gfr_core.record.offers import Offers, offers_for
from gfr_core.record.paths import stored_path
from gfr_core.record.treatment import (
    FileRecord,
    Marking,
    OutputRecord,
    Parameters,
    PartKind,
    PartRecord,
    PortraitRecord,
    SourceRecord,
    TreatmentRecord,
    WeightsRecord,
    record_path,
)
from gfr_core.restore.outcome import StillRestoration


@dataclass(frozen=True, slots=True)
class WrittenPicture:
    """A picture on the disk, as its record tells it. `bits` a channel; `lossless`: it holds the pixels exactly."""

    path: Path
    kind: str
    bits: int
    lossless: bool
    marking: Marking
    parts: tuple[tuple[PartKind, Path], ...] = ()


def make_record(
    result: StillRestoration,
    written: WrittenPicture,
    how: Circumstances,
    losses: Sequence[str] = (),
    report: Reporter = silent,
) -> TreatmentRecord:
    """The record of an output. Reads and hashes every file that took part, as it is now.

    Args:
        result: what was restored.
        written: the picture it was written to.
        how: see `Circumstances`.
        losses: what the file could not hold, in words.
        report: may stop the work.

    Raises:
        GfrError: the output or the weights cannot be read.
        MachineError: the weights of the program are missing.
        Stopped: out of `report`.
    """
    offers = [offers_for(face, how.portraits) for face in result.faces]
    keys = {portrait: key for key, portrait in enumerate(_offered(offers), start=1)}
    folder = written.path.parent
    report(Progress(0.1, "Hashing what took part"))
    return TreatmentRecord(
        time_utc=utc_text(datetime.now(UTC)),
        source=_source(how, folder, report),
        weights=_weights(how.weights, folder),
        parameters=Parameters(how.options.strength, how.options.guide_influence, how.options.match_colour),
        faces=tuple(
            face_record(face, number, offer, keys)
            for face, number, offer in zip(result.faces, _numbers(result, how), offers, strict=True)
        ),
        portraits=tuple(_portrait(portrait, key, folder) for portrait, key in keys.items()),
        output=_output(result, written),
        changed_outside_mask=result.changed_outside_mask,
        machine=this_machine(how.device),
        operator=how.operator,
        note=how.note,
        notes=tuple(dict.fromkeys((*how.source.notes, *result.notes, *losses, *_unknown(offers), *_gone(how, keys)))),
        parts=tuple(PartRecord(kind, file_record(path, folder)) for kind, path in written.parts),
    )


def write_record(record: TreatmentRecord, output: Path) -> Path:
    """Writes the record beside its output, and returns where.

    Raises:
        GfrError: the folder cannot be written to.
        MachineError: the disk is full.
    """
    path = record_path(output)
    write_atomically(path, to_json(record))
    return path


def file_record(path: Path, folder: Path, report: Reporter = silent) -> FileRecord:
    """The file as a record in `folder` tells it.

    Raises:
        GfrError: it cannot be read.
    """
    return FileRecord(stored_path(path, folder), sha256_of(path, report), path.stat().st_size)


def _input_record(path: Path | None, folder: Path, report: Reporter = silent) -> FileRecord | None:
    """A file that was read before. One that is gone by now is no reason to have no record at all."""
    if path is None:
        return None
    if not path.is_file():
        return FileRecord(stored_path(path, folder), "", 0)
    return file_record(path, folder, report)


def _gone(how: Circumstances, portraits: Iterable[Offered]) -> Iterator[str]:
    for path in (how.source_path, *(portrait.path for portrait in portraits)):
        if path is not None and not path.is_file():
            yield f"'{path.name}' was not there any more when the record was written; its hash is not known."


def _offered(offers: Sequence[Offers]) -> Iterator[Offered]:
    """Every portrait once, in the order of the faces and their rankings."""
    yield from dict.fromkeys(portrait for offer in offers for portrait, _ in offer.ranked)


def _numbers(result: StillRestoration, how: Circumstances) -> Sequence[int | None]:
    return how.numbers or range(1, len(result.faces) + 1)


def _source(how: Circumstances, folder: Path, report: Reporter) -> SourceRecord:
    frame = how.source
    return SourceRecord(
        name=frame.name,
        width=frame.width,
        height=frame.height,
        bits=frame.bits,
        pixels_sha256=sha256_of_pixels(frame.pixels),
        file=_input_record(how.source_path, folder, report),
        frame=how.frame,
    )


def _weights(path: Path | None, folder: Path) -> WeightsRecord:
    ours = path is None or path.samefile(default_weights())
    return WeightsRecord(file_record(path if path is not None else default_weights(), folder), ours)


def _portrait(portrait: Offered, key: int, folder: Path) -> PortraitRecord:
    return PortraitRecord(
        key=key,
        name=portrait.name,
        face=located(portrait.face),
        person=portrait.person,
        pixels_sha256=sha256_of_pixels(portrait.pixels) if portrait.pixels is not None else "",
        file=_input_record(portrait.path, folder),
        faces_found=portrait.faces_found,
    )


def _output(result: StillRestoration, written: WrittenPicture) -> OutputRecord:
    return OutputRecord(
        file=file_record(written.path, written.path.parent),
        kind=written.kind,
        bits=written.bits,
        lossless=written.lossless,
        pixels_sha256=sha256_of_pixels(result.frame.pixels),
        marking=written.marking,
    )


def _unknown(offers: Sequence[Offers]) -> Iterator[str]:
    for name in dict.fromkeys(name for offer in offers for name in offer.unknown):
        yield f"Portrait '{name}' was not at hand when the record was written; it is not listed."
