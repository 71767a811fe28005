import pytest
from PySide6.QtWidgets import QApplication

from app.views.flow_folds import FlowFolds
from tests.app.views.flow_canvas import drawn, is_touched, legend_of
from tests.core.restore.flows import half_folded, mirrored, still, study_of


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    return qapp


def test_without_a_fold_nothing_is_drawn_or_told() -> None:
    folds = FlowFolds(study_of(still()))
    assert not is_touched(drawn(folds)).any()
    assert folds.words_at(0.5, 0.5) == ""


def test_folded_pixels_are_filled_and_the_others_are_not() -> None:
    pixels = drawn(FlowFolds(study_of(half_folded()))).astype(int)
    assert pixels[100, 200, 0] - pixels[100, 200, 1] > 80
    assert not is_touched(pixels)[:, :120].any()
    middle = pixels[100, 150:250]
    assert (middle == middle[0]).all()  # no seams between the rows of pixels


def test_a_fold_tells_its_area() -> None:
    assert FlowFolds(study_of(mirrored())).words_at(0.5, 0.5) == "Folded, area -1.00"


def test_it_has_a_legend() -> None:
    assert is_touched(legend_of(FlowFolds(study_of(still())))).any()
