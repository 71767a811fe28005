"""`gfr film`: a film from a file to a file."""

from dataclasses import dataclass

from gfr_core.commands.answer import Answer
from gfr_core.commands.inputs import open_finder
from gfr_core.film.two_steps import TwoSteps
from gfr_core.film_job.film_record import TrackRecord
from gfr_core.film_job.run import FilmResult, run_film
from gfr_core.film_job.wish import FilmWish
from gfr_core.progress import Progress, Reporter, part_of


@dataclass(frozen=True, slots=True)
class FilmFacts:
    """What `gfr film` did.

    Attributes:
        output: the film's path, or the folder of a sequence.
        record: its record's path.
        frames: of the film.
        frames_made: in this run; the others were finished before.
        frames_a_second: of this run, reading and writing included; None when nothing was left to make.
        steadiness: 1 is as steady as the old film, less is steadier; None when there is nothing to compare.
        tracks: every face found and what became of it.
        notes: losses, doubts and choices, in words.
        marking: "marked", "switched off" or "not possible".
    """

    output: str
    record: str
    frames: int
    frames_made: int
    frames_a_second: float | None
    steadiness: float | None
    tracks: tuple[TrackRecord, ...]
    notes: tuple[str, ...]
    marking: str


def film(wish: FilmWish, device: str, report: Reporter) -> Answer:
    """Restores what `wish` asks for. Faults as `run_film`, and `TwoSteps.load` for the weights and the device."""
    report(Progress(0.0, "loading weights"))
    network, finder = TwoSteps.load(wish.weights, device), open_finder()
    return _answer(run_film(wish, network, finder, part_of(report, 0.01, 1.0)))


def _answer(result: FilmResult) -> Answer:
    record = result.record
    pace = round(result.frames_made / result.seconds, 2) if result.frames_made and result.seconds > 0 else None
    facts = FilmFacts(
        output=str(result.output),
        record=str(result.record_path),
        frames=record.output.frame_count,
        frames_made=result.frames_made,
        frames_a_second=pace,
        steadiness=None if record.steadiness is None else round(record.steadiness, 4),
        tracks=record.tracks,
        notes=record.notes,
        marking=record.output.marking,
    )
    return Answer(_text(facts), facts, facts.notes)


def _text(facts: FilmFacts) -> str:
    lines = [_line(track) for track in facts.tracks]
    if facts.steadiness is not None:
        lines.append(f"steadiness: {facts.steadiness:.2f} (the old film: 1; less is steadier)")
    pace = f", {facts.frames_a_second:.1f} a second" if facts.frames_a_second is not None else ""
    lines.append(f"frames: {facts.frames}, {facts.frames_made} made now{pace}")
    return "\n".join([*lines, f"record: {facts.record}", f"result: {facts.output}"])


def _line(track: TrackRecord) -> str:
    words = f"Track {track.number}, frames {track.first} to {track.last}"
    if track.portrait is None:
        return f"{words}: left alone."
    left = [(track.skipped, "skipped"), (track.failed, "failed")]
    counts = ", ".join([f"{track.restored} restored", *(f"{count} {word}" for count, word in left if count)])
    reasons = dict.fromkeys([reason for _, _, reason in track.skipped_runs] + list(track.reasons))
    return "\n  ".join([f"{words}, {track.person}: {counts}.", *reasons])
