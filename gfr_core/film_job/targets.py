"""Where a film goes, and what may never be written over."""

from pathlib import Path

from gfr_core.errors import GfrError
from gfr_core.film_job.journal import Journal
from gfr_core.film_job.wish import FilmWish
from gfr_core.media.film_plan import FilmPlan
from gfr_core.media.opening import file_errors
from gfr_core.record.treatment import record_path

RECORD_FORMAT_NAME = "gfr-studio-film-record"


def film_path(wish: FilmWish, plan: FilmPlan) -> Path:
    """Where the film goes, checked before any work is done.

    Raises:
        GfrError: its ending does not fit the format, its folder is missing, it would replace an input, or what lies
            there or where the record goes is not ours to replace.
    """
    suffix = "" if plan.film_format.is_sequence else plan.encoding.suffix
    source = plan.facts.path
    out = wish.out if wish.out is not None else source.with_name(f"{source.stem}_restored{suffix}")
    if suffix and out.suffix.lower() != suffix:
        raise GfrError(
            f"'{out.name}' does not end in '{suffix}', as {plan.film_format.value} does.",
            f"Call it '{out.stem}{suffix}'.",
        )
    if not out.parent.is_dir():
        raise GfrError(f"Folder '{out.parent}' does not exist.", "Make it first, or choose another --out.")
    portraits = (path for person in wish.people for path in person.portraits)
    if any(_same(out, path) for path in (wish.source, source, *portraits)):
        raise GfrError(f"'{out}' is one of the files to read; it is never written over.", "Choose another --out.")
    _check_place(out, is_folder=plan.film_format.is_sequence)
    _check_record(record_path(out))
    return out


def check_job(journal: Journal, *, resume: bool) -> None:
    """Returns when a job may be begun, or gone on with if that is wanted.

    Raises:
        GfrError: one was begun and is not to be gone on with, or there is none and the film is there already.
    """
    if journal.exists and journal.has_chunks and not resume:
        raise GfrError(
            f"'{journal.folder.name}' holds a job for '{journal.out.name}' that is not finished.",
            "Go on with --resume, or remove it to begin anew.",
        )
    if resume and not journal.exists and journal.out.exists():
        raise GfrError(
            f"There is nothing to go on with: '{journal.out.name}' is there and no job for it.",
            "Leave --resume away to make it again.",
        )


def _check_place(out: Path, *, is_folder: bool) -> None:
    if not is_folder and out.exists() and not out.is_file():
        raise GfrError(f"'{out}' is not an ordinary file; it is never replaced.", "Choose another --out.")
    if not is_folder or not out.exists() or Journal(out).is_finishing:
        return
    if not out.is_dir() or any(out.iterdir()):
        raise GfrError(f"'{out}' is there already and is no empty folder.", "Choose another --out.")


def _check_record(path: Path) -> None:
    if not path.exists():
        return
    with file_errors(path):
        ours = path.is_file() and RECORD_FORMAT_NAME.encode() in path.read_bytes()[:256]
    if not ours:
        raise GfrError(
            f"'{path}' is there already and is no record of a film; it is never replaced.", "Choose another --out."
        )


def _same(one: Path, other: Path) -> bool:
    """By identity, not by name: links and other spellings are seen through."""
    return one.exists() and other.exists() and one.samefile(other)
