import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from app.views.flow_mask import TrustMask
from gfr_core.restore.flow_study import study_flow
from tests.app.views.flow_canvas import GREY, drawn, is_touched, legend_of
from tests.core.restore.flows import SIZE, grid_of, still, study_of


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    return qapp


def half() -> TrustMask:
    mask = np.zeros((SIZE, SIZE), np.float32)
    mask[:, 32:] = 0.8
    mask[:, 48:] = 1
    return TrustMask(study_flow(grid_of(still()), mask))


def test_what_stays_as_it_was_is_veiled_and_the_rest_is_clear() -> None:
    pixels = drawn(half()).astype(int)
    assert (pixels[100, 40] == 20).all()
    assert (pixels[100, 220] == GREY).all()
    assert pixels[100, 160] == pytest.approx(GREY * 0.8 + 20 * 0.2, abs=2)


def test_a_line_runs_where_the_mask_is_one_half() -> None:
    pixels = drawn(half())
    assert (pixels[:, 125:129].max(axis=(1, 2)) > 200)[3:-3].all()


def test_a_full_mask_hides_nothing() -> None:
    assert not is_touched(drawn(TrustMask(study_of(still())))).any()


def test_the_value_under_the_pointer_is_told() -> None:
    assert half().words_at(0.6, 0.5) == "Mask 80 %"
    assert half().words_at(0.1, 0.5) == "Mask 0 %"


def test_it_has_a_legend() -> None:
    assert is_touched(legend_of(half())).any()
