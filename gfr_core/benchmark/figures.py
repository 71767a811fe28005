"""From one number a case to a row of a table."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gfr_core.benchmark.cases import Case
from gfr_core.benchmark.intervals import Estimate, estimate
from gfr_core.benchmark.measures import Column, Scores
from gfr_core.benchmark.result import Difference, GridFigures, MethodFigures


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """A method and its scores.

    Attributes:
        name: of the method.
        scores: one a case.
        warps: its grid is worth judging.
        cases: what it restored.
        seed: of the resampling for the intervals.
    """

    name: str
    scores: Scores
    warps: bool
    cases: Sequence[Case]
    seed: int

    @property
    def people(self) -> tuple[str, ...]:
        """Who each case shows."""
        return tuple(case.person for case in self.cases)

    def estimated(self, column: Column) -> Estimate:
        """The mean of one number a case, with its intervals."""
        return estimate(column, self.people, seed=self.seed)


def method_figures(judged: Judged, bicubic: Scores) -> MethodFigures:
    """A method's row.

    Args:
        judged: its scores.
        bicubic: those of the input, on the same cases.
    """
    scores = judged.scores
    gain = scores.psnr_box - bicubic.psnr_box
    return MethodFigures(
        method=judged.name,
        psnr_crop=judged.estimated(scores.psnr_crop),
        psnr_box=judged.estimated(scores.psnr_box),
        ssim_crop=judged.estimated(scores.ssim_crop),
        ssim_box=judged.estimated(scores.ssim_box),
        gain_crop=judged.estimated(scores.psnr_crop - bicubic.psnr_crop),
        gain_box=judged.estimated(gain),
        gain_other_photo=_of_other_photos(judged, gain),
        better=float((gain > 0).mean()),
        sharpness=judged.estimated(scores.sharpness),
        redegraded=judged.estimated(scores.redegraded),
        grid=_grid_figures(judged) if judged.warps else None,
        psnr_box_of_each=tuple(round(float(value), 4) for value in scores.psnr_box),
    )


def _of_other_photos(judged: Judged, gain: Column) -> Estimate | None:
    other = np.array([not case.from_one_photo for case in judged.cases])
    if other.sum() < 2:
        return None
    people = [case.person for case in judged.cases if not case.from_one_photo]
    return estimate(gain[other], people, seed=judged.seed)


def _grid_figures(judged: Judged) -> GridFigures:
    return GridFigures(judged.estimated(judged.scores.landmark_px), judged.estimated(judged.scores.folded))


def difference(judged: Judged, other: Judged) -> Difference:
    """What one method has over another on the same cases."""
    return Difference(judged.name, other.name, judged.estimated(judged.scores.psnr_box - other.scores.psnr_box))
