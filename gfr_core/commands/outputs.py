"""Where results go, and what may never be written over."""

import re
from pathlib import Path

from gfr_core.commands.wishes import RestoreWish
from gfr_core.errors import GfrError
from gfr_core.media.formats import STILLS_IN_WORDS, Kind, kind_for_writing
from gfr_core.media.source import is_clip
from gfr_core.record.output import OutputWishes, check_targets

KEEPS_PIXELS = (Kind.PNG, Kind.TIFF, Kind.WEBP, Kind.BMP)
"""Formats that are written without loss, so that what was not restored stays bit for bit."""

STEP_NAME = re.compile(
    r"(?:face_\d+_)?(?:degraded|guide|warped_guide|flow|mask|restored|unguided|evidence|comparison|steps)\.(?:png|json)"
)
"""The files that `gfr_core.restore.steps.save_steps` writes."""


def output_path(wish: RestoreWish) -> Path:
    """Where the result goes, checked before any work is done.

    Raises:
        GfrError: it is no kind of picture that can be written, its folder is missing, or it would replace an input.
    """
    out = wish.out if wish.out is not None else _beside(wish)
    if kind_for_writing(out) is None:
        raise GfrError(f"'{out.name}' does not end like a picture that can be written.", f"Choose {STILLS_IN_WORDS}.")
    if out.is_dir():
        raise GfrError(f"'{out}' is a folder; --out wants a file.", "Add the file's name.")
    if out.exists() and not out.is_file():
        raise GfrError(f"'{out}' is not an ordinary file; it is never replaced.", "Choose another --out.")
    if not out.parent.is_dir():
        raise GfrError(f"Folder '{out.parent}' does not exist.", "Make it first, or choose another --out.")
    if any(_same(out, path) for path in _inputs(wish)):
        raise GfrError(f"'{out}' is one of the files to read; it is never written over.", "Choose another --out.")
    return out


def output_wishes(wish: RestoreWish) -> OutputWishes:
    """What is to be written beside the result."""
    return OutputWishes(mark=wish.mark, record=wish.record, mask=wish.mask, patch=wish.patch)


def check_beside(wish: RestoreWish, out: Path) -> None:
    """Returns when record, mask and patch can be written, so that no work is done in vain.

    Raises:
        GfrError: a name is of no use, its folder is missing, it is an input, or the record's place is taken.
    """
    wishes = output_wishes(wish)
    check_targets(out, _inputs(wish), wishes)
    for path in wishes.parts.values():
        if not path.parent.is_dir():
            raise GfrError(f"Folder '{path.parent}' does not exist.", "Make it first, or choose another one.")


def check_steps_folder(wish: RestoreWish, out: Path) -> None:
    """Returns when the steps can be written without touching an input or the result.

    Raises:
        GfrError: the folder is a file, or a step would replace one of these.
    """
    folder = wish.steps_folder
    if folder is None:
        return
    if folder.exists() and not folder.is_dir():
        raise GfrError(f"'{folder}' is a file; --save-steps wants a folder.", "Choose another name.")
    for path in (*_inputs(wish), out, *output_wishes(wish).parts.values()):
        if STEP_NAME.fullmatch(path.name) and _same(path.parent, folder):
            raise GfrError(f"A step would replace '{path}'.", "Choose another folder for --save-steps.")


def _beside(wish: RestoreWish) -> Path:
    path = wish.source.path
    if is_clip(path):
        return path.with_name(f"{path.stem}{_moment(wish)}_restored.png")
    suffix = path.suffix if kind_for_writing(path) in KEEPS_PIXELS else ".png"
    return path.with_name(f"{path.stem}_restored{suffix}")


def _moment(wish: RestoreWish) -> str:
    if wish.source.time_s is not None:
        return f"_{wish.source.time_s:g}s"
    return f"_frame{wish.source.frame or 0:06d}"


def _same(one: Path, other: Path) -> bool:
    """By identity, not by name: links and other spellings are seen through."""
    return one.exists() and other.exists() and one.samefile(other)


def _inputs(wish: RestoreWish) -> tuple[Path, ...]:
    return (wish.source.path, *wish.guides, *((wish.weights,) if wish.weights is not None else ()))
