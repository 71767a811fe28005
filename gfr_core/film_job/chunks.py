"""A film restored part by part: each part lies whole in the journal before the next is begun."""

import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice, pairwise
from pathlib import Path

import numpy as np

from gfr_core.film.clip_restorer import ClipRestorer, FaceInFrame, RestoredFrame
from gfr_core.film.steadiness import Steadiness
from gfr_core.film.track import Track
from gfr_core.film.track_work import FilmTask
from gfr_core.film.two_steps import TwoSteps
from gfr_core.film_job.job import content_of
from gfr_core.film_job.journal import Chunk, Journal, TrackTally
from gfr_core.film_job.pace import Pace
from gfr_core.film_job.room import Room
from gfr_core.media.clip_codecs import FilmFormat
from gfr_core.media.clip_segments import write_segment
from gfr_core.media.film_plan import FilmPlan
from gfr_core.media.film_source import ClipFrame, FilmSource
from gfr_core.media.frame import Frame
from gfr_core.media.frame_patch import patched
from gfr_core.media.sequence_writer import SequenceWriter
from gfr_core.record.marking import marked_as_restored

_UNSEEN = Frame(np.zeros((1, 1, 3), np.uint8), "a frame in which nothing is restored")


def borders(plan: FilmPlan, size: int) -> list[range]:
    """The parts of a film: they end at multiples of `size` counted from the source's first frame, whatever is shown."""
    edges = [plan.start, *range((plan.start // size + 1) * size, plan.end, size), plan.end]
    return [range(first, end) for first, end in pairwise(edges)]


def in_a_row(parts: Sequence[range]) -> list[list[range]]:
    """Parts that follow each other without a gap, together: they are restored in one go."""
    rows: list[list[range]] = []
    for part in parts:
        if rows and rows[-1][-1].stop == part.start:
            rows[-1].append(part)
        else:
            rows.append([part])
    return rows


@dataclass(frozen=True, slots=True, eq=False)
class ChunkMaker:
    """Makes the parts of one film.

    Attributes:
        source: read only.
        plan: what is written.
        restorer: with the tasks below.
        tasks: the tracks that are restored.
        network: the restorer's; where it computes is asked after every part.
        journal: where the parts go.
        room: is watched.
        pace: is told of every frame.
        begun: when the job was begun: the mark in pictures names it.
        mark: whether pictures are marked.
    """

    source: FilmSource
    plan: FilmPlan
    restorer: ClipRestorer
    tasks: Sequence[FilmTask]
    network: TwoSteps
    journal: Journal
    room: Room
    pace: Pace
    begun: datetime
    mark: bool

    def make(self, row: Sequence[range], done: Sequence[Chunk]) -> Iterator[Chunk]:
        """The parts of a row, one after the other, each whole on the disk when it is given.

        Args:
            row: parts that follow each other.
            done: those finished before.

        Raises:
            GfrError: a frame cannot be read or stored.
            MachineError: the disk is full or nearly so, memory does not suffice.
        """
        finished = list(done)
        frames = self._frames(range(row[0].start, row[-1].stop))
        for part in row:
            self.room.check(sum(c.stop - c.start for c in finished), sum(c.content.size for c in finished))
            chunk = self._chunk(part, frames)
            finished.append(chunk)
            yield chunk

    def _chunk(self, part: range, frames: "Iterator[tuple[ClipFrame, tuple[FaceInFrame, ...]]]") -> Chunk:
        began = time.monotonic()
        tally = Tally({task.path.track.number: task.path.track for task in self.tasks})
        names = self._written(part, self._counted(islice(frames, len(part)), tally))
        content = content_of([self.journal.folder / name for name in names])
        seconds = round(time.monotonic() - began, 3)
        chunk = Chunk(part.start, part.stop, names, content, self.network.device, seconds, tally.of_tracks())
        self.journal.keep(chunk)
        return chunk

    def _written(self, part: range, frames: Iterator[ClipFrame]) -> tuple[str, ...]:
        if not self.plan.film_format.is_sequence:
            path = self.journal.part(part.start, part.stop, self.plan.encoding.suffix)
            return (write_segment(frames, self.plan, path, part.start, part.stop).path.name,)
        writer = writer_for(self.plan, self.journal)
        return tuple(str(writer.write(frame).relative_to(self.journal.folder).as_posix()) for frame in frames)

    def _counted(
        self, frames: "Iterator[tuple[ClipFrame, tuple[FaceInFrame, ...]]]", tally: "Tally"
    ) -> Iterator[ClipFrame]:
        for frame, faces in frames:
            self.room.check_reserve()
            yield frame
            tally.add(frame.number, faces)
            self.pace.frame_done()

    def _frames(self, wanted: range) -> Iterator[tuple[ClipFrame, tuple[FaceInFrame, ...]]]:
        needed = self.restorer.needed(wanted, self.plan.end)
        first = max(needed.start, self.plan.start)
        waiting: deque[tuple[ClipFrame, Frame]] = deque()
        shown = {n for task in self.tasks for n in task.path.frames if task.path.weight_at(n) > 0}

        def pictures() -> Iterator[Frame]:
            for stored in self.source.frames(first, needed.stop):
                seen = self.source.rgb(stored) if stored.number in shown else _UNSEEN
                if stored.number in wanted:
                    waiting.append((stored, seen))
                yield seen

        for made in self.restorer.restore(pictures(), first, wanted):
            stored, seen = waiting.popleft()
            yield self._put(stored, seen, made), made.faces

    def _put(self, stored: ClipFrame, seen: Frame, made: RestoredFrame) -> ClipFrame:
        """The frame as it is stored, with what was restored; the very frame when nothing was."""
        if made.frame is seen:
            return stored
        native = patched(stored.native, seen.pixels, made.frame.pixels, self.plan.facts.path.name)
        changed = replace(stored, native=native)
        if not self.mark or self.plan.film_format not in (FilmFormat.TIFF, FilmFormat.PNG):
            return changed
        return replace(changed, metadata=marked_as_restored(seen, when=self.begun).metadata)


@dataclass(slots=True)
class Tally:
    """Counts what became of tracks, frame after frame."""

    tracks: dict[int, Track]
    _counts: dict[int, TrackTally] = field(default_factory=dict)

    def add(self, number: int, faces: Sequence[FaceInFrame]) -> None:
        """The faces of one more frame."""
        for face in faces:
            before = self._counts.get(face.track, TrackTally(face.track))
            place = self.tracks[face.track].place_at(number)
            skipped = place is not None and place.state == "skipped"
            restored = face.weight > 0
            failed = not restored and not skipped
            more = (face.reason,) if failed and face.reason and face.reason not in before.reasons else ()
            self._counts[face.track] = replace(
                before,
                restored=before.restored + restored,
                skipped=before.skipped + (skipped and not restored),
                failed=before.failed + failed,
                reasons=before.reasons + more,
                steadiness=_sums(Steadiness(*before.steadiness) + (face.steadiness or Steadiness())),
            )

    def of_tracks(self) -> tuple[TrackTally, ...]:
        """One a track, by number."""
        return tuple(self._counts[number] for number in sorted(self._counts))


def totals(chunks: Sequence[Chunk]) -> dict[int, TrackTally]:
    """What became of each track in the whole film, by its number."""
    every: dict[int, TrackTally] = {}
    for one in (tally for chunk in chunks for tally in chunk.faces):
        before = every.get(one.track, TrackTally(one.track))
        every[one.track] = TrackTally(
            one.track,
            before.restored + one.restored,
            before.skipped + one.skipped,
            before.failed + one.failed,
            tuple(dict.fromkeys(before.reasons + one.reasons)),
            _sums(Steadiness(*before.steadiness) + Steadiness(*one.steadiness)),
        )
    return every


def writer_for(plan: FilmPlan, journal: Journal) -> SequenceWriter:
    """Writes a sequence's pictures into the journal's folder, named as the film."""
    journal.pictures.mkdir(exist_ok=True)
    return SequenceWriter(plan, journal.pictures, journal.out.name)


def pictures_of(chunks: Sequence[Chunk], folder: Path) -> list[Path]:
    """The files of finished parts, in order."""
    return [folder / name for chunk in chunks for name in chunk.files]


def _sums(steadiness: Steadiness) -> tuple[float, float, float]:
    return float(steadiness.restored), float(steadiness.source), float(steadiness.weight)
