"""Where the crop and the mask of a face lie in every frame, smoothed over the whole track at once.

Not causal: every frame is smoothed by those before and after it alike, so that nothing lags. The curve minimises

    sum w (x - z)^2 + strength * sum (second difference of z)^2

(Whittaker, *On a new method of graduation*, 1923): what moves evenly costs nothing and is kept exactly, what shakes is
evened out. Frames that lie far off count less (three rounds of Huber's weights). Strengths are for 24 to 30 frames a
second: half of a motion of 2.6 per second is kept at `CENTRE` (of 25 frames), nearly all of one below 1 per second.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gfr_core.faces.face import Face
from gfr_core.film.track import Place, Track
from gfr_core.geometry import Box, Points68

Array = NDArray[np.float64]

CENTRE, SIZE, SHAPE = 30.0, 1000.0, 10.0
"""How strongly the middle of the box, its width and height, and the landmarks within it are smoothed. A noise of 1 px
leaves jumps of 0.08, 0.02 and 0.13 px from frame to frame (standard deviation)."""
WEIGHTS = {"found": 1.0, "skipped": 1.0, "followed": 0.5, "bridged": 0.1}
"""How far a place is to be believed."""
FADE = 6
"""Frames over which a restoration comes and goes where a track does in the middle of a shot."""
HUBER = 2.0
"""Deviations from which on a frame counts less."""
ROUNDS = 3
LEAST_SCATTER = 0.1
"""Pixels: less is no scatter, only rounding."""


@dataclass(frozen=True, slots=True, eq=False)
class FacePath:
    """A track as it is restored.

    Attributes:
        track: what it was made of.
        boxes: N 4: x, y, width, height, one a frame.
        landmarks: N 68 2; NaN in frames before the first and after the last that have any; None without any.
        weights: N, how much of the restoration is shown, 0 (skipped) to 1.
    """

    track: Track
    boxes: Array
    landmarks: Array | None
    weights: Array

    @property
    def frames(self) -> range:
        """The numbers of its frames."""
        return range(self.track.first, self.track.last + 1)

    def weight_at(self, number: int) -> float:
        """How much is shown in frame `number`: 0 where the track is not."""
        return float(self.weights[number - self.track.first]) if number in self.frames else 0.0

    def face_at(self, number: int) -> Face:
        """The face in frame `number` of its track."""
        index = number - self.track.first
        points = None if self.landmarks is None else self.landmarks[index]
        has_points = points is not None and bool(np.isfinite(points).all())
        return Face(Box(*(float(v) for v in self.boxes[index])), 1.0, "track", points if has_points else None)


def smoothed(track: Track) -> FacePath:
    """The path of a track: no jumps, no lag, faded where it is skipped and at ends within a shot."""
    believed = np.array([WEIGHTS[place.state] for place in track.places])
    rows = np.array([(*place.box.centre, place.box.w, place.box.h) for place in track.places], dtype=np.float64)
    middle, size = even(rows[:, :2], believed, CENTRE), even(rows[:, 2:], believed, SIZE)
    boxes = np.concatenate([middle - size / 2, size], axis=1)
    return FacePath(track, boxes, _landmarks(track, believed), fading(track))


def even(values: Array, believed: Array, strength: float) -> Array:
    """The smooth curve through `values` (N C), all columns by the same weights (N). Lines are kept exactly."""
    if len(values) < 3:
        return values.copy()
    weights = believed.copy()
    curve = values
    for _ in range(ROUNDS):
        curve = _solved(values, weights, strength)
        misfit = np.sqrt(((values - curve) ** 2).mean(axis=1))
        scatter = max(LEAST_SCATTER, 1.4826 * float(np.median(misfit[believed > 0])))
        weights = believed * np.minimum(1.0, HUBER * scatter / np.maximum(misfit, 1e-12))
    return curve


def fading(track: Track) -> Array:
    """The weights of a track's frames: 0 where skipped, rising and falling beside that and at its own ends."""
    shown = np.array([0.0 if place.state == "skipped" else 1.0 for place in track.places])
    away = np.concatenate([[1.0 - track.fades_in], shown, [1.0 - track.fades_out]])  # what lies before and after
    dark = np.flatnonzero(away == 0)
    if len(dark) == 0:
        return shown
    distance = np.abs(np.arange(1, len(shown) + 1)[:, None] - dark[None]).min(axis=1)
    rise = np.clip(distance / (FADE + 1), 0, 1)
    return np.asarray(shown * rise * rise * (3 - 2 * rise), dtype=np.float64)


def _landmarks(track: Track, believed: Array) -> Array | None:
    """Smoothed landmarks: their middle as strongly as the box's, their shape less, because faces speak."""
    has = np.array([place.landmarks is not None for place in track.places])
    if not has.any():
        return None
    span = slice(int(np.flatnonzero(has)[0]), int(np.flatnonzero(has)[-1]) + 1)
    points = np.array([_points(place) for place in track.places[span]])
    weights = np.where(has, believed, 0.0)[span]
    middle = points.mean(axis=1)
    shape = (points - middle[:, None]).reshape(len(points), -1)
    curve = even(shape, weights, SHAPE).reshape(points.shape) + even(middle, weights, CENTRE)[:, None]
    every = np.full((len(track.places), 68, 2), np.nan)
    every[span] = curve
    return every


def _points(place: Place) -> Points68:
    return np.zeros((68, 2)) if place.landmarks is None else place.landmarks


def _solved(values: Array, weights: Array, strength: float) -> Array:
    """The curve of fixed weights. The matrix has five diagonals: N steps for any number of columns."""
    main, first, second = _diagonals(weights, strength)
    count = len(values)
    pivots, low_1, low_2 = np.zeros(count), np.zeros(count), np.zeros(count)
    curve = values * weights[:, None]
    for i in range(count):  # the square-root-free Cholesky factors, and the way forward
        a, b = low_1[i - 1] if i > 0 else 0.0, low_2[i - 2] if i > 1 else 0.0
        before, earlier = (pivots[i - 1] if i > 0 else 0.0), (pivots[i - 2] if i > 1 else 0.0)
        pivots[i] = main[i] - a * a * before - b * b * earlier
        if i + 1 < count:
            between = low_2[i - 1] if i > 0 else 0.0
            low_1[i] = (first[i] - a * between * before) / pivots[i]
        if i + 2 < count:
            low_2[i] = second[i] / pivots[i]
        curve[i] -= (a * curve[i - 1] if i > 0 else 0.0) + (b * curve[i - 2] if i > 1 else 0.0)
    curve /= pivots[:, None]
    for i in range(count - 2, -1, -1):
        curve[i] -= low_1[i] * curve[i + 1] + (low_2[i] * curve[i + 2] if i + 2 < count else 0.0)
    return curve


def _diagonals(weights: Array, strength: float) -> tuple[Array, Array, Array]:
    """Of diag(weights) + strength * D'D, D the second difference: the main one and the two beside it."""
    count = len(weights)
    main, first, second = weights.copy(), np.zeros(count), np.zeros(count)
    for row in range(count - 2):
        main[row : row + 3] += strength * np.array([1.0, 4.0, 1.0])
        first[row : row + 2] -= 2 * strength
        second[row] += strength
    # one frame alone may lack all belief; a trifle keeps the matrix regular
    return main + 1e-9, first, second
