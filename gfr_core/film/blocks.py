"""Which frames are worked together, and which are needed for which: the arithmetic that makes chunks invisible.

Batches are blocks of frames counted from the first frame of the film, not from the first of a chunk. A network's result
for a frame may depend on its batch in the last bit; so every chunk must form the same batches to give the same frames.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gfr_core.film.smooth import FacePath
from gfr_core.film.temporal import BLEND_REACH, GRID_REACH


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """Of one track: which frames are restored, and which of them are near which.

    Attributes:
        first: number of the track's first frame.
        runs: N, for every frame the number of the unbroken run of restored frames it is in; -1 where it is skipped.
        grid_every, batch: as in `FilmOptions`.
    """

    first: int
    runs: NDArray[np.int64]
    grid_every: int
    batch: int

    @staticmethod
    def of(path: FacePath, grid_every: int, batch: int) -> "Plan":
        """The plan of a track."""
        shown = path.weights > 0
        begins = shown & ~np.concatenate([[False], shown[:-1]])
        return Plan(path.track.first, np.where(shown, np.cumsum(begins) - 1, -1), grid_every, batch)

    def run(self, number: int) -> int:
        """The run that a frame is in; -1 where it is not restored."""
        index = number - self.first
        return int(self.runs[index]) if 0 <= index < len(self.runs) else -1

    def block(self, number: int) -> list[int]:
        """The restored frames of the block that frame `number` is in."""
        start = number // self.batch * self.batch
        return [n for n in range(start, start + self.batch) if self.run(n) >= 0]

    def has_grid(self, number: int) -> bool:
        """The network looks for a grid in this frame: in every n-th, and in the first of each run."""
        run = self.run(number)
        return run >= 0 and (number % self.grid_every == 0 or self.run(number - 1) != run)

    def grids_near(self, number: int) -> list[int]:
        """Frames whose grids are averaged for a frame: at least one."""
        near = self._near(number, GRID_REACH)
        found = [n for n in near if self.has_grid(n)]
        return found or [n for n in self._near(number, self.grid_every) if self.has_grid(n)]

    def faces_near(self, number: int) -> list[int]:
        """Frames whose restored faces are blended with that of a frame, without itself."""
        return [n for n in self._near(number, BLEND_REACH) if n != number]

    def _near(self, number: int, reach: int) -> list[int]:
        run = self.run(number)
        return [n for n in range(number - reach, number + reach + 1) if run >= 0 and self.run(n) == run]


def needed_frames(wanted: range, grid_every: int, batch: int) -> range:
    """The frames that must be given for the `wanted` ones: their neighbours in whole blocks. May reach below 0."""
    reach = max(GRID_REACH, grid_every)
    low = _block_start(wanted.start - BLEND_REACH - 1, batch)  # one more: steadiness compares with the frame before
    high = _block_stop(wanted.stop - 1 + BLEND_REACH, batch)
    return range(_block_start(low - reach, batch), _block_stop(high - 1 + reach, batch))


def _block_start(number: int, batch: int) -> int:
    return number // batch * batch


def _block_stop(number: int, batch: int) -> int:
    return (number // batch + 1) * batch
