"""`gfr tracks`: what `gfr film` would restore."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np

from gfr_core.commands.answer import Answer, Fault
from gfr_core.commands.faults import BAD_INPUT
from gfr_core.commands.inputs import open_finder
from gfr_core.film.track import Track
from gfr_core.film.tracks import Tracks
from gfr_core.film_job.points import Moment, code_of, stretch_of
from gfr_core.film_job.run import tracks_of
from gfr_core.media.clip_facts import ClipFacts
from gfr_core.media.open_film import open_film
from gfr_core.progress import Reporter


@dataclass(frozen=True, slots=True)
class ShotFacts:
    """Frames `first` to `last`, both included; `begins`: the time code of the first."""

    number: int
    first: int
    last: int
    begins: str


@dataclass(frozen=True, slots=True)
class SkippedFacts:
    """Frames of a track that are not restored, both ends included, and why."""

    first: int
    last: int
    reason: str


@dataclass(frozen=True, slots=True)
class TrackFacts:
    """One face through one shot.

    Attributes:
        number: from 1; what --track calls it.
        shot: from 0.
        first, last: its frames, both included.
        begins: the time code of the first.
        size: of the face, the median of its boxes' sides in pixels.
        box: left, top, width, height in its first frame.
        skipped: what is not restored of it.
    """

    number: int
    shot: int
    first: int
    last: int
    begins: str
    size: float
    box: tuple[float, float, float, float]
    skipped: tuple[SkippedFacts, ...]


@dataclass(frozen=True, slots=True)
class TracksFacts:
    """What `gfr tracks` found. `start`, `stop`: the frames that were looked at, the last one left out."""

    source: str
    frames_a_second: float
    start: int
    stop: int
    shots: tuple[ShotFacts, ...]
    tracks: tuple[TrackFacts, ...]


def list_tracks(
    path: Path, start: Moment | None, stop: Moment | None, rate: Fraction | None, report: Reporter
) -> Answer:
    """Shots and tracks of a film. The answer has a fault when there is no face.

    Raises:
        GfrError: the film cannot be read, or the stretch leaves it.
    """
    with open_film(path, rate=rate) as source:
        film = source.facts
        frames = stretch_of(start, stop, film, path.name)
        found = tracks_of(source, frames, open_finder(), report)
    facts = TracksFacts(
        path.name, float(film.fps), frames.start, frames.stop, _shots(found, film), _tracks(found, film)
    )
    fault = (
        None if facts.tracks else Fault(BAD_INPUT, f"No face was found in '{path.name}'.", "Choose another stretch.")
    )
    return Answer(_text(facts), facts, film.notes, fault)


def _shots(found: Tracks, film: ClipFacts) -> tuple[ShotFacts, ...]:
    return tuple(ShotFacts(shot.number, shot.first, shot.last, code_of(shot.first, film)) for shot in found.shots)


def _tracks(found: Tracks, film: ClipFacts) -> tuple[TrackFacts, ...]:
    return tuple(_track(track, film) for track in found.tracks)


def _track(track: Track, film: ClipFacts) -> TrackFacts:
    box = track.places[0].box
    return TrackFacts(
        number=track.number,
        shot=track.shot,
        first=track.first,
        last=track.last,
        begins=code_of(track.first, film),
        size=round(float(np.median([place.box.side for place in track.places])), 1),
        box=(round(float(box.x), 2), round(float(box.y), 2), round(float(box.w), 2), round(float(box.h), 2)),
        skipped=tuple(SkippedFacts(*run) for run in track.skipped),
    )


def _text(facts: TracksFacts) -> str:
    lines = []
    for shot in facts.shots:
        lines.append(f"shot {shot.number}: {shot.begins}, frames {shot.first} to {shot.last}")
        lines += [line for track in facts.tracks if track.shot == shot.number for line in _lines(track)]
    return "\n".join(lines)


def _lines(track: TrackFacts) -> list[str]:
    skipped = [f"    {each.first} to {each.last} skipped: {each.reason}" for each in track.skipped]
    return [f"  track {track.number}: frames {track.first} to {track.last}, face of {track.size:.0f} px", *skipped]
