import numpy as np
import pytest
import torch

from gfr_core.model.warp import grid_at_points
from gfr_core.restore.flow_landmarks import carried_to, fetched_at, landmark_pairs, part_of_face
from tests.core.restore.flows import SIZE, affine_flow, grid_of, half_folded, points, still

TURN = [[0.9, -0.2], [0.15, 1.1]]


def test_without_a_warp_the_residual_is_the_distance_of_the_landmarks() -> None:
    face = points()
    pairs = landmark_pairs(still(), face - (3, 4), face)
    assert pairs.residuals == pytest.approx(np.broadcast_to([3.0, 4.0], (68, 2)), abs=1e-4)
    assert pairs.mean_residual_px == pytest.approx(5, abs=1e-4)


def test_a_warp_that_brings_them_together_leaves_no_residual() -> None:
    face = points()
    portrait = (face + 0.5 - SIZE / 2) @ np.array(TURN).T + SIZE / 2 + (2, -1) - 0.5
    pairs = landmark_pairs(affine_flow(TURN, (2, -1)), portrait, face)
    assert pairs.mean_residual_px == pytest.approx(0, abs=1e-4)
    assert pairs.carried == pytest.approx(pairs.face, abs=1e-3)


def test_the_networks_own_lookup_agrees() -> None:
    flow = np.random.default_rng(2).normal(size=(SIZE, SIZE, 2)).astype(np.float32)
    places = points() + 0.5
    wanted = grid_at_points(
        torch.from_numpy(grid_of(flow))[None], torch.from_numpy(places * (2 / SIZE) - 1)[None].float()
    )
    assert fetched_at(flow, places) == pytest.approx((wanted[0].numpy() + 1) * (SIZE / 2), abs=1e-3)


def test_beyond_the_border_the_borders_flow_goes_on() -> None:
    flow = affine_flow([[1, 0], [0, 1]], (2, 3))
    assert fetched_at(flow, np.array([[-5.0, SIZE + 9]])) == pytest.approx(np.array([[-3, SIZE + 12.0]]), abs=1e-4)


def test_carrying_is_the_inverse_of_an_affine_warp() -> None:
    wanted = points() + 0.5
    carried = carried_to(affine_flow(TURN, (4, 1)), wanted, wanted)
    closed = (wanted - SIZE / 2 - (4, 1)) @ np.linalg.inv(np.array(TURN)).T + SIZE / 2
    assert carried == pytest.approx(closed, abs=0.05)


def test_what_is_carried_is_fetched_there_whatever_the_warp() -> None:
    axis = np.arange(SIZE) / SIZE
    wave = np.stack(np.broadcast_arrays(4 * np.sin(9 * axis)[:, None], 5 * np.cos(7 * axis)[None]), axis=-1)
    flow = wave.astype(np.float32)
    wanted = points() + 0.5
    assert fetched_at(flow, carried_to(flow, wanted, wanted)) == pytest.approx(wanted, abs=0.03)


def test_a_start_on_the_wrong_side_of_a_fold_still_finds_the_place() -> None:
    wanted = np.array([[10.0, 30.0]])
    found = carried_to(half_folded(), wanted, np.array([[SIZE / 2, 30.0]]))
    assert fetched_at(half_folded(), found) == pytest.approx(wanted, abs=0.03)


def test_a_point_that_no_place_shows_is_carried_nowhere() -> None:
    left_half_only = affine_flow([[0.5, 0], [0, 1]], (-SIZE / 4, 0))
    carried = carried_to(left_half_only, np.array([[10.0, 30.0], [50.0, 30.0]]), np.full((2, 2), 30.0))
    assert carried[0] == pytest.approx([20, 30], abs=0.05)
    assert np.isnan(carried[1]).all()


@pytest.mark.parametrize(
    ("landmark", "part"),
    [(0, "jaw"), (16, "jaw"), (17, "brow"), (30, "nose"), (36, "eye"), (48, "mouth"), (67, "mouth")],
)
def test_each_landmark_belongs_to_a_part_of_the_face(landmark: int, part: str) -> None:
    assert part_of_face(landmark) == part
