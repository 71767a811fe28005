"""The files that a project refers to: whether they are still what they were, and where they went."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from gfr_core.errors import GfrError
from gfr_core.progress import Progress, Reporter, silent
from gfr_core.project.paths import with_inputs
from gfr_core.project.schema import FileEntry, Project
from gfr_core.record.hashes import sha256_of

FileState = Literal["same", "changed", "missing"]


@dataclass(frozen=True, slots=True)
class FileFault:
    """A file that is not what the project remembers. `words` is a sentence for the user."""

    file: FileEntry
    state: FileState
    words: str


@dataclass(frozen=True, slots=True)
class Relinked:
    """A project whose missing files were looked for.

    Attributes:
        project: with the new paths.
        found: how many were found.
        missing: those still missing.
    """

    project: Project
    found: int
    missing: tuple[FileEntry, ...]


def entry_of(path: Path) -> FileEntry:
    """The file with its hash and size.

    Raises:
        GfrError: it cannot be read.
    """
    return FileEntry(path.absolute().as_posix(), sha256_of(path), path.stat().st_size)


def state_of(file: FileEntry) -> FileState:
    """Whether the file is what it was. One without a hash is told by its size, one without either is the same."""
    path = Path(file.path)
    if not path.is_file():
        return "missing"
    if file.size and file.size != path.stat().st_size:
        return "changed"
    return "changed" if file.sha256 and sha256_of(path) != file.sha256 else "same"


def fault_of(file: FileEntry) -> FileFault | None:
    """What is wrong with the file; None when nothing is.

    Raises:
        GfrError: it is there and cannot be read.
    """
    state, path = state_of(file), Path(file.path)
    if state == "missing":
        return FileFault(file, state, f"'{path.name}' is not in '{path.parent}' any more.")
    if state == "changed":
        return FileFault(file, state, f"'{path.name}' has changed since it was added to the project.")
    return None


def faults_in(project: Project, report: Reporter = silent) -> tuple[FileFault, ...]:
    """Every picture and portrait that is missing or has changed. Reads all of them."""
    files = tuple(_inputs(project))
    faults = []
    for number, file in enumerate(files):
        report(Progress(number / len(files), f"Checking {Path(file.path).name}"))
        faults.append(fault_of(file))
    return tuple(fault for fault in faults if fault is not None)


def relink(project: Project, folder: Path, report: Reporter = silent) -> Relinked:
    """Looks for missing pictures and portraits in `folder` and below, by size and hash.

    Raises:
        GfrError: `folder` is none.
    """
    if not folder.is_dir():
        raise GfrError(f"'{folder}' is not a folder.", "Choose the folder that the pictures were moved to.")
    missing = [file for file in _inputs(project) if state_of(file) == "missing"]
    places = _places(missing, folder, report)
    lost = frozenset(missing)
    moved = with_inputs(
        project, lambda file: replace(file, path=places.get(file.sha256, file.path)) if file in lost else file
    )
    still = tuple(file for file in missing if file.sha256 not in places)
    return Relinked(moved, len(missing) - len(still), still)


def _inputs(project: Project) -> Iterator[FileEntry]:
    """Each file once, however often it is used."""
    portraits = (portrait.file for person in project.people for portrait in person.portraits)
    yield from dict.fromkeys((*(source.file for source in project.sources), *portraits))


def _places(missing: Sequence[FileEntry], folder: Path, report: Reporter) -> dict[str, str]:
    """Hash -> where the file lies now. Only files of a size that is wanted are read."""
    wanted = {file.sha256: file.size for file in missing if file.sha256}
    places: dict[str, str] = {}
    for path in sorted(folder.rglob("*")) if wanted else ():
        report(Progress(len(places) / len(wanted), f"Looking at {path.name}"))
        if len(places) == len(wanted):
            break
        if path.is_file() and path.stat().st_size in wanted.values():
            found = sha256_of(path)
            if found in wanted:
                places.setdefault(found, path.absolute().as_posix())
    return places
