"""The normalised mean error in closed form."""

import numpy as np
import pytest

from gfr_core.faces.plausible import MEAN_SHAPE
from gfr_core.train.landmark_error import normalised_mean_error

FACE = 200 * MEAN_SHAPE


def test_a_perfect_answer_has_no_error() -> None:
    assert normalised_mean_error(FACE, FACE) == 0


def test_a_shift_is_measured_in_distances_of_the_outer_eye_corners() -> None:
    across = float(np.linalg.norm(FACE[36] - FACE[45]))
    assert normalised_mean_error(FACE + np.array([0.03, 0.04]) * across, FACE) == pytest.approx(0.05)


def test_the_size_of_the_picture_does_not_matter() -> None:
    found = FACE + np.random.default_rng(0).normal(size=FACE.shape)
    assert normalised_mean_error(3 * found, 3 * FACE) == pytest.approx(normalised_mean_error(found, FACE))
