"""Paths in a record: relative where that lets a folder be moved as a whole."""

from pathlib import Path


def stored_path(path: Path, folder: Path) -> str:
    """How a record in `folder` names the file: relative when it lies beside or below the record, else absolute."""
    file, home = path.absolute(), folder.absolute()
    return (file.relative_to(home) if file.is_relative_to(home) else file).as_posix()


def path_of(stored: str, folder: Path) -> Path:
    """The file that a record in `folder` names."""
    return folder / stored
