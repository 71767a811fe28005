"""Bringing a detector's box to the landmark box."""

import pytest

from gfr_core.faces.box_calibration import AS_IT_IS, BoxCalibration
from gfr_core.geometry import Box


def test_no_calibration_leaves_the_box() -> None:
    assert AS_IT_IS.apply(Box(3, 4, 10, 20)) == Box(3, 4, 10, 20)


def test_a_box_is_moved_and_sized_in_its_own_measures() -> None:
    assert BoxCalibration(0.1, 0.5, 2.0, 0.5).apply(Box(0, 0, 10, 20)) == Box(-4, 15, 20, 10)


def test_measuring_returns_the_calibration_that_made_the_pairs() -> None:
    made = BoxCalibration(0.02, 0.18, 0.87, 0.8)
    theirs = [Box(10.0 * n, 5.0 * n, 20.0 + n, 30.0 + 2 * n) for n in range(7)]
    found = BoxCalibration.measured([(box, made.apply(box)) for box in theirs])
    assert (found.right, found.down, found.width, found.height) == pytest.approx((0.02, 0.18, 0.87, 0.8))
