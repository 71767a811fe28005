"""Which portrait suits a face best: the one whose pose and expression need the least bending.

Source: Li et al., *Enhanced Blind Face Restoration with Multi-Exemplar Images and Adaptive Spatial Feature Fusion*
(ASFFNet), CVPR 2020, section 3.1: the lowest residual of an affine fit of the landmarks, with the mouth weighted up.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gfr_core.faces.face import Face
from gfr_core.geometry import Box, Points68, affine_between, apply_map
from gfr_core.pairing.guide_set import Guide

BROWS, EYES, MOUTH = slice(17, 27), slice(36, 48), slice(48, 68)
EYE_WEIGHT = 1.01
MOUTH_WEIGHT = 1.49


@dataclass(frozen=True, slots=True, eq=False)
class RankedGuide:
    """A guide with its rank.

    Attributes:
        guide: the portrait.
        residual: root mean square distance left after the best affine fit, as a share of the face's size; None when
            guide or face has no landmarks.
    """

    guide: Guide
    residual: float | None


def rank_guides(face: Face, guides: Sequence[Guide]) -> list[RankedGuide]:
    """All guides, the best first; those that cannot be compared come last, in the order given."""
    ranked = [RankedGuide(guide, _residual(face, guide.face)) for guide in guides]
    return sorted(ranked, key=lambda r: float("inf") if r.residual is None else r.residual)


def affine_residual(source: Points68, target: Points68) -> float:
    """How far `source` stays from `target` after the best affine map, as a share of the size of `target`."""
    weights = landmark_weights()
    fit = affine_between(source, target, weights=weights)
    squared = ((apply_map(fit, source) - target) ** 2).sum(axis=1)
    return float(np.sqrt((weights * squared).sum() / weights.sum()) / Box.around(target).side)


def landmark_weights() -> NDArray[np.float64]:
    """How much each of the 68 points counts."""
    weights = np.ones(68)
    weights[BROWS] = weights[EYES] = EYE_WEIGHT
    weights[MOUTH] = MOUTH_WEIGHT
    return weights


def _residual(face: Face, guide: Face) -> float | None:
    if face.landmarks is None or guide.landmarks is None:
        return None
    return affine_residual(guide.landmarks, face.landmarks)
