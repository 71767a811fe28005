"""Writing an output: the picture with its mark, mask and patch, and the record beside it. One way for all callers."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from gfr_core.errors import GfrError
from gfr_core.media.formats import STILLS_IN_WORDS, Kind, kind_for_writing
from gfr_core.media.frame import Frame
from gfr_core.media.still import write_still
from gfr_core.progress import Progress, Reporter, part_of, silent
from gfr_core.record.circumstances import Circumstances
from gfr_core.record.json_form import is_record
from gfr_core.record.make import WrittenPicture, make_record, write_record
from gfr_core.record.marking import marked_as_restored
from gfr_core.record.parts import check_part_path, mask_frame, patch_frame
from gfr_core.record.treatment import Marking, PartKind, record_path
from gfr_core.restore.outcome import StillRestoration

_HOLDS_16_BIT = (Kind.PNG, Kind.TIFF)
_XMP_ROOM_IN_JPEG = 65533 - len(b"http://ns.adobe.com/xap/1.0/\0")


@dataclass(frozen=True, slots=True)
class OutputWishes:
    """What to write beside the picture.

    Attributes:
        mark: say in the metadata that AI restored a face (IPTC DigitalSourceType).
        record: write a treatment record.
        mask: also write the mask here, PNG or TIFF; None for nowhere.
        patch: also write the changed pixels here, PNG or TIFF; None for nowhere.
    """

    mark: bool = True
    record: bool = True
    mask: Path | None = None
    patch: Path | None = None

    @property
    def parts(self) -> dict[PartKind, Path]:
        """The parts asked for, by their kind."""
        wanted: dict[PartKind, Path | None] = {"mask": self.mask, "patch": self.patch}
        return {kind: path for kind, path in wanted.items() if path is not None}


DEFAULT_WISHES = OutputWishes()


@dataclass(frozen=True, slots=True)
class WrittenOutput:
    """What reached the disk. `notes`: what could not be carried or done, in words; None: not written."""

    output: Path
    record: Path | None
    mask: Path | None
    patch: Path | None
    marking: Marking
    notes: tuple[str, ...]


def write_output(
    result: StillRestoration,
    out: Path,
    how: Circumstances,
    wishes: OutputWishes = OutputWishes(),  # frozen
    report: Reporter = silent,
) -> WrittenOutput:
    """Writes a restoration as `wishes` say. Each file appears whole or not at all; the record comes last.

    Args:
        result: what was restored.
        out: the picture; its ending decides the format. An older one is replaced.
        how: how it came about; none of its files is ever written over.
        wishes: what else to write.
        report: may stop the work before the picture is written.

    Raises:
        GfrError: a name is of no use or belongs to an input, or a file cannot be read or written.
        MachineError: the disk is full, or the weights of the program are missing.
    """
    check_targets(out, how.inputs, wishes)
    report(Progress(0.0, f"Writing {out.name}"))
    frame, marking, doubts = _marked(result.frame, out, wishes)
    losses = (*doubts, *write_still(frame, out, source=how.source_path), *_stale(out, wishes))
    _write_parts(result, how.source, wishes)
    record = None
    if wishes.record:
        with _picture_is_there(out):
            written = _as_written(frame, out, marking, wishes)
            record = write_record(make_record(result, written, how, losses, part_of(report, 0.5, 1.0)), out)
    return WrittenOutput(out, record, wishes.mask, wishes.patch, marking, losses)


def check_targets(out: Path, inputs: tuple[Path, ...], wishes: OutputWishes) -> None:
    """Returns when everything can be written without touching anything that must stay.

    Raises:
        GfrError: the output's or a part's name is none of a picture, two of them are one file, one is an input, or
            where the record goes lies something that is none.
    """
    if kind_for_writing(out) is None:
        raise GfrError(f"'{out.name}' does not end like a picture that can be written.", f"Choose {STILLS_IN_WORDS}.")
    for kind, path in wishes.parts.items():
        check_part_path(path, kind)
    targets = [out, *wishes.parts.values(), *([record_path(out)] if wishes.record else [])]
    _check_apart(targets, inputs)
    record = record_path(out)
    if wishes.record and record.exists() and not (record.is_file() and is_record(record)):
        raise GfrError(
            f"'{record}' is there already and is no treatment record; it is never replaced.", "Choose another name."
        )


def _check_apart(targets: list[Path], inputs: tuple[Path, ...]) -> None:
    for at, path in enumerate(targets):
        if any(_same(path, other) for other in inputs):
            raise GfrError(f"'{path}' is one of the files to read; it is never written over.", "Choose another name.")
        if any(path.absolute() == other.absolute() or _same(path, other) for other in targets[:at]):
            raise GfrError(f"'{path}' is to hold two things at once.", "Give each its own name.")


def _same(one: Path, other: Path) -> bool:
    """By identity, not by name: links and other spellings are seen through."""
    return one.exists() and other.exists() and one.samefile(other)


def _marked(frame: Frame, out: Path, wishes: OutputWishes) -> tuple[Frame, Marking, tuple[str, ...]]:
    """The frame to write, how it is marked, and what became of an older packet."""
    kind = kind_for_writing(out)
    if not wishes.mark:
        return frame, "switched off", ()
    if kind is Kind.BMP:
        return frame, "not possible", ("BMP holds no metadata: the picture does not say that AI restored it.",)
    marked = marked_as_restored(frame)
    doubts = marked.notes[len(frame.notes) :]
    if kind is Kind.JPEG and len(marked.metadata.xmp or b"") > _XMP_ROOM_IN_JPEG:
        doubts += ("The XMP packet was not carried: with the mark it is larger than the 64 kB that JPEG holds.",)
        marked = marked_as_restored(replace(frame, metadata=replace(frame.metadata, xmp=None)))
    return marked, "marked", doubts


def write_parts(result: StillRestoration, how: Circumstances, wishes: OutputWishes) -> None:
    """Writes mask and patch alone, as `wishes` say.

    Raises:
        GfrError: a name is none of PNG or TIFF or belongs to an input, or a file cannot be written.
        MachineError: the disk is full.
    """
    for kind, path in wishes.parts.items():
        check_part_path(path, kind)
    _check_apart(list(wishes.parts.values()), how.inputs)
    _write_parts(result, how.source, wishes)


def _write_parts(result: StillRestoration, source: Frame, wishes: OutputWishes) -> None:
    if wishes.mask is not None:
        write_still(mask_frame(source, result.mask, wishes.mask.name), wishes.mask)
    if wishes.patch is not None:
        patch = patch_frame(source, result.frame.pixels, result.mask, wishes.patch.name)
        write_still(marked_as_restored(patch) if wishes.mark else patch, wishes.patch)


def _as_written(frame: Frame, out: Path, marking: Marking, wishes: OutputWishes) -> WrittenPicture:
    kind = kind_for_writing(out)
    assert kind is not None
    bits = frame.bits if kind in _HOLDS_16_BIT else 8
    lossless = kind is not Kind.JPEG and bits == frame.bits
    return WrittenPicture(out, kind.value, bits, lossless, marking, tuple(wishes.parts.items()))


@contextmanager
def _picture_is_there(out: Path) -> Iterator[None]:
    try:
        yield
    except GfrError as error:
        raise type(error)(f"'{out.name}' was written, but not its record: {error.message}", error.hint) from error


def _stale(out: Path, wishes: OutputWishes) -> Iterator[str]:
    record = record_path(out)
    if not wishes.record and record.is_file():
        yield f"'{record.name}' lies there from before; it does not speak of this picture."
