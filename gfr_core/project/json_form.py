"""A project as JSON text and back. One entry a line, so that of a damaged file the whole lines can still be read."""

import json
from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import Any

from gfr_core.errors import GfrError
from gfr_core.project.entries import Unfit, read_entry
from gfr_core.project.repair import repaired
from gfr_core.project.schema import FORMAT, FORMAT_NAME, FORMAT_VERSION, FileEntry, PersonEntry, Project, SourceEntry

_BEGINNING = f'{{"format": "{FORMAT}"'.encode()
_END = b"\n]}\n"
Entry = PersonEntry | SourceEntry


class ProjectText:
    """Makes the text of a project again and again; an entry that is still the same object is not encoded anew.

    Args:
        shorten: turns a path in memory into the one in the file.
    """

    def __init__(self, shorten: Callable[[str], str]) -> None:
        self._shorten = shorten
        self._lines: dict[int, tuple[Entry, str]] = {}

    def of(self, project: Project) -> bytes:
        """The text of a project file."""
        head = {
            "format": FORMAT,
            "program": project.program,
            "current": project.current,
            "note": project.note,
            "outputs": self._shorten(project.outputs) if project.outputs else "",
        }
        entries: tuple[Entry, ...] = (*project.people, *project.sources)
        self._lines = {id(entry): (entry, self._line(entry)) for entry in entries}
        people, sources = self._joined(project.people), self._joined(project.sources)
        return f'{json.dumps(head)[:-1]},\n"people": [{people}\n],\n"sources": [{sources}{_END.decode()}'.encode()

    def _line(self, entry: Entry) -> str:
        known = self._lines.get(id(entry))
        return known[1] if known is not None else json.dumps(entry, default=self._as_object)

    def _joined(self, entries: Sequence[Entry]) -> str:
        return ",".join(f"\n{self._lines[id(entry)][1]}" for entry in entries)

    def _as_object(self, entry: Any) -> dict[str, object]:
        """Unlike `asdict` without copies: numbers by the thousand are left to the encoder."""
        values = {field.name: getattr(entry, field.name) for field in fields(entry)}
        return {**values, "path": self._shorten(entry.path)} if isinstance(entry, FileEntry) else values


def to_json(project: Project) -> bytes:
    """The text of a project file, its paths as they are."""
    return ProjectText(lambda path: path).of(project)


def is_whole(text: bytes) -> bool:
    """Whether it is the text of a project from the first to the last byte. A look at both ends: quick."""
    return text.startswith(_BEGINNING) and text.endswith(_END)


def from_json(text: bytes, notes: list[str]) -> Project:
    """The project of a text; what could not be read is left out and told in `notes`.

    Raises:
        ValueError: it is no JSON.
        GfrError: it is JSON and no project, or a project of a newer format.
    """
    data: object = json.loads(text.decode("utf-8"))
    if not isinstance(data, dict):
        raise GfrError("It holds no project.", "Choose a file that GFR Studio has saved.")
    _check_format(data.get("format"))
    try:
        return repaired(read_entry(Project, data, "The project", notes), notes)
    except Unfit as unfit:  # nothing of a project is required, so this is a mistake of ours
        raise AssertionError(str(unfit)) from unfit


def from_whole_lines(text: bytes, notes: list[str]) -> Project:
    """What the whole lines of a damaged text hold: the last resort. Nothing of it may be left."""
    people: list[PersonEntry] = []
    sources: list[SourceEntry] = []
    for line in text.decode("utf-8", errors="replace").splitlines():
        entry = _entry_of(line)
        try:
            if "portraits" in entry:
                people.append(read_entry(PersonEntry, entry, "A person", notes))
            elif "file" in entry:
                sources.append(read_entry(SourceEntry, entry, "A picture", notes))
        except Unfit as unfit:
            notes.append(f"{unfit}; it was left out.")
    return repaired(Project(tuple(people), tuple(sources)), notes)


def _entry_of(line: str) -> dict[str, object]:
    try:
        entry: object = json.loads(line.strip().rstrip(","))
    except ValueError:
        return {}
    return entry if isinstance(entry, dict) else {}


def _check_format(found: object) -> None:
    name, _, version = str(found).partition("/")
    if name != FORMAT_NAME or not version.isdigit():
        raise GfrError("It holds no project.", "Choose a file that GFR Studio has saved.")
    if int(version) > FORMAT_VERSION:
        raise GfrError(
            f"It is of a newer version of GFR Studio (format {version}; this one reads up to {FORMAT_VERSION}).",
            "Install the newer version. The file was not changed.",
        )
