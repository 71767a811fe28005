"""The pictures that the library refers to: whether they are still there and the same, and where they went."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from gfr_core.errors import GfrError
from gfr_core.library.records import PortraitRecord
from gfr_core.progress import Progress, Reporter, silent
from gfr_core.record.hashes import sha256_of

FileState = Literal["same", "missing", "changed"]


@dataclass(frozen=True, slots=True, eq=False)
class Relinked:
    """What was found again.

    Attributes:
        places: number of the portrait and where its picture lies now.
        missing: portraits whose picture was found nowhere.
    """

    places: tuple[tuple[int, Path], ...]
    missing: tuple[PortraitRecord, ...]


def state_of(portrait: PortraitRecord) -> FileState:
    """Whether the picture is still what it was when it was kept.

    A file of the same size and time is believed; of another time it is read and hashed.

    Raises:
        GfrError: it is there and may not be read.
    """
    content = portrait.content
    try:
        status = content.path.stat()
    except OSError:
        return "missing"
    if status.st_size != content.size:
        return "changed"
    if status.st_mtime_ns == content.mtime_ns:
        return "same"
    return "same" if sha256_of(content.path) == content.sha256 else "changed"


def in_words(portrait: PortraitRecord, state: FileState) -> str:
    """What the user must know of a picture in this state; empty when it is the same."""
    name, folder = portrait.path.name, portrait.path.parent
    if state == "missing":
        return f"'{name}' is not in '{folder}' any more. If it was moved, look for it with Relink."
    if state == "changed":
        return f"'{name}' has changed since it was kept: its content is another."
    return ""


def relink(portraits: Sequence[PortraitRecord], folder: Path, report: Reporter = silent) -> Relinked:
    """Looks in `folder` and below for the pictures that are missing, by size and content, whatever their names.

    Raises:
        GfrError: there is no such folder.
    """
    if not folder.is_dir():
        raise GfrError(f"'{folder}' is not a folder.", "Choose the folder that the pictures were moved to.")
    lost = [portrait for portrait in portraits if not portrait.path.is_file()]
    found = _places(lost, folder, report)
    places = tuple((each.id, found[each.content.sha256]) for each in lost if each.content.sha256 in found)
    return Relinked(places, tuple(each for each in lost if each.content.sha256 not in found))


def _places(lost: Sequence[PortraitRecord], folder: Path, report: Reporter) -> dict[str, Path]:
    """SHA-256 -> path. Only files of a size that is wanted are read."""
    wanted = {portrait.content.sha256 for portrait in lost}
    found: dict[str, Path] = {}
    for path in _of_sizes(folder, frozenset(portrait.content.size for portrait in lost)):
        report(Progress(len(found) / len(wanted), f"Reading {path.name}"))
        digest = sha256_of(path)
        if digest in wanted:
            found.setdefault(digest, path.absolute())
        if len(found) == len(wanted):
            break
    return found


def _of_sizes(folder: Path, sizes: frozenset[int]) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")) if sizes else ():
        try:
            if path.is_file() and path.stat().st_size in sizes:
                yield path
        except OSError:
            continue  # it may not be looked at; it is none that was kept, then
