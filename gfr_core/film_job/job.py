"""What a job was begun with, so that it is gone on with only when nothing of that has changed."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from gfr_core import __version__
from gfr_core.checkpoint.default_weights import default_weights
from gfr_core.errors import GfrError
from gfr_core.film.options import FilmOptions
from gfr_core.film_job.wish import FilmWish
from gfr_core.media.film_plan import FilmPlan
from gfr_core.media.film_source import FilmSource
from gfr_core.media.sequence import SequenceStream
from gfr_core.progress import Reporter, silent
from gfr_core.record.hashes import sha256_of
from gfr_core.record.marking import utc_text
from gfr_core.record.plain import UnfitError, read_plain

FORMAT = "gfr-studio-film-job/1"


@dataclass(frozen=True, slots=True)
class Content:
    """A file, or the pictures of a sequence, by what they hold. `size`: bytes, of all together."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class PersonJob:
    """A person's name and portraits, in the order given."""

    name: str
    portraits: tuple[Content, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """All that the frames of a film depend on.

    Attributes:
        begun_utc: when; it is the only one that may differ.
        program: version.
        source: the clip.
        start, stop: the frames, as `FilmPlan`.
        rate: frames a second.
        film_format: its word.
        quality: as `FilmPlan`.
        mark: whether the film says that AI restored it.
        chunk: frames of a chunk.
        options: of the restoration.
        people: whose portraits.
        assigned: which track is whose, where it was said.
        weights: of the network.
    """

    begun_utc: str
    program: str
    source: Content
    start: int
    stop: int
    rate: str
    film_format: str
    quality: int | None
    mark: bool
    chunk: int
    options: FilmOptions
    people: tuple[PersonJob, ...]
    assigned: tuple[tuple[int, str], ...]
    weights: Content


_IN_WORDS = {
    "program": "version of GFR Studio",
    "source": "source",
    "start": "first frame",
    "stop": "last frame",
    "rate": "rate",
    "film_format": "format",
    "quality": "quality",
    "mark": "marking",
    "chunk": "size of the chunks",
    "options": "restoration's options",
    "people": "portraits",
    "assigned": "tracks' people",
    "weights": "weights",
}
OF_TRACKS = ("source", "start", "stop", "rate", "program")
"""What tracks depend on; the rest may change as long as no chunk is finished."""


def job_of(wish: FilmWish, source: FilmSource, plan: FilmPlan, report: Reporter = silent) -> Job:
    """The job that a wish means. Every file that takes part is read and hashed.

    Raises:
        GfrError: a file cannot be read.
        MachineError: the weights of the program are missing.
        Stopped: out of `report`.
    """
    return Job(
        begun_utc=utc_text(datetime.now(UTC)),
        program=__version__,
        source=content_of(files_of(source), report),
        start=plan.start,
        stop=plan.end,
        rate=str(plan.facts.fps),
        film_format=wish.film_format.value,
        quality=wish.quality,
        mark=wish.mark,
        chunk=wish.chunk,
        options=wish.options,
        people=tuple(PersonJob(p.name, tuple(content_of([path]) for path in p.portraits)) for p in wish.people),
        assigned=wish.assigned,
        weights=content_of([wish.weights or default_weights()]),
    )


def files_of(source: FilmSource) -> Sequence[Path]:
    """The clip, or every picture of a sequence."""
    return source.files.paths if isinstance(source, SequenceStream) else (source.path,)


def content_of(paths: Sequence[Path], report: Reporter = silent) -> Content:
    """One file's own hash; of several, the hash of their hashes in order.

    Raises:
        GfrError: one cannot be read.
    """
    hashes = [sha256_of(path, report) for path in paths]
    size = sum(path.stat().st_size for path in paths)
    return Content(hashes[0] if len(hashes) == 1 else hashlib.sha256("\n".join(hashes).encode()).hexdigest(), size)


def changes(before: Job, now: Job) -> tuple[str, ...]:
    """The names of the fields in which two jobs differ."""
    return tuple(name for name in _IN_WORDS if getattr(before, name) != getattr(now, name))


def refuse_changes(changed: Sequence[str], folder: str) -> None:
    """Returns when nothing has changed.

    Raises:
        GfrError: something has; it is named.
    """
    if not changed:
        return
    words = ", ".join(f"the {_IN_WORDS[name]}" for name in changed)
    raise GfrError(
        f"The job in '{folder}' was begun with other settings: {words} changed since.",
        f"Give them as before, or remove '{folder}' to begin anew.",
    )


def job_to_json(job: Job) -> bytes:
    """Its text."""
    return (json.dumps({"format": FORMAT, **asdict(job)}, indent=1, ensure_ascii=False) + "\n").encode()


def job_from_json(text: bytes, name: str) -> Job:
    """The job of a text.

    Raises:
        GfrError: it is damaged or of another version.
    """
    hint = f"Remove '{name}' to begin anew."
    try:
        data = json.loads(text.decode())
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            raise GfrError(f"'{name}' holds no job of this version of GFR Studio.", hint)
        return read_plain(Job, data, "the job")
    except (ValueError, RecursionError) as error:  # UnfitError is one
        reason = str(error) if isinstance(error, UnfitError) else "it is no whole JSON text"
        raise GfrError(f"The job in '{name}' is damaged: {reason}.", hint) from error
