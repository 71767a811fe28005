"""Which frames of a track are not restored, and why."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from gfr_core.film.track import Place, Track
from gfr_core.geometry import Points68
from gfr_core.pairing.doubts import JAW_END, JAW_START, NOSE_TIP, PROFILE, SMALL_FACE

STEADY = 3
"""Frames either way whose median decides: one odd frame neither skips nor saves a face."""
BACK = 0.02
"""How much further a face must turn back than it had turned away: no flicker at the border."""
FROM_THE_SIDE = "The face is seen from the side."


def marked(track: Track) -> Track:
    """The track with the places that are not to be restored marked as skipped, each with its reason."""
    turned = _held([_turned(place) for place in track.places], PROFILE, PROFILE + BACK)
    sizes = [place.box.side for place in track.places]
    small = _held(sizes, SMALL_FACE, SMALL_FACE * (1 + BACK))
    every = zip(track.places, sizes, turned, small, strict=True)
    return replace(track, places=tuple(_judged(*each) for each in every))


def turn_of(points: Points68) -> float:
    """How far the tip of the nose is from the nearer end of the jaw, across the face: 0.5 when facing the camera."""
    across = points[JAW_END] - points[JAW_START]
    length = float(across @ across)
    place = float((points[NOSE_TIP] - points[JAW_START]) @ across) / length if length > 0 else 0.5
    return min(place, 1 - place)


def _turned(place: Place) -> float:
    return 0.5 if place.landmarks is None else turn_of(place.landmarks)


def _judged(place: Place, side: float, turned: bool, small: bool) -> Place:  # noqa: FBT001
    reason = FROM_THE_SIDE if turned else ""
    if small:
        reason = f"The face is only {side:.0f} px large; at least {SMALL_FACE} px are needed."
    return replace(place, state="skipped", reason=reason) if reason else place


def _held(values: Sequence[float], low: float, high: float) -> list[bool]:
    """Where the values are too low: from falling below `low` until rising above `high`."""
    is_low, answers = False, []
    for value in _steady(np.asarray(values, dtype=np.float64)):
        is_low = value < (high if is_low else low)
        answers.append(is_low)
    return answers


def _steady(values: NDArray[np.float64]) -> list[float]:
    """The median over the frames around each."""
    return [float(np.median(values[max(0, i - STEADY) : i + STEADY + 1])) for i in range(len(values))]
