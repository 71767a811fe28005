"""Which portrait a ranking means: it knows names only, and two files may have one name."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isclose

import numpy as np

from gfr_core.faces.face import Face
from gfr_core.geometry import SquareCrop
from gfr_core.pairing.rank import affine_residual
from gfr_core.record.circumstances import Offered
from gfr_core.restore.crop import cut
from gfr_core.restore.outcome import FaceResult, GuideRank


@dataclass(frozen=True, slots=True, eq=False)
class Offers:
    """What was offered for a face.

    Attributes:
        ranked: the portraits found, the best first, with their residuals.
        used: the one that guided; None when it did not come to that, or it was not found.
        unknown: names in the ranking for which no portrait was found.
    """

    ranked: tuple[tuple[Offered, float | None], ...]
    used: Offered | None
    unknown: tuple[str, ...]


def offers_for(result: FaceResult, portraits: Sequence[Offered]) -> Offers:
    """Finds each portrait of a face's ranking by its name and how well it suits the face."""
    left = list(portraits)
    ranked: list[tuple[Offered, float | None]] = []
    unknown: list[str] = []
    for rank in result.ranking:
        found = next((each for each in left if _is_meant(each, rank, result.face)), None)
        if found is None:
            unknown.append(rank.guide)
        else:
            left.remove(found)
            ranked.append((found, rank.residual))
    return Offers(tuple(ranked), _used(result, [portrait for portrait, _ in ranked]), tuple(unknown))


def _is_meant(portrait: Offered, rank: GuideRank, face: Face) -> bool:
    if portrait.name != rank.guide:
        return False
    if rank.residual is None:
        return portrait.face.landmarks is None or face.landmarks is None
    if portrait.face.landmarks is None or face.landmarks is None:
        return False
    return isclose(affine_residual(portrait.face.landmarks, face.landmarks), rank.residual, rel_tol=1e-6, abs_tol=1e-9)


def _used(result: FaceResult, ranked: Sequence[Offered]) -> Offered | None:
    of_that_name = [portrait for portrait in ranked if portrait.name == result.guide]
    if len(of_that_name) > 1:
        return next((each for each in of_that_name if _was_shown(each, result)), of_that_name[0])
    return of_that_name[0] if of_that_name else None


def _was_shown(portrait: Offered, result: FaceResult) -> bool:
    """Whether the networks saw this portrait: its square is compared with the one they were given."""
    if result.steps is None or portrait.pixels is None:
        return False
    square = cut(portrait.pixels, SquareCrop.of_face(portrait.face.box), result.steps.guide.shape[0])
    return np.array_equal(square, result.steps.guide)
