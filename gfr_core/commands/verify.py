"""`gfr verify`: whether the files of a treatment record are still what they were."""

from dataclasses import dataclass
from pathlib import Path

from gfr_core.commands.answer import Answer, Fault
from gfr_core.commands.faults import BAD_INPUT
from gfr_core.progress import Reporter
from gfr_core.record.json_form import read_record
from gfr_core.record.verify import GOOD, FileCheck, verify

_SHOWN = 12
"""First digits of a hash that a person is shown."""


@dataclass(frozen=True, slots=True)
class FileCheckFacts:
    """A file of the record.

    Attributes:
        role: "source", "portrait", "weights", "output", "mask" or "patch".
        name: how the record calls it.
        state: "same", "moved" (found elsewhere by its hash), "changed", "missing" or "unknown" (no hash in the record).
        path: where it lies; None when it was not found.
        wanted: SHA-256 in the record.
        found: SHA-256 of what lies there.
    """

    role: str
    name: str
    state: str
    path: str | None
    wanted: str
    found: str


@dataclass(frozen=True, slots=True)
class VerifyFacts:
    """What `gfr verify` found. `same` is false when a file has changed, is missing or cannot be checked."""

    record: str
    same: bool
    files: tuple[FileCheckFacts, ...]


def verify_record(path: Path, look_in: tuple[Path, ...], report: Reporter) -> Answer:
    """Checks every file of a record. The answer has a fault when one differs.

    Raises:
        GfrError: the record cannot be read, or a folder to look in is none.
    """
    checks = verify(read_record(path), path.parent, look_in, report)
    bad = [check for check in checks if check.state not in GOOD]
    facts = VerifyFacts(str(path), not bad, tuple(_facts(check) for check in checks))
    return Answer("\n".join(_line(check) for check in checks), facts, (), _fault(bad) if bad else None)


def _facts(check: FileCheck) -> FileCheckFacts:
    path = str(check.path) if check.path is not None else None
    return FileCheckFacts(check.role, check.name, check.state, path, check.wanted, check.found)


def _line(check: FileCheck) -> str:
    return f"{check.state:9}{check.role:9}{check.name}: {_words(check)}"


def _words(check: FileCheck) -> str:
    wanted, found = check.wanted[:_SHOWN], check.found[:_SHOWN]
    return {
        "same": wanted,
        "moved": f"{wanted}, now {check.path}",
        "changed": f"found {found or 'nothing'}, wanted {wanted}",
        "missing": f"wanted {wanted}",
        "unknown": "the record has no hash of it",
    }[check.state]


def _fault(bad: list[FileCheck]) -> Fault:
    first = bad[0]
    count = "1 file is" if len(bad) == 1 else f"{len(bad)} files are"
    hint = "Files that were moved are found with --look-in DIR." if any(c.state == "missing" for c in bad) else ""
    return Fault(BAD_INPUT, f"{count} not as recorded; first: {first.role} '{first.name}' ({first.state}).", hint)
