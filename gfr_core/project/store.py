"""Project files: read as far as they can be read, written whole or not at all."""

from dataclasses import dataclass, replace
from pathlib import Path

import gfr_core
from gfr_core.errors import GfrError
from gfr_core.media.atomic import write_atomically
from gfr_core.project.json_form import ProjectText, from_json, from_whole_lines, is_whole
from gfr_core.project.paths import as_opened, shortened
from gfr_core.project.schema import Project

MOST_BYTES = 256 * 1024 * 1024
"""Ten thousand pictures with ten faces each take about 150 MB."""


@dataclass(frozen=True, slots=True)
class ReadProject:
    """A project as it was read.

    Attributes:
        project: paths are absolute.
        notes: what is missing and why, a sentence each.
        is_damaged: the file holds more than could be read. It must not be written over.
    """

    project: Project
    notes: tuple[str, ...] = ()
    is_damaged: bool = False


def backup_of(path: Path) -> Path:
    """Where the former good file is kept."""
    return path.with_name(path.name + ".bak")


def read_project(path: Path) -> ReadProject:
    """The project at `path`. The file is never changed.

    A damaged entry is left out and told of. From a damaged file its backup is opened, and without one whatever its
    whole lines hold.

    Raises:
        GfrError: there is no such file, it may not be read, it is no project, it is of a newer format, or it is
            damaged and nothing of it can be read.
    """
    text = _bytes_of(path)
    notes: list[str] = []
    try:
        project = from_json(text, notes)
    except ValueError:  # no JSON, or no UTF-8
        return _rescued(path, text)
    except GfrError as error:
        raise GfrError(f"'{path.name}' cannot be opened: {error.message}", error.hint) from error
    return ReadProject(as_opened(project, path.absolute().parent), tuple(notes), bool(notes))


def write_project(project: Project, path: Path) -> None:
    """Writes the project; the former file, when it was whole, stays beside it as its backup.

    Raises:
        GfrError: the folder is missing or may not be written to.
        MachineError: the disk is full or broken. The former file is intact.
    """
    ProjectFile(path).write(project)


class ProjectFile:
    """A file that a project is written to again and again: what has not changed since is not encoded anew."""

    def __init__(self, path: Path) -> None:
        folder = path.absolute().parent
        self.path = path
        self._text = ProjectText(lambda inside: shortened(inside, folder))

    def write(self, project: Project) -> None:
        """As `write_project`."""
        text = self._text.of(replace(project, program=gfr_core.__version__))
        former = self.path.read_bytes() if self.path.is_file() else b""
        if former == text:
            return
        if is_whole(former):
            write_atomically(backup_of(self.path), former)
        write_atomically(self.path, text)


def _bytes_of(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise GfrError(f"'{path.name}' is too large for a project ({size / 1e6:.0f} MB).")
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise GfrError(f"'{path.name}' cannot be read: {reason}.", "Check the path and its permissions.") from error


def _rescued(path: Path, text: bytes) -> ReadProject:
    """What can be had of a damaged file and its backup."""
    folder, backup = path.absolute().parent, backup_of(path)
    notes: list[str] = []
    try:
        project = from_json(backup.read_bytes(), notes)
        notes.insert(0, f"'{path.name}' is damaged; its backup '{backup.name}', the state before, was opened.")
    except (OSError, ValueError, GfrError):
        project = from_whole_lines(text, notes)
        if not (project.people or project.sources):
            raise GfrError(
                f"'{path.name}' is damaged, and nothing of it can be read.", "Open a copy of it, if there is one."
            ) from None
        notes.insert(0, f"'{path.name}' is damaged; {_count(project)} could be read, the rest is missing.")
    return ReadProject(as_opened(project, folder), tuple(notes), is_damaged=True)


def _count(project: Project) -> str:
    pictures, people = len(project.sources), len(project.people)
    return f"{pictures} picture{'s' * (pictures != 1)} and {people} {'person' if people == 1 else 'people'}"
