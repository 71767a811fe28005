import numpy as np
import pytest

from gfr_core.restore.flow_grid import grid_lines
from gfr_core.restore.flow_landmarks import fetched_at
from tests.core.restore.flows import affine_flow, still


def test_without_a_warp_the_grid_is_straight_and_evenly_spaced() -> None:
    lines = grid_lines(still(64), cells=8)
    assert lines.spacing_px == 8
    assert [line[0, 0] for line in lines.upright] == pytest.approx(np.arange(1, 8) * 8, abs=1e-4)
    assert [line[0, 1] for line in lines.level] == pytest.approx(np.arange(1, 8) * 8, abs=1e-4)
    assert all(len(line) == 2 for line in lines.all)


def test_a_portrait_moved_to_the_left_has_its_lines_to_the_left() -> None:
    lines = grid_lines(affine_flow([[1, 0], [0, 1]], (3, 0)), cells=4)
    assert [line[0, 0] for line in lines.upright] == pytest.approx([13, 29, 45], abs=1e-4)


def test_a_portrait_drawn_twice_as_large_has_half_as_many_lines() -> None:
    lines = grid_lines(affine_flow([[0.5, 0], [0, 0.5]]), cells=16)
    assert len(lines.upright) == len(lines.level) == 7 or len(lines.upright) == 8


@pytest.mark.parametrize("size", [64, 300])
def test_along_a_line_one_coordinate_of_the_portrait_stays(size: int) -> None:
    axis = (np.arange(size) + 0.5) / size
    wave = np.stack(np.broadcast_arrays(0.05 * np.sin(5 * axis)[:, None], 0.04 * np.cos(6 * axis)[None]), axis=-1)
    flow = (wave * size).astype(np.float32)
    lines = grid_lines(flow)
    for line in lines.upright:
        fetched = fetched_at(flow, line)[:, 0]
        assert fetched == pytest.approx(np.full(len(line), fetched[0]), abs=0.003 * size)
        assert fetched[0] / lines.spacing_px == pytest.approx(round(fetched[0] / lines.spacing_px), abs=0.05)
