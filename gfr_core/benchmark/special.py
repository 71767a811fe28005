"""Two questions beside the tables: does it harm a good picture, and does colour come out of a grey one?"""

from collections.abc import Sequence

import numpy as np

from gfr_core.benchmark.cases import Case, grey_cases, mild_cases
from gfr_core.benchmark.intervals import estimate
from gfr_core.benchmark.measures import Column, largest_chroma
from gfr_core.benchmark.methods import Restore, applied
from gfr_core.benchmark.result import GreyFigures, MildFigures
from gfr_core.progress import Reporter, part_of
from gfr_core.restore.restorer import Restoration, grey_where_grey
from gfr_core.train.losses.region import landmark_boxes
from gfr_core.train.objective import Batch
from gfr_core.train.validate import box_psnr

MILD_QUALITIES = (40, 90)


def mild_figures(
    name: str, restore: Restore, cases: Sequence[Case], *, seed: int, report: Reporter
) -> tuple[MildFigures, ...]:
    """What a method makes of inputs that are hardly degraded, one row a JPEG quality."""
    share = 1 / len(MILD_QUALITIES)
    parts = (part_of(report, k * share, (k + 1) * share) for k in range(len(MILD_QUALITIES)))
    return tuple(
        _mild(name, restore, cases, quality, seed, part) for quality, part in zip(MILD_QUALITIES, parts, strict=True)
    )


def _mild(name: str, restore: Restore, cases: Sequence[Case], quality: int, seed: int, report: Reporter) -> MildFigures:
    slight = mild_cases(cases, quality)
    rows = [_box_db(batch, made) for batch, made in applied(restore, slight, report, f"{name}, JPEG {quality}")]
    before, after = np.concatenate(rows, axis=1)  # N each
    people = [case.person for case in cases]
    gain = after - before
    input_db, gain_db = (estimate(column, people, seed=seed) for column in (before, gain))
    return MildFigures(name, quality, input_db, gain_db, float((gain >= 0).mean()))


def _box_db(batch: Batch, made: Restoration) -> Column:
    """PSNR of the box before and after. 2 B."""
    box = landmark_boxes(batch.pair.points, batch.sharp.shape[-1])
    return np.stack([box_psnr(one, batch.sharp, box).double().numpy() for one in (batch.degraded, made.restored)])


def grey_figures(name: str, restore: Restore, cases: Sequence[Case], *, seed: int, report: Reporter) -> GreyFigures:
    """How much colour a method puts into grey inputs whose guide has colour."""
    rows = [_chroma(batch, made) for batch, made in applied(restore, grey_cases(cases), report, f"{name}, grey")]
    alone, restorer = np.concatenate(rows, axis=1)  # N each
    people = [case.person for case in cases]
    of_network, as_applied = (estimate(column, people, seed=seed) for column in (alone, restorer))
    return GreyFigures(name, of_network, float(alone.max()), as_applied, float(restorer.max()))


def _chroma(batch: Batch, made: Restoration) -> Column:
    """Largest chroma of the network alone and as the application gives it. 2 B."""
    restored = (made.restored, grey_where_grey(batch.degraded, made.restored))
    return np.stack([largest_chroma(picture).double().numpy() for picture in restored])
