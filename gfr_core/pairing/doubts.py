"""What makes a restoration doubtful, in words: said before the work, kept with the result."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from gfr_core.faces.face import Face
from gfr_core.geometry import Points68
from gfr_core.pairing.guide_set import ADVISED_GUIDE
from gfr_core.pairing.rank import RankedGuide

SMALL_FACE = 24
"""Landmark box, px: below it the result is mostly the portrait."""
SMALLER = 0.9
"""Share of the old face's size below which a portrait counts as smaller; less than this is landmarks' noise."""
UNLIKE_POSE = 0.055
"""Residual of the affine fit, share of the face: 99 % of photos of one person facing the camera stay below it
(`benchmarks/pose_residuals.py` prints the distribution)."""
PROFILE = 0.22
"""Where the nose lies between the ends of the jaw, 0.5 = in the middle: nearer an end than this is a profile."""
CLOSED_EYES = 0.21
"""Opening of the eyes over their width: 98 % of photographs are above it (`benchmarks/wrong_portraits.py` prints the
distribution). With the index's own landmarks: the program's landmarker sees shut eyes as open."""
NOSE_TIP, JAW_START, JAW_END = 30, 0, 16
EYES = (36, 42)
"""The first of the six landmarks of each eye: outer corner, two on the upper lid, inner corner, two on the lower."""


def doubts_about(face: Face, chosen: RankedGuide) -> tuple[str, ...]:
    """One sentence for each doubt about restoring `face` with `chosen`; empty when there is none."""
    return (*_size_doubts(face, chosen), *_pose_doubts(face, chosen), *_eye_doubts(chosen))


def eye_opening(points: Points68) -> float:
    """How far the eyes are open: height over width, the mean of both; about 0.34, 0 when shut.

    Source: Soukupova, Cech, *Real-Time Eye Blink Detection using Facial Landmarks*, CVWW 2016, eq. 1.
    """
    return sum(_opening(points[first : first + 6]) for first in EYES) / len(EYES)


def _size_doubts(face: Face, chosen: RankedGuide) -> Iterator[str]:
    name, face_px, guide_px = chosen.guide.name, face.box.side, chosen.guide.face.box.side
    if chosen.guide.faces_found > 1:
        yield f"Portrait '{name}' shows {chosen.guide.faces_found} faces; the largest was taken."
    if face_px < SMALL_FACE:
        yield f"The face is only {face_px:.0f} px large; most of what is shown comes from the portrait."
    if guide_px < ADVISED_GUIDE:
        yield f"The face in portrait '{name}' is only {guide_px:.0f} px large; at least {ADVISED_GUIDE} px are advised."
    elif guide_px < SMALLER * face_px:
        yield f"The face in portrait '{name}' is smaller ({guide_px:.0f} px) than the old one ({face_px:.0f} px)."


def _pose_doubts(face: Face, chosen: RankedGuide) -> Iterator[str]:
    name = chosen.guide.name
    if _is_profile(face):
        yield "The face is seen from the side; the network has hardly learnt this."
    if _is_profile(chosen.guide.face):
        yield f"The face in portrait '{name}' is seen from the side."
    if chosen.residual is not None and chosen.residual > UNLIKE_POSE:
        yield (
            f"Portrait '{name}' differs much in pose or expression "
            f"({chosen.residual:.1%} of the face after the best fit; up to {UNLIKE_POSE:.1%} is usual)."
        )


def _eye_doubts(chosen: RankedGuide) -> Iterator[str]:
    points = chosen.guide.face.landmarks
    if points is None or not (opening := eye_opening(points)) < CLOSED_EYES:
        return
    yield (
        f"The eyes in portrait '{chosen.guide.name}' are narrow or closed "
        f"(open by {opening:.2f} of their width; 98 of 100 portraits exceed {CLOSED_EYES:.2f})."
    )


def _opening(eye: NDArray[np.float64]) -> float:
    outer, upper_1, upper_2, inner, lower_2, lower_1 = eye
    width = float(np.linalg.norm(outer - inner))
    height = (np.linalg.norm(upper_1 - lower_1) + np.linalg.norm(upper_2 - lower_2)) / 2
    return float(height) / width if width > 0 else 1.0


def _is_profile(face: Face) -> bool:
    return face.landmarks is not None and not PROFILE < _turn(face.landmarks) < 1 - PROFILE


def _turn(points: Points68) -> float:
    """Where the tip of the nose falls on the line between the ends of the jaw: 0..1, 0.5 when facing the camera."""
    across = points[JAW_END] - points[JAW_START]
    length = float(across @ across)
    return float((points[NOSE_TIP] - points[JAW_START]) @ across) / length if length > 0 else 0.5
