"""Paths in a project: absolute in memory, relative in the file where that lets both be moved together."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from gfr_core.project.schema import FileEntry, PersonEntry, Project


def shortened(path: str, folder: Path) -> str:
    """An absolute path as the file of a project in `folder` says it."""
    whole = Path(path)
    return (whole.relative_to(folder) if whole.is_relative_to(folder) else whole).as_posix()


def as_opened(project: Project, folder: Path) -> Project:
    """The project of a file in `folder`, with absolute paths."""
    return _with_paths(project, lambda path: (folder / path).as_posix())


def with_inputs(project: Project, change: Callable[[FileEntry], FileEntry]) -> Project:
    """The project with other pictures and portraits; outputs stay."""
    sources = tuple(replace(source, file=change(source.file)) for source in project.sources)
    return replace(project, sources=sources, people=tuple(_person(person, change) for person in project.people))


def _with_paths(project: Project, change: Callable[[str], str]) -> Project:
    def moved(file: FileEntry) -> FileEntry:
        return replace(file, path=change(file.path))

    project = with_inputs(project, moved)
    sources = tuple(
        source if source.output is None else replace(source, output=moved(source.output)) for source in project.sources
    )
    return replace(project, sources=sources, outputs=change(project.outputs) if project.outputs else "")


def _person(person: PersonEntry, change: Callable[[FileEntry], FileEntry]) -> PersonEntry:
    return replace(person, portraits=tuple(replace(each, file=change(each.file)) for each in person.portraits))
