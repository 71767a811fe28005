"""Some cases of a benchmark as pictures, to be looked at."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from gfr_core.benchmark.measures import Column
from gfr_core.restore.restorer import Restoration
from gfr_core.shapes import Images
from gfr_core.train.objective import Batch

Picture = NDArray[np.uint8]
MOST = 6
"""Cases kept a method: rows of a contact sheet."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One case, pictures S S 3.

    Attributes:
        degraded, guide, warped_guide, restored, sharp: as they are called everywhere.
        box_db: PSNR of the restored box.
        input_db: of the input's.
    """

    degraded: Picture
    guide: Picture
    warped_guide: Picture
    restored: Picture
    sharp: Picture
    box_db: float
    input_db: float = float("nan")


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """The first cases of one method at one scale."""

    scale: float
    method: str
    rows: tuple[Row, ...]

    def beside(self, bicubic: "Shown") -> "Shown":
        """The same, each row knowing how good its input was."""
        rows = (replace(row, input_db=given.box_db) for row, given in zip(self.rows, bicubic.rows, strict=True))
        return replace(self, rows=tuple(rows))


def shown_rows(batch: Batch, made: Restoration, box_db: Column, kept: int) -> list[Row]:
    """The rows of a batch that still have room after `kept` others."""
    pictures = (batch.degraded, batch.guide, made.warped_guide, made.restored, batch.sharp)
    rows = zip(*(_pixels(images[: max(0, MOST - kept)]) for images in pictures), box_db.tolist(), strict=False)
    return [Row(*row) for row in rows]


def _pixels(images: Images) -> Picture:
    levels = (images.clamp(0, 1) * 255).round().byte()
    return np.ascontiguousarray(levels.permute(0, 2, 3, 1).numpy())  # B S S 3
