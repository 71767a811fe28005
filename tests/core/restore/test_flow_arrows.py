import numpy as np
import pytest

from gfr_core.restore.flow_arrows import Arrows, arrows_of
from tests.core.restore.flows import affine_flow, still


def test_arrows_stand_on_a_regular_lattice_of_the_stated_spacing() -> None:
    arrows = arrows_of(still(64), across=8)
    assert arrows.spacing_px == 8
    assert len(arrows.starts) == 64
    assert np.allclose(np.unique(arrows.starts[:, 0]), np.arange(8) * 8 + 4.5)


def test_an_arrow_is_the_flow_of_its_own_pixel() -> None:
    flow = np.random.default_rng(0).normal(size=(32, 32, 2)).astype(np.float32)
    arrows = arrows_of(flow, across=4)
    for start, vector in zip(arrows.starts, arrows.vectors, strict=True):
        column, row = (start - 0.5).astype(int)
        assert np.array_equal(vector, flow[row, column].astype(np.float64))


def test_arrows_end_where_their_place_was_fetched() -> None:
    arrows = arrows_of(affine_flow([[1, 0], [0, 1]], (5, -2)))
    assert np.allclose(arrows.tips - arrows.starts, (5, -2), atol=1e-4)


def test_each_arrow_is_a_shaft_and_a_head_that_meets_it_at_the_tip() -> None:
    arrows = Arrows(16, np.array([[10.0, 20.0]]), np.array([[30.0, 0.0]]))
    shaft, head = arrows.lines()
    assert shaft.tolist() == [[10, 20], [40, 20]]
    assert head[1].tolist() == [40, 20]
    length = 0.3 * 16
    assert np.hypot(*(head[0] - head[1])) == pytest.approx(length)
    back = 40 - length * np.cos(np.pi / 6)
    assert sorted([head[0].tolist(), head[2].tolist()]) == [
        pytest.approx([back, 20 - length / 2]),
        pytest.approx([back, 20 + length / 2]),
    ]


def test_a_short_arrow_has_a_short_head_and_none_at_all_a_dot() -> None:
    arrows = Arrows(16, np.zeros((2, 2)), np.array([[0.0, 2.0], [0.0, 0.0]]))
    lines = arrows.lines()
    assert np.hypot(*(lines[2][0] - lines[2][1])) == pytest.approx(0.8)
    assert np.array_equal(lines[1], np.zeros((2, 2)))
    assert np.array_equal(lines[3], np.zeros((3, 2)))
