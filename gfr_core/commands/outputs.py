"""Where results go, and what may never be written over."""

from collections.abc import Iterable
from pathlib import Path

from gfr_core.commands.wishes import RestoreWish
from gfr_core.errors import GfrError
from gfr_core.media.formats import STILLS_IN_WORDS, kind_for_writing
from gfr_core.media.source import is_clip


def output_path(wish: RestoreWish) -> Path:
    """Where the result goes, checked before any work is done.

    Raises:
        GfrError: it is no kind of picture that can be written, its folder is missing, or it would replace an input.
    """
    out = wish.out if wish.out is not None else _beside(wish)
    if kind_for_writing(out) is None:
        raise GfrError(f"'{out.name}' has no ending of a picture that can be written.", f"Choose {STILLS_IN_WORDS}.")
    if out.is_dir():
        raise GfrError(f"'{out}' is a folder; --out wants a file.", "Add the file's name.")
    if not out.parent.is_dir():
        raise GfrError(f"Folder '{out.parent}' does not exist.", "Make it first, or choose another --out.")
    _refuse_inputs(out, wish)
    return out


def check_steps_folder(wish: RestoreWish) -> None:
    """Returns when the steps can be written without touching an input.

    Raises:
        GfrError: the folder is a file, or holds the source, a portrait or the weights.
    """
    folder = wish.steps_folder
    if folder is None:
        return
    if folder.exists() and not folder.is_dir():
        raise GfrError(f"'{folder}' is a file; --save-steps wants a folder.", "Choose another name.")
    for path in _inputs(wish):
        if folder.exists() and path.exists() and path.parent.samefile(folder):
            raise GfrError(
                f"'{folder}' holds '{path.name}'; --save-steps wants a folder of its own.", "Choose another."
            )


def _beside(wish: RestoreWish) -> Path:
    path = wish.source.path
    if is_clip(path):
        return path.with_name(f"{path.stem}{_moment(wish)}_restored.png")
    suffix = path.suffix if kind_for_writing(path) is not None else ".png"
    return path.with_name(f"{path.stem}_restored{suffix}")


def _moment(wish: RestoreWish) -> str:
    if wish.source.time_s is not None:
        return f"_{wish.source.time_s:g}s"
    return f"_frame{wish.source.frame or 0:06d}"


def _refuse_inputs(out: Path, wish: RestoreWish) -> None:
    for path in _inputs(wish):
        if out.exists() and path.exists() and out.samefile(path):
            raise GfrError(f"'{out}' is one of the files to read; it is never written over.", "Choose another --out.")


def _inputs(wish: RestoreWish) -> Iterable[Path]:
    return (wish.source.path, *wish.guides, *((wish.weights,) if wish.weights is not None else ()))
