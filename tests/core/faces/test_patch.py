"""The patch a landmarker sees, and the way back to the picture."""

import math

import numpy as np
import pytest

from gfr_core.faces.patch import Placement, cut_patch, roll_of
from gfr_core.faces.plausible import MEAN_SHAPE
from gfr_core.geometry import Box, apply_map


def ramp(height: int, width: int) -> np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]:
    """Grey levels equal to the column."""
    row = np.arange(width, dtype=np.uint8)
    return np.ascontiguousarray(np.broadcast_to(row[None, :, None], (height, width, 3)))


@pytest.mark.parametrize("roll", [0.0, 0.4, -1.0])
def test_to_patch_undoes_to_picture(roll: float) -> None:
    place = Placement(50.0, 40.0, 60.0, roll)
    points = np.array([[0.0, 0.0], [31.0, 5.0], [12.0, 90.0]])
    there = apply_map(place.to_picture_map(128), points)
    np.testing.assert_allclose(apply_map(place.to_patch_map(128), there), points, atol=1e-9)


def test_the_patch_s_corners_are_the_square_s_corners() -> None:
    place = Placement(50.0, 40.0, 60.0)
    corner = apply_map(place.to_picture_map(120), np.array([[-0.5, -0.5], [119.5, 119.5]])) + 0.5
    np.testing.assert_allclose(corner, [[20.0, 10.0], [80.0, 70.0]])


@pytest.mark.parametrize("side", [32.0, 64.0, 128.0])
def test_a_patch_shows_the_picture_where_its_map_says(side: float) -> None:
    place = Placement(100.0, 80.0, side)
    patch = cut_patch(ramp(160, 200), place, 64)
    inside = np.stack(np.meshgrid(np.arange(4.0, 60.0), np.arange(4.0, 60.0)), axis=-1).reshape(-1, 2)
    columns = apply_map(place.to_picture_map(64), inside)[:, 0]
    seen = patch[inside[:, 1].astype(int), inside[:, 0].astype(int)]
    np.testing.assert_allclose(seen, columns, atol=1.01)


def test_a_quarter_turn_turns_the_patch() -> None:
    patch = cut_patch(ramp(100, 100), Placement(50.0, 50.0, 40.0, math.pi / 2), 40)
    np.testing.assert_allclose(patch[:, 20], patch[:, 5], atol=40)
    assert int(patch[5, 20]) > int(patch[35, 20])
    np.testing.assert_allclose(patch[10], patch[10, 0], atol=1)


def test_beyond_the_border_the_edge_is_repeated() -> None:
    patch = cut_patch(ramp(40, 40), Placement(0.0, 20.0, 40.0), 40)
    np.testing.assert_allclose(patch[:, :19], 0, atol=1)


def test_a_patch_wholly_outside_is_the_nearest_edge() -> None:
    assert cut_patch(ramp(40, 40), Placement(400.0, 20.0, 30.0), 32).min() >= 38


def test_shrinking_does_not_alias() -> None:
    stripes = np.zeros((512, 512, 3), np.uint8)
    stripes[:, ::2] = 200
    patch = cut_patch(stripes, Placement(256.0, 256.0, 512.0), 64)
    assert np.ptp(patch[4:-4, 4:-4]) <= 6


def test_the_placement_of_a_rolled_face_stands_it_upright() -> None:
    angle = 0.5
    turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    points = 100 * MEAN_SHAPE @ turn.T + (300.0, 200.0)
    assert roll_of(points) == pytest.approx(angle, abs=1e-6)
    upright = apply_map(Placement.of_points(points).to_patch_map(128), points)
    assert abs(roll_of(upright)) < 1e-6
    box = Box.around(upright)
    np.testing.assert_allclose(box.centre, (64.0, 64.0), atol=1e-6)
    assert box.side == pytest.approx(80.0)


def test_the_placement_of_an_upright_face_is_that_of_its_box() -> None:
    points = 100 * MEAN_SHAPE + (300.0, 200.0)
    by_points, by_box = Placement.of_points(points), Placement.of_box(Box.around(points))
    np.testing.assert_allclose(
        (by_points.x, by_points.y, by_points.side, by_points.roll), (by_box.x, by_box.y, by_box.side, 0.0), atol=1e-6
    )
