from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from gfr_core.model.warp import flow_px, identity_grid
from gfr_core.restore.flow_picture import flow_of, flow_to_colour, legend, middlebury_wheel


def colour_of(dx: float, dy: float, scale: float = 10.0) -> list[int]:
    return [int(c) for c in flow_to_colour(np.array([[[dx, dy]]], np.float32), scale)[0, 0]]


def test_the_wheel_is_the_benchmarks_own_written_as_its_loop() -> None:
    wheel = np.zeros((55, 3))
    row = 0
    for count, full, ramp, falls in (
        (15, 0, 1, False),
        (6, 1, 0, True),
        (4, 1, 2, False),
        (11, 2, 1, True),
        (13, 2, 0, False),
        (6, 0, 2, True),
    ):
        for i in range(count):
            wheel[row, full] = 255
            rise = np.floor(255 * i / count)
            wheel[row, ramp] = 255 - rise if falls else rise
            row += 1
    assert row == 55
    assert np.array_equal(middlebury_wheel(), wheel)


def test_what_stands_still_is_white_whatever_the_scale() -> None:
    assert colour_of(0, 0) == colour_of(0, 0, 0.001) == [255, 255, 255]


def test_full_scale_to_the_right_is_red_and_half_of_it_half_way_to_white() -> None:
    assert colour_of(10, 0) == [255, 0, 0]
    assert colour_of(5, 0) == [255, 128, 128]


def test_beyond_the_scale_is_darkened() -> None:
    assert colour_of(10.01, 0) == colour_of(500, 0) == [191, 0, 0]


def test_the_four_directions_have_four_hues() -> None:
    right, down, left, up = (colour_of(*d) for d in ((10, 0), (0, 10), (-10, 0), (0, -10)))
    assert right == [255, 0, 0]
    assert down[0] > 200
    assert down[1] > 180
    assert left[0] == 0
    assert left[2] == 255
    assert up[0] > up[1]
    assert up[2] > 200


def test_the_scale_is_fixed_so_a_longer_flow_elsewhere_changes_nothing() -> None:
    alone = flow_to_colour(np.array([[[3.0, 4.0]]]), 10.0)[0, 0]
    beside = flow_to_colour(np.array([[[3.0, 4.0], [90.0, 0.0]]]), 10.0)[0, 0]
    assert np.array_equal(alone, beside)


def test_what_is_not_finite_is_black() -> None:
    assert colour_of(float("nan"), 0) == [0, 0, 0]


@pytest.mark.parametrize("scale", [0.0, -1.0, float("nan")])
def test_a_scale_without_meaning_is_the_callers_mistake(scale: float) -> None:
    with pytest.raises(ValueError, match="wanted more than 0"):
        colour_of(1, 1, scale)


def grid(height: int, width: int) -> NDArray[Any]:
    import torch

    return identity_grid(1, height, width, like=torch.zeros(1))[0].numpy()


def test_the_identity_grid_does_not_flow() -> None:
    assert np.abs(flow_of(grid(6, 8))).max() < 1e-6


def test_a_grid_two_pixels_to_the_right_flows_by_two() -> None:
    moved = grid(6, 8) + np.array([2 * 2 / 8, -1 * 2 / 6], np.float32)
    assert flow_of(moved) == pytest.approx(np.broadcast_to([2.0, -1.0], (6, 8, 2)), abs=1e-5)


def test_flow_agrees_with_the_networks_own_definition() -> None:
    import torch

    tensor = torch.rand(1, 6, 8, 2, generator=torch.Generator().manual_seed(0)) * 2 - 1
    assert flow_of(tensor[0].numpy()) == pytest.approx(flow_px(tensor, 6, 8)[0].numpy(), abs=1e-5)


def test_the_legend_is_a_disc_white_in_the_middle_and_around() -> None:
    disc = legend(101)
    assert disc.shape == (101, 101, 3)
    assert disc[50, 50].min() > 250
    assert disc[0, 0].tolist() == [255, 255, 255]
    assert disc[50, 99].tolist() == pytest.approx([255, 5, 5], abs=6)
