"""Whether the files of a record are still what they were."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from gfr_core.checkpoint.default_weights import default_weights
from gfr_core.errors import GfrError, MachineError
from gfr_core.progress import Progress, Reporter, silent
from gfr_core.record.hashes import sha256_of
from gfr_core.record.paths import path_of
from gfr_core.record.treatment import FileRecord, TreatmentRecord, WeightsRecord

FileState = Literal["same", "moved", "changed", "missing", "unknown"]
Role = Literal["source", "portrait", "weights", "output", "mask", "patch"]
GOOD: tuple[FileState, ...] = ("same", "moved")
INPUTS: tuple[Role, ...] = ("source", "portrait", "weights")


@dataclass(frozen=True, slots=True)
class FileCheck:
    """One file of a record, looked at.

    Attributes:
        role: what it is in the treatment.
        name: how the record calls it.
        state: "moved": its content was found in another place. "unknown": the record has no hash of it.
        wanted: the hash in the record; "" when it has none.
        found: the hash of what lies there now; "" when nothing does.
        path: where the content lies; for a changed file, where something else lies; None when nothing was found.
        portrait: the key of a portrait.
    """

    role: Role
    name: str
    state: FileState
    wanted: str
    found: str = ""
    path: Path | None = None
    portrait: int | None = None


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A file that a record names. `file` is None for a picture from the clipboard."""

    role: Role
    name: str
    file: FileRecord | None
    path: Path | None
    portrait: int | None = None


def verify(
    record: TreatmentRecord, folder: Path, look_in: Sequence[Path] = (), report: Reporter = silent
) -> tuple[FileCheck, ...]:
    """Every file of the record: source, portraits, weights, output, mask, patch.

    Args:
        record: the record.
        folder: where it lies; its relative paths begin there.
        look_in: folders in which, and below which, files that are missing or changed are looked for by their hash.
        report: may stop the work.

    Raises:
        GfrError: a folder to look in is none, or a file is there but may not be read.
    """
    wanted = tuple(_wanted(record, folder))
    checks = []
    for at, each in enumerate(wanted):
        report(Progress(0.7 * at / len(wanted), f"Checking {each.name}"))
        checks.append(_checked(each))
    places = _places([each for check, each in zip(checks, wanted, strict=True) if _is_lost(check)], look_in, report)
    return tuple(_moved(check, places) for check in checks)


def _wanted(record: TreatmentRecord, folder: Path) -> Iterator[_Wanted]:
    yield _named("source", record.source.name, record.source.file, folder)
    for portrait in record.portraits:
        yield _named("portrait", portrait.name, portrait.file, folder, portrait.key)
    weights = record.weights
    yield _Wanted("weights", Path(weights.file.path).name, weights.file, _weights_path(weights, folder))
    output = record.output.file
    yield _named("output", Path(output.path).name, output, folder)
    for part in record.parts:
        yield _named(part.kind, Path(part.file.path).name, part.file, folder)


def _named(role: Role, name: str, file: FileRecord | None, folder: Path, portrait: int | None = None) -> _Wanted:
    return _Wanted(role, name, file, path_of(file.path, folder) if file is not None else None, portrait)


def _weights_path(weights: WeightsRecord, folder: Path) -> Path:
    """Weights that come with the program lie elsewhere in every installation."""
    path = path_of(weights.file.path, folder)
    if weights.with_program and not path.is_file():
        try:
            return default_weights()
        except MachineError:
            return path
    return path


def _checked(wanted: _Wanted) -> FileCheck:
    file, path = wanted.file, wanted.path
    if file is None or path is None or not file.sha256:
        return FileCheck(wanted.role, wanted.name, "unknown", "", path=path, portrait=wanted.portrait)
    if not path.is_file():
        return FileCheck(wanted.role, wanted.name, "missing", file.sha256, portrait=wanted.portrait)
    found = sha256_of(path) if path.stat().st_size else ""
    state: FileState = "same" if found == file.sha256 else "changed"
    return FileCheck(wanted.role, wanted.name, state, file.sha256, found, path, wanted.portrait)


def _is_lost(check: FileCheck) -> bool:
    return check.state in ("missing", "changed")


def _places(lost: Sequence[_Wanted], look_in: Sequence[Path], report: Reporter) -> dict[str, Path]:
    """Hash -> where a file of that content lies. Only files of a size that is wanted are read."""
    for folder in look_in:
        if not folder.is_dir():
            raise GfrError(f"'{folder}' is not a folder.", "Name the folder that the files were moved to.")
    sizes = {each.file.size for each in lost if each.file is not None}
    hashes = {each.file.sha256 for each in lost if each.file is not None}
    places: dict[str, Path] = {}
    for path in (path for folder in look_in if lost for path in sorted(folder.rglob("*"))):
        report(Progress(0.8, f"Looking at {path.name}"))
        if path.is_file() and path.stat().st_size in sizes:
            places.setdefault(sha256_of(path), path)
        if hashes <= places.keys():
            break
    return places


def _moved(check: FileCheck, places: dict[str, Path]) -> FileCheck:
    if not _is_lost(check) or check.wanted not in places:
        return check
    return FileCheck(check.role, check.name, "moved", check.wanted, check.wanted, places[check.wanted], check.portrait)
