import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from app.views.flow_grid import FlowGrid
from tests.app.views.flow_canvas import drawn, is_touched, legend_of
from tests.core.restore.flows import affine_flow, still, study_of


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    return qapp


def test_without_a_warp_the_lines_are_evenly_spaced() -> None:
    pixels = drawn(FlowGrid(study_of(still()))).astype(int)
    blue = np.flatnonzero(pixels[8, :, 2] - pixels[8, :, 0] > 40)
    lines = blue[np.flatnonzero(np.diff(blue, prepend=-9) > 1)]
    assert len(lines) == 15
    assert np.abs(lines - np.arange(1, 16) * 16).max() <= 1


def test_a_portrait_moved_aside_has_its_lines_moved() -> None:
    still_row = is_touched(drawn(FlowGrid(study_of(still()))))[8]
    moved_row = is_touched(drawn(FlowGrid(study_of(affine_flow([[1, 0], [0, 1]], (1, 0))))))[8]
    assert np.array_equal(still_row[8:200], moved_row[4:196])


def test_the_place_in_the_portrait_is_told() -> None:
    grid = FlowGrid(study_of(affine_flow([[1, 0], [0, 1]], (2, -1))))
    assert grid.words_at(0, 0) == "Portrait x 2.5  y -0.5"


def test_it_has_a_legend() -> None:
    assert is_touched(legend_of(FlowGrid(study_of(still())))).any()
