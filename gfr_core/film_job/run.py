"""A film from a file to a file: begun, stopped at any moment, gone on with, finished, recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from gfr_core.checkpoint.default_weights import default_weights
from gfr_core.errors import GfrError
from gfr_core.film.clip_restorer import ClipRestorer
from gfr_core.film.guide_choice import GuideChoice
from gfr_core.film.smooth import smoothed
from gfr_core.film.track_work import FilmTask
from gfr_core.film.tracks import Finder, Tracks, find_tracks
from gfr_core.film.two_steps import TwoSteps
from gfr_core.film_job.chunks import ChunkMaker, borders, in_a_row, pictures_of, totals, writer_for
from gfr_core.film_job.film_record import (
    ChunkRecord,
    FilmOutputRecord,
    FilmRecord,
    FilmSourceRecord,
    TrackRecord,
    figure_of,
    portrait_records,
    track_record,
    write_film_record,
)
from gfr_core.film_job.job import Job, content_of, job_of
from gfr_core.film_job.journal import Chunk, Journal
from gfr_core.film_job.owner import held
from gfr_core.film_job.pace import Pace
from gfr_core.film_job.people import assign, check_people, chosen_guides, read_portraits
from gfr_core.film_job.points import stretch_of
from gfr_core.film_job.room import Room
from gfr_core.film_job.targets import check_job, film_path
from gfr_core.film_job.track_file import shifted
from gfr_core.film_job.wish import FilmWish
from gfr_core.media.clip_codecs import FilmFormat
from gfr_core.media.clip_segments import Segment, join_segments
from gfr_core.media.clip_writer import WrittenFilm
from gfr_core.media.film_plan import FilmPlan
from gfr_core.media.film_source import FilmSource
from gfr_core.media.open_film import open_film
from gfr_core.pairing.guide_set import Guide
from gfr_core.progress import Progress, Reporter, part_of, silent
from gfr_core.record.machine import this_machine
from gfr_core.record.make import file_record
from gfr_core.record.marking import RESTORED, WORDS, utc_text
from gfr_core.record.paths import stored_path
from gfr_core.record.treatment import Marking, WeightsRecord

HASHED, LOOKED, MADE = 0.02, 0.2, 0.97
"""Shares of the whole at which hashing, looking for faces and restoring end."""


@dataclass(frozen=True, slots=True, eq=False)
class FilmResult:
    """A finished film.

    Attributes:
        output: where it lies.
        record_path: where its record lies.
        record: what that says.
        frames_made: in this run; the others were finished before.
        seconds: of restoring in this run, reading and writing included.
    """

    output: Path
    record_path: Path
    record: FilmRecord
    frames_made: int
    seconds: float


@dataclass(frozen=True, slots=True, eq=False)
class _Cast:
    """Who is in the film, and with which portrait each track is restored."""

    tracks: Tracks
    people: Mapping[int, str]
    portraits: Mapping[str, tuple[Guide, ...]]
    choices: Mapping[int, GuideChoice]
    notes: tuple[str, ...]


def run_film(wish: FilmWish, network: TwoSteps, finder: Finder, report: Reporter = silent) -> FilmResult:
    """Restores a film and writes it. Stopped or killed at any moment, it loses one chunk at most (`wish.resume`).

    Args:
        wish: what is wanted.
        network: with the weights of `wish.weights`.
        finder: finds faces and landmarks, in the film and in the portraits.
        report: told after every frame; may stop.

    Raises:
        GfrError: an input is of no use, the wish does not fit it, a job was begun with another wish, or another
            process works on it.
        MachineError: a full disk, too little memory, no weights.
        Stopped: out of `report`.
    """
    check_people(wish)
    with open_film(wish.source, rate=wish.rate) as source:
        plan = _plan(wish, source)
        out = film_path(wish, plan)
        journal = Journal(out)
        check_job(journal, resume=wish.resume)
        wanted = job_of(wish, source, plan, part_of(report, 0.0, HASHED))
        with held(journal.folder):
            job = journal.begin(wanted)
            journal.take_back()
            cast = _cast(wish, source, plan, journal, finder, part_of(report, HASHED, LOOKED))
            chunks, pace = _make(wish, source, plan, job, journal, cast, network, part_of(report, LOOKED, MADE))
            return _finish(wish, plan, job, journal, cast, network, chunks, pace, part_of(report, MADE, 1.0))


def tracks_of(source: FilmSource, frames: range, finder: Finder, report: Reporter = silent) -> Tracks:
    """Shots and tracks in some frames of a film; the frames keep the source's numbers."""
    pictures = (source.rgb(frame) for frame in source.frames(frames.start, frames.stop))
    return shifted(find_tracks(pictures, finder, None, report, len(frames)), frames.start)


def _plan(wish: FilmWish, source: FilmSource) -> FilmPlan:
    facts = source.facts
    frames = stretch_of(wish.start, wish.stop, facts, facts.path.name)
    metadata: dict[str, str] = {}
    if wish.mark:
        key, before = next(((k, v) for k, v in facts.metadata.items() if k.lower() == "comment"), ("comment", ""))
        metadata = {key: f"{before}; {WORDS}" if before else WORDS, "DIGITAL_SOURCE_TYPE": RESTORED}
    return FilmPlan(facts, wish.film_format, frames.start, frames.stop, wish.quality, wish.threads, metadata)


def _cast(
    wish: FilmWish, source: FilmSource, plan: FilmPlan, journal: Journal, finder: Finder, report: Reporter
) -> _Cast:
    if journal.tracks() is None:
        journal.keep_tracks(tracks_of(source, range(plan.start, plan.end), finder, report))
    tracks = journal.tracks()  # what was read back, always: a resumed film must follow the very same numbers
    if tracks is None:
        raise GfrError(f"The tracks in '{journal.folder.name}' cannot be read.", "Try again with --resume.")
    assigned = assign(tracks.tracks, wish)
    if not assigned.people:
        raise _nobody(plan.facts.path.name, len(tracks.tracks))
    portraits = read_portraits(wish.people, finder)
    choices = chosen_guides(tracks.tracks, assigned.people, portraits)
    return _Cast(tracks, assigned.people, portraits, choices, assigned.notes)


def _nobody(name: str, found: int) -> GfrError:
    if not found:
        return GfrError(f"No face was found in '{name}'.", "Nothing was written. Choose another stretch of the film.")
    return GfrError(
        f"'{name}' shows {found} tracks of faces and nobody was named for any.",
        "Nothing was written. 'gfr tracks' lists them, --track N=NAME names somebody.",
    )


def _make(
    wish: FilmWish,
    source: FilmSource,
    plan: FilmPlan,
    job: Job,
    journal: Journal,
    cast: _Cast,
    network: TwoSteps,
    report: Reporter,
) -> tuple[list[Chunk], Pace]:
    """Every part of the film: those that are there and whole, and the others made."""
    parts = borders(plan, wish.chunk)
    found = {part: journal.chunk(part.start, part.stop) for part in parts}
    done = {part: chunk for part, chunk in found.items() if chunk is not None}
    tasks = [
        FilmTask(smoothed(track), cast.choices[track.number].guide)
        for track in cast.tracks.tracks
        if track.number in cast.choices
    ]
    pace = Pace(report, plan.frame_count, sum(len(part) for part in done))
    room = Room(journal.folder, plan)
    restorer = ClipRestorer(network, tasks, wish.options)
    begun = datetime.fromisoformat(job.begun_utc)
    maker = ChunkMaker(
        source, plan, restorer, tasks, network, journal, room, pace, begun, mark=wish.mark
    )  # fmt: skip
    for row in in_a_row([part for part in parts if part not in done]):
        for chunk in maker.make(row, list(done.values())):
            done[range(chunk.start, chunk.stop)] = chunk
    return [done[part] for part in parts], pace


def _finish(
    wish: FilmWish,
    plan: FilmPlan,
    job: Job,
    journal: Journal,
    cast: _Cast,
    network: TwoSteps,
    chunks: Sequence[Chunk],
    pace: Pace,
    report: Reporter,
) -> FilmResult:
    """Parts joined, what came of them recorded, the journal removed."""
    seconds, written = pace.seconds, _joined(plan, journal, chunks, report)
    report(Progress(0.8, "Hashing what was written"))
    record = _record(wish, plan, job, journal, cast, network, chunks, written)
    path = write_film_record(record, journal.out)
    if plan.film_format.is_sequence:
        journal.put_in_place()
    journal.remove()
    report(Progress(1.0, "Done"))
    return FilmResult(journal.out, path, record, pace.made, seconds)


def _joined(plan: FilmPlan, journal: Journal, chunks: Sequence[Chunk], report: Reporter) -> WrittenFilm:
    if plan.film_format.is_sequence:
        return writer_for(plan, journal).finish()
    segments = [Segment(journal.folder / chunk.files[0], chunk.start, chunk.stop) for chunk in chunks]
    return join_segments(segments, plan, journal.out, part_of(report, 0.0, 0.8))


def _record(
    wish: FilmWish,
    plan: FilmPlan,
    job: Job,
    journal: Journal,
    cast: _Cast,
    network: TwoSteps,
    chunks: Sequence[Chunk],
    written: WrittenFilm,
) -> FilmRecord:
    tallies = totals(chunks)
    folder = journal.out.parent
    portraits = portrait_records(wish.people, cast.portraits, folder)
    weights = wish.weights or default_weights()
    return FilmRecord(
        begun_utc=job.begun_utc,
        time_utc=utc_text(datetime.now(UTC)),
        source=_source(plan, job, folder),
        weights=WeightsRecord(file_record(weights, folder), wish.weights is None),
        options=wish.options,
        portraits=portraits,
        shots=cast.tracks.shots,
        tracks=_tracks(cast, chunks),
        chunks=tuple(ChunkRecord(chunk.start, chunk.stop, chunk.device, chunk.seconds) for chunk in chunks),
        output=_output(wish, plan, journal, chunks, written),
        machine=this_machine(network.device),
        steadiness=figure_of(list(tallies.values())),
        notes=tuple(dict.fromkeys((*plan.facts.notes, *cast.notes, *network.notes, *written.notes))),
    )


def _source(plan: FilmPlan, job: Job, folder: Path) -> FilmSourceRecord:
    facts = plan.facts
    return FilmSourceRecord(
        stored_path(facts.path, folder),
        job.source,
        facts.width,
        facts.height,
        facts.bits,
        facts.codec,
        facts.pixel_format,
        facts.frame_count,
        str(facts.fps),
        plan.start,
        plan.end,
    )


def _output(
    wish: FilmWish, plan: FilmPlan, journal: Journal, chunks: Sequence[Chunk], written: WrittenFilm
) -> FilmOutputRecord:
    film_format = plan.film_format
    files = pictures_of(chunks, journal.folder) if film_format.is_sequence else [written.path]
    return FilmOutputRecord(
        stored_path(journal.out, journal.out.parent),
        content_of(files),
        film_format.value,
        film_format.is_lossless,
        written.frame_count,
        _marking(wish),
    )


def _marking(wish: FilmWish) -> Marking:
    if not wish.mark:
        return "switched off"
    silent_formats = (FilmFormat.DPX, FilmFormat.DPX16, FilmFormat.EXR)
    return "not possible" if wish.film_format in silent_formats else "marked"


def _tracks(cast: _Cast, chunks: Sequence[Chunk]) -> tuple[TrackRecord, ...]:
    tallies, records = totals(chunks), []
    keys = {id(guide): key for key, guide in enumerate((g for each in cast.portraits.values() for g in each), start=1)}
    for track in cast.tracks.tracks:
        choice = cast.choices.get(track.number)
        key = keys[id(choice.guide)] if choice is not None else None
        person = cast.people.get(track.number, "")
        records.append(track_record(track, tallies.get(track.number), person, choice, key))
    return tuple(records)
