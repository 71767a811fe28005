"""Other people out of the same photographs: the shape of a face changed alike in target and guide.

Photographs of a hundred people teach a hundred faces. Small Gaussian pushes at landmarks, left and right mirrored, make
jaws wider, noses longer, eyes larger or closer; the same pushes at the same landmarks of both photographs keep the two
one person.
"""

import numpy as np

from gfr_core.train.pose import Pushes

SHAPED = (
    ((4, 12), 0.24, (1.0, 0.5)),  # jaw
    ((2, 14), 0.24, (1.0, 0.3)),  # cheeks
    ((6, 10), 0.16, (0.8, 0.6)),  # chin's width
    ((8, 8), 0.20, (0.0, 1.0)),  # chin's length
    ((31, 35), 0.09, (0.6, 0.4)),  # nostrils
    ((30, 30), 0.10, (0.0, 0.9)),  # tip of the nose
    ((27, 27), 0.11, (0.0, 0.6)),  # bridge
    ((36, 45), 0.10, (0.8, 0.5)),  # outer corners of the eyes
    ((39, 42), 0.08, (0.7, 0.3)),  # inner corners
    ((41, 46), 0.08, (0.2, 0.6)),  # lower lids
    ((18, 25), 0.14, (0.5, 0.9)),  # brows, outside
    ((21, 22), 0.11, (0.5, 0.8)),  # brows, inside
    ((48, 54), 0.12, (0.6, 0.4)),  # width of the mouth
    ((51, 51), 0.09, (0.0, 0.7)),  # upper lip
    ((57, 57), 0.10, (0.0, 0.8)),  # lower lip
)
"""Landmarks left and right (one on the middle line), radius in face sizes, share of the change across and down."""
FURTHEST = 1.8
"""Standard deviations that a change stops at: faces must stay faces."""


def sample_shape(rng: np.random.Generator, deviation: float) -> Pushes:
    """A random change of shape, symmetrical, of standard deviation `deviation` in face sizes."""
    drawn = np.clip(rng.normal(0, 1, (len(SHAPED), 2)), -FURTHEST, FURTHEST) * 2 * deviation
    landmarks, amounts, radii = [], [], []
    for (places, radius, shares), change in zip(SHAPED, drawn, strict=True):
        for place, side in zip(dict.fromkeys(places), (1.0, -1.0), strict=False):
            landmarks.append(place)
            amounts.append((side * shares[0] * change[0], shares[1] * change[1]))
            radii.append(2 * radius)
    return Pushes(tuple(landmarks), np.array(amounts), np.array(radii))
