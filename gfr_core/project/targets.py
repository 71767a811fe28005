"""Where the result of a picture of a project goes."""

from collections.abc import Collection
from itertools import count
from pathlib import Path

from gfr_core.project.schema import SourceEntry

LOSSLESS = (".png", ".tif", ".tiff")
"""Endings that keep every pixel as it is, at 16 bit too; a result keeps its source's ending when it is one of these."""


def target_of(source: SourceEntry, folder: Path | None, taken: Collection[Path] = ()) -> Path:
    """The file that the result of a picture goes to.

    An earlier result of the same picture is replaced. No other file is: a number is added to the name until it is free.

    Args:
        source: the picture.
        folder: where results go; None for beside the picture.
        taken: files that belong to somebody else though they may not exist.
    """
    path = Path(source.file.path)
    folder = folder or path.parent
    ending = path.suffix.lower() if path.suffix.lower() in LOSSLESS else ".png"
    frame = "" if source.frame is None else f"-frame{source.frame}"
    former = None if source.output is None else Path(source.output.path)
    for number in count(1):
        target = folder / f"{path.stem}{frame}-restored{f'-{number}' if number > 1 else ''}{ending}"
        if target not in taken and (target == former or not target.exists()):
            return target
    raise AssertionError("numbers do not end")
