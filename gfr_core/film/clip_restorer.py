"""Frames with their tracks in, frames with restored faces out: one stretch of a film after the other.

A stretch restored by itself gives the frames that the whole film would: `needed` says which frames around it must be
given too. A frame waits until its neighbours were seen; nothing else is kept, so memory is constant in the length.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from gfr_core.film.blocks import needed_frames
from gfr_core.film.grain import lay_grain
from gfr_core.film.options import DEFAULT_FILM_OPTIONS, FilmOptions
from gfr_core.film.steadiness import Steadiness
from gfr_core.film.temporal import BLEND_REACH
from gfr_core.film.track_work import FaceChange, FilmTask, TrackWork
from gfr_core.film.two_steps import TwoSteps
from gfr_core.media.frame import Frame, Pixels
from gfr_core.progress import Progress, Reporter, silent
from gfr_core.restore.composite import add_change
from gfr_core.restore.crop import rect_inside, spread
from gfr_core.restore.mask import trimmed

Plane = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class FaceInFrame:
    """What became of a track in one frame.

    Attributes:
        track: its number.
        weight: how much of the restoration is shown, 0 to 1.
        reason: why nothing is shown; empty when something is.
        steadiness: against the frame before; None when there is nothing to compare with.
    """

    track: int
    weight: float
    reason: str = ""
    steadiness: Steadiness | None = None


@dataclass(frozen=True, slots=True, eq=False)
class RestoredFrame:
    """One frame of the result.

    Attributes:
        number: of the frame, from 0.
        frame: with its faces restored; the very frame that was given when none is.
        faces: of all tracks that pass through it.
        mask: H W in [0, 1], where it could change; None when nothing is restored.
    """

    number: int
    frame: Frame
    faces: tuple[FaceInFrame, ...]
    mask: Plane | None = None


class ClipRestorer:
    """Restores the faces of a film. Every stretch starts afresh: nothing is carried from one to the next."""

    def __init__(
        self, network: TwoSteps, tasks: Sequence[FilmTask], options: FilmOptions = DEFAULT_FILM_OPTIONS
    ) -> None:
        """Take the tracks to restore; tracks not given are left alone."""
        self._network, self._tasks, self._options = network, tuple(tasks), options

    @property
    def notes(self) -> tuple[str, ...]:
        """What this machine's memory forced, in words for the user."""
        return self._network.notes

    def needed(self, wanted: range, count: int) -> range:
        """The frames that must be given for the `wanted` ones of a film of `count` frames."""
        around = needed_frames(wanted, self._options.grid_every, self._options.batch)
        return range(max(0, around.start), min(count, around.stop))

    def restore(
        self, frames: Iterable[Frame], first: int, wanted: range, report: Reporter = silent
    ) -> Iterator[RestoredFrame]:
        """The wanted frames, one after the other, as soon as each can be told.

        Args:
            frames: those of `needed(wanted)`, in order.
            first: number of the first of them.
            wanted: numbers of the frames to give.
            report: told after every frame given.

        Raises:
            ValueError: frames that were needed have not been given.
            MachineError: not even one crop fits this computer's memory.
            Stopped: out of `report`.
        """
        works = [TrackWork(t, self._network, self._options) for t in self._tasks if _touches(t, self.needed_of(wanted))]
        waiting: deque[tuple[int, Frame]] = deque()
        number = first - 1
        for number, frame in enumerate(frames, first):
            for work in works:
                work.give(number, frame.pixels)
            if number in wanted:
                waiting.append((number, frame))
            while waiting and number >= self.needed_of(range(waiting[0][0], waiting[0][0] + 1)).stop - 1:
                yield self._next(works, waiting.popleft(), wanted, report)
        _check(works, self.needed_of(wanted), first, number)
        while waiting:
            yield self._next(works, waiting.popleft(), wanted, report)

    def needed_of(self, wanted: range) -> range:
        """As `needed`, of a film without end."""
        return needed_frames(wanted, self._options.grid_every, self._options.batch)

    def _next(
        self, works: Sequence[TrackWork], waiting: tuple[int, Frame], wanted: range, report: Reporter
    ) -> RestoredFrame:
        number, frame = waiting
        result = self._restored(works, number, frame)
        for work in works:
            work.forget(number - BLEND_REACH)
        done = number - wanted.start + 1
        report(Progress(done / len(wanted), f"Restoring: frame {number + 1} ({done} of {len(wanted)})"))
        return result

    def _restored(self, works: Sequence[TrackWork], number: int, frame: Frame) -> RestoredFrame:
        here = [work for work in works if number in work.path.frames]
        changes = [(work, work.change(number)) for work in here]
        faces = tuple(_told(work, change, number) for work, change in changes)
        shown = [(work, change) for work, change in changes if change is not None]
        if not shown or self._options.strength == 0:
            return RestoredFrame(number, frame, faces)
        pixels = frame.pixels.copy()
        mask = np.zeros(pixels.shape[:2], np.float32)
        for work, change in shown:
            self._put_back(pixels, mask, frame.pixels, work, change, number)
        return RestoredFrame(number, replace(frame, pixels=pixels), faces, mask)

    def _put_back(
        self, pixels: Pixels, mask: Plane, source: Pixels, work: TrackWork, change: FaceChange, number: int
    ) -> None:
        """The change under the mask, then grain over it."""
        share = np.float32(self._options.strength * work.path.weight_at(number))
        add_change(pixels, mask, share * change.change, change.mask, change.crop)
        rect = rect_inside(change.crop, *pixels.shape[:2])
        if self._options.grain == 0 or rect.empty:
            return
        where = share * trimmed(spread(change.mask, change.crop, rect))
        seed = (self._options.seed, work.path.track.number, number)
        lay_grain(pixels[rect.place], source[rect.place], where, change.grain, self._options.grain, seed)


def _touches(task: FilmTask, needed: range) -> bool:
    return task.path.frames.start < needed.stop and task.path.frames.stop > needed.start


def _told(work: TrackWork, change: FaceChange | None, number: int) -> FaceInFrame:
    track = work.path.track
    if change is not None:
        return FaceInFrame(track.number, work.path.weight_at(number), "", change.steadiness)
    place = track.place_at(number)
    return FaceInFrame(track.number, 0.0, work.failed.get(number, "" if place is None else place.reason))


def _check(works: Sequence[TrackWork], needed: range, first: int, last: int) -> None:
    """Fewer frames than the tracks go on for would give other pixels than the whole film."""
    for work in works:
        low, high = max(needed.start, work.path.frames.start), min(needed.stop, work.path.frames.stop) - 1
        if low < first or high > last:
            raise ValueError(
                f"frames {first} to {last} were given; track {work.path.track.number} needs {low} to {high}"
            )
