"""Numbered pictures: which files of a folder are frames of one film."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gfr_core.errors import GfrError
from gfr_core.media.opening import file_errors

SUFFIXES = frozenset((".dpx", ".tif", ".tiff", ".png", ".exr", ".jpg", ".jpeg"))
"""Endings of pictures that are read as frames."""

_NUMBER_AT_END = re.compile(r"^(.*?)(\d+)$")
_PLACE = re.compile(r"%0?\d*d|#+")


@dataclass(frozen=True, slots=True)
class NumberedFiles:
    """The pictures of one sequence in the order of their numbers.

    Attributes:
        label: how to call it in a message: "plate.####.dpx".
        paths: the files.
        numbers: of the files, rising.
    """

    label: str
    paths: tuple[Path, ...]
    numbers: tuple[int, ...]

    @property
    def gaps(self) -> tuple[tuple[int, int], ...]:
        """First and last of each run of missing numbers."""
        pairs = zip(self.numbers, self.numbers[1:], strict=False)
        return tuple((one + 1, other - 1) for one, other in pairs if other > one + 1)


def is_sequence(path: Path) -> bool:
    """Whether `path` means numbered pictures: a folder, a pattern ("plate.####.dpx", "plate.%04d.dpx") or a picture."""
    return path.is_dir() or path.suffix.lower() in SUFFIXES


def numbered_files(path: Path) -> NumberedFiles:
    """The sequence that `path` means: a folder with one sequence, a pattern, or any one of its pictures.

    Raises:
        GfrError: there is none, a folder holds several, or two files have the same number.
    """
    if path.is_dir():
        return _in_folder(path)
    place = _PLACE.search(path.name)
    if place is not None and not path.exists():
        before, after = path.name[: place.start()], path.name[place.end() :]
        found = [one for one in _files(path.parent) if _is_between(one.name, before, after)]
        return _sequence(found, before, after, f"No picture like '{path.name}' is in '{path.parent}'.")
    with file_errors(path):
        path.stat()
    match = _NUMBER_AT_END.match(path.stem)
    if match is None:
        return NumberedFiles(path.name, (path,), (0,))
    found = [one for one in _files(path.parent) if _is_between(one.name, match[1], path.suffix)]
    return _sequence(found, match[1], path.suffix, "")


def in_words(gaps: Sequence[tuple[int, int]]) -> str:
    """ "12, 15 to 17": at most six runs are named."""
    named = [str(first) if first == last else f"{first} to {last}" for first, last in gaps[:6]]
    more = f" and {len(gaps) - 6} more runs" if len(gaps) > 6 else ""
    return ", ".join(named) + more


def _in_folder(folder: Path) -> NumberedFiles:
    groups: dict[tuple[str, str], list[Path]] = {}
    for one in _files(folder):
        match = _NUMBER_AT_END.match(one.stem)
        if match is not None and one.suffix.lower() in SUFFIXES:
            groups.setdefault((match[1], one.suffix), []).append(one)
    if not groups:
        raise GfrError(
            f"The folder '{folder.name}' holds no numbered pictures.",
            "Choose a folder with DPX, TIFF, PNG or EXR files whose names end in a number.",
        )
    if len(groups) > 1:
        labels = ", ".join(f"'{before}####{after}'" for before, after in sorted(groups)[:4])
        raise GfrError(
            f"The folder '{folder.name}' holds {len(groups)} sequences: {labels}.", "Choose the first picture of one."
        )
    ((before, after), found) = next(iter(groups.items()))
    return _sequence(found, before, after, "")


def _files(folder: Path) -> list[Path]:
    with file_errors(folder):
        return sorted(one for one in folder.iterdir() if one.is_file() and not one.name.startswith("."))


def _is_between(name: str, before: str, after: str) -> bool:
    middle = name[len(before) : len(name) - len(after)]
    return name.startswith(before) and name.endswith(after) and middle.isascii() and middle.isdecimal()


def _sequence(found: list[Path], before: str, after: str, if_none: str) -> NumberedFiles:
    if not found:
        raise GfrError(if_none, "Check the name and the folder.")
    by_number: dict[int, Path] = {}
    for one in found:
        number = int(one.name[len(before) : len(one.name) - len(after)])
        if number in by_number:
            raise GfrError(f"'{one.name}' and '{by_number[number].name}' have the same number.", "Remove one of them.")
        by_number[number] = one
    numbers = sorted(by_number)
    return NumberedFiles(f"{before}####{after}", tuple(by_number[number] for number in numbers), tuple(numbers))
