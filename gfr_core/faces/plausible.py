"""Whether 68 points can be a face: a landmarker answers for a wall as readily as for a face."""

import numpy as np

from gfr_core.geometry import Points68, apply_map, similarity_between

# fmt: off
MEAN_SHAPE: Points68 = np.array([
    (-0.817, -0.437), (-0.809, -0.217), (-0.783, 0.003), (-0.741, 0.222), (-0.668, 0.427), (-0.548, 0.606),
    (-0.389, 0.754), (-0.207, 0.867), (0.000, 0.904), (0.207, 0.867), (0.389, 0.754), (0.548, 0.606),
    (0.668, 0.427), (0.741, 0.222), (0.783, 0.003), (0.809, -0.217), (0.817, -0.437), (-0.670, -0.583),
    (-0.570, -0.674), (-0.428, -0.704), (-0.281, -0.686), (-0.142, -0.635), (0.142, -0.635), (0.281, -0.686),
    (0.428, -0.704), (0.570, -0.674), (0.670, -0.583), (0.000, -0.463), (0.000, -0.317), (0.000, -0.175),
    (0.000, -0.030), (-0.170, 0.070), (-0.090, 0.103), (0.000, 0.127), (0.090, 0.103), (0.170, 0.070),
    (-0.500, -0.441), (-0.410, -0.500), (-0.302, -0.498), (-0.208, -0.421), (-0.308, -0.399), (-0.415, -0.400),
    (0.208, -0.421), (0.302, -0.498), (0.410, -0.500), (0.500, -0.441), (0.415, -0.400), (0.308, -0.399),
    (-0.314, 0.320), (-0.197, 0.286), (-0.080, 0.264), (0.000, 0.286), (0.080, 0.264), (0.197, 0.286),
    (0.314, 0.320), (0.204, 0.418), (0.092, 0.469), (0.000, 0.478), (-0.092, 0.469), (-0.204, 0.418),
    (-0.272, 0.325), (-0.083, 0.330), (0.000, 0.341), (0.083, 0.330), (0.272, 0.325), (0.085, 0.367),
    (0.000, 0.377), (-0.085, 0.367),
])
# fmt: on
"""The mean face of the train photographs (aligned by similarities, made symmetric), outer eye corners 1 apart."""

LARGEST_MISFIT = 0.1
"""99 % of the train faces lie below 0.071, the worst at 0.0997; three in four patches of background lie above 0.067."""


def misfit(points: Points68) -> float:
    """Mean distance from the mean face once laid upon it by a similarity, in distances of the outer eye corners."""
    laid = apply_map(similarity_between(points, MEAN_SHAPE), points)
    return float(np.linalg.norm(laid - MEAN_SHAPE, axis=1).mean())


def is_plausible(points: Points68) -> bool:
    """Whether the points are finite, apart from one another, and near enough to a face's shape."""
    return (
        bool(np.isfinite(points).all())
        and float(np.ptp(points, axis=0).min()) > 1.0
        and misfit(points) <= LARGEST_MISFIT
    )
