"""What can be a face and what cannot."""

import numpy as np
import pytest

from gfr_core.faces.plausible import LARGEST_MISFIT, MEAN_SHAPE, is_plausible, misfit
from gfr_core.geometry import FLIPPED_68


def test_the_mean_face_is_symmetric_and_of_unit_size() -> None:
    np.testing.assert_allclose((MEAN_SHAPE * (-1, 1))[list(FLIPPED_68)], MEAN_SHAPE, atol=2e-3)
    assert np.linalg.norm(MEAN_SHAPE[36] - MEAN_SHAPE[45]) == pytest.approx(1, abs=2e-3)


def test_a_turned_and_moved_mean_face_fits_without_rest() -> None:
    turn = np.array([[0.6, -0.8], [0.8, 0.6]])
    assert misfit(250 * MEAN_SHAPE @ turn.T + (400, -30)) < 1e-9


def test_misfit_grows_with_the_disturbance() -> None:
    noise = np.random.default_rng(0).normal(size=(68, 2))
    values = [misfit(MEAN_SHAPE + amount * noise) for amount in (0.01, 0.05, 0.2)]
    assert values == sorted(values)
    assert values[0] < LARGEST_MISFIT < values[2]


@pytest.mark.parametrize(
    "points",
    [
        np.full((68, 2), np.nan),
        np.zeros((68, 2)),
        np.random.default_rng(1).uniform(0, 100, (68, 2)),
        100 * MEAN_SHAPE * (-1, 1),
        np.where(np.arange(136).reshape(68, 2) == 5, np.inf, 100 * MEAN_SHAPE),
    ],
    ids=["not numbers", "one place", "scattered", "mirrored", "one infinite"],
)
def test_what_is_no_face_is_implausible(points: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> None:
    assert not is_plausible(points)


def test_the_mean_face_is_plausible() -> None:
    assert is_plausible(100 * MEAN_SHAPE)
