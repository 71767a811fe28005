"""The record of a restored film: what it was made of, with what, and what became of every face."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from gfr_core.film.guide_choice import GuideChoice
from gfr_core.film.options import FilmOptions
from gfr_core.film.shots import Shot
from gfr_core.film.steadiness import Steadiness
from gfr_core.film.track import Track
from gfr_core.film_job.job import Content
from gfr_core.film_job.journal import TrackTally
from gfr_core.film_job.targets import RECORD_FORMAT_NAME
from gfr_core.film_job.wish import Person
from gfr_core.media.atomic import write_atomically
from gfr_core.pairing.guide_set import Guide
from gfr_core.record.face_records import located
from gfr_core.record.hashes import sha256_of_pixels
from gfr_core.record.make import file_record
from gfr_core.record.treatment import Machine, Marking, PortraitRecord, WeightsRecord, record_path

FORMAT = f"{RECORD_FORMAT_NAME}/1"


@dataclass(frozen=True, slots=True)
class FilmSourceRecord:
    """The film that was restored.

    Attributes:
        path: relative to the record where it lies beside or below it; of a sequence its first picture.
        content: its hash and bytes; of a sequence, of all pictures together (the hash of their hashes in order).
        width, height: as stored.
        bits: of a sample.
        codec, pixel_format: FFmpeg's names.
        frame_count: of the source.
        fps: exact, "24000/1001".
        start, stop: the frames that went into the film, the last one left out.
    """

    path: str
    content: Content
    width: int
    height: int
    bits: int
    codec: str
    pixel_format: str
    frame_count: int
    fps: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class FilmOutputRecord:
    """The film that was written; as the source, and `marking`: whether it says that AI restored it."""

    path: str
    content: Content
    film_format: str
    lossless: bool
    frame_count: int
    marking: Marking


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """One face through one shot.

    Attributes:
        number: from 1, within this film.
        shot: from 0.
        first, last: its frames, both included, numbered as in the source.
        person: whose face; "" when nobody was named, and then it was left alone.
        portrait: key of the one it was restored with.
        network_size: the side at which the network saw it.
        restored, skipped, failed: how many frames.
        skipped_runs: first, last, reason.
        reasons: why frames failed.
        steadiness: see docs/film.md; None without two neighbouring restored frames.
    """

    number: int
    shot: int
    first: int
    last: int
    person: str = ""
    portrait: int | None = None
    network_size: int = 0
    restored: int = 0
    skipped: int = 0
    failed: int = 0
    skipped_runs: tuple[tuple[int, int, str], ...] = ()
    reasons: tuple[str, ...] = ()
    steadiness: float | None = None


@dataclass(frozen=True, slots=True)
class ChunkRecord:
    """A part of the film, where and how fast it was made."""

    start: int
    stop: int
    device: str
    seconds: float


@dataclass(frozen=True, slots=True)
class FilmRecord:
    """Everything about one film.

    Attributes:
        begun_utc, time_utc: when the job was begun and when the record was written.
        source, weights, output: by content.
        options: of the restoration.
        portraits: every portrait offered, with its person.
        shots: of the film.
        tracks: every face found.
        chunks: the parts it was made in.
        steadiness: of all tracks together, None when there is none.
        machine: on which it was finished.
        notes: losses, doubts and choices, in words.
    """

    begun_utc: str
    time_utc: str
    source: FilmSourceRecord
    weights: WeightsRecord
    options: FilmOptions
    portraits: tuple[PortraitRecord, ...]
    shots: tuple[Shot, ...]
    tracks: tuple[TrackRecord, ...]
    chunks: tuple[ChunkRecord, ...]
    output: FilmOutputRecord
    machine: Machine
    steadiness: float | None = None
    notes: tuple[str, ...] = ()


def track_record(
    track: Track, tally: TrackTally | None, person: str, choice: GuideChoice | None, portrait: int | None
) -> TrackRecord:
    """What became of a track."""
    plain = TrackRecord(track.number, track.shot, track.first, track.last, skipped_runs=track.skipped)
    if tally is None or choice is None:
        return plain
    return TrackRecord(
        track.number,
        track.shot,
        track.first,
        track.last,
        person,
        portrait,
        track.size,
        tally.restored,
        tally.skipped,
        tally.failed,
        track.skipped,
        tally.reasons,
        figure_of([tally]),
    )


def portrait_records(
    people: Sequence[Person], portraits: Mapping[str, Sequence[Guide]], folder: Path
) -> tuple[PortraitRecord, ...]:
    """Everybody's portraits, numbered from 1, for a record in `folder`. Raises as `file_record`."""
    every = [
        (person.name, path, guide)
        for person in people
        for path, guide in zip(person.portraits, portraits[person.name], strict=True)
    ]
    return tuple(
        PortraitRecord(
            key, guide.name, located(guide.face), name, sha256_of_pixels(guide.frame.pixels), file_record(path, folder),
            guide.faces_found,
        )
        for key, (name, path, guide) in enumerate(every, start=1)
    )  # fmt: skip


def figure_of(tallies: Sequence[TrackTally]) -> float | None:
    """The steadiness of tracks together; None when there is nothing to compare."""
    total = sum((Steadiness(*tally.steadiness) for tally in tallies), Steadiness())
    return total.figure if total.weight > 0 and math.isfinite(total.figure) else None


def write_film_record(record: FilmRecord, out: Path) -> Path:
    """Writes it beside the film, and returns where. Raises as `write_atomically`."""
    path = record_path(out)
    text = json.dumps({"format": FORMAT, **asdict(record)}, indent=1, ensure_ascii=False, allow_nan=False)
    write_atomically(path, (text + "\n").encode())
    return path
