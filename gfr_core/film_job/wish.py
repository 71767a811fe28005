"""What is wanted of a film."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from gfr_core.film.options import DEFAULT_FILM_OPTIONS, FilmOptions
from gfr_core.film_job.points import Moment
from gfr_core.media.clip_codecs import FilmFormat

CHUNK = 120
"""Frames of a chunk: what a crash costs at most. Five seconds of film, some ten to twenty of work."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whose face is in the film, and good photos of them."""

    name: str
    portraits: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class FilmWish:
    """One film to restore.

    Attributes:
        source: a clip or a sequence.
        people: at least one.
        out: where the film goes; None means beside the source. A folder for sequences.
        film_format: what it is written as.
        options: how it is restored.
        start: the first frame; None means the source's first.
        stop: the first frame that is left out; None means none.
        assigned: track number, name of the person; needed only where there are several people.
        rate: frames a second of a sequence.
        resume: go on with a job that was begun.
        quality: constant rate factor for H.264 and H.265; None for the usual.
        weights: None means those that come with the program.
        mark: say in the film's metadata that AI restored it.
        chunk: frames of a chunk.
        threads: of the encoder; 0 for as many as it likes.
    """

    source: Path
    people: tuple[Person, ...]
    out: Path | None = None
    film_format: FilmFormat = FilmFormat.FFV1
    options: FilmOptions = DEFAULT_FILM_OPTIONS
    start: Moment | None = None
    stop: Moment | None = None
    assigned: tuple[tuple[int, str], ...] = ()
    rate: Fraction | None = None
    resume: bool = False
    quality: int | None = None
    weights: Path | None = None
    mark: bool = True
    chunk: int = CHUNK
    threads: int = 0
