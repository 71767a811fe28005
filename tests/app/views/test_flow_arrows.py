import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from app.views.flow_arrows import FlowArrows
from tests.app.views.flow_canvas import drawn, is_touched, legend_of
from tests.core.restore.flows import affine_flow, still, study_of


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    return qapp


def test_an_arrow_runs_from_its_place_to_where_it_was_fetched() -> None:
    flow = still()
    flow[2, 2] = (10, 0)
    touched = is_touched(drawn(FlowArrows(study_of(flow))))
    row = touched[10]  # the place is (2.5, 2.5) of 64, drawn four times as large
    assert row[11:49].all()
    assert not row[54:].any()


def test_arrows_are_light_with_a_dark_halo() -> None:
    pixels = drawn(FlowArrows(study_of(affine_flow([[1, 0], [0, 1]], (3, 0)))))
    assert pixels.max() > 240
    assert pixels.min() < 80


def test_enlarged_ten_times_an_arrow_is_as_thin_as_before() -> None:
    flow = still()
    flow[2, 2] = (10, 0)
    touched = is_touched(drawn(FlowArrows(study_of(flow)), QRectF(0, 0, 640, 640)))
    column = touched[:, 60]
    assert 2 <= np.count_nonzero(column) <= 6


def test_the_value_under_the_pointer_is_told() -> None:
    arrows = FlowArrows(study_of(affine_flow([[1, 0], [0, 1]], (-3, 2))))
    assert arrows.words_at(0.5, 0.5) == "Flow 3.0 px left, 2.0 px down"


def test_it_has_a_legend() -> None:
    assert is_touched(legend_of(FlowArrows(study_of(still())))).any()
