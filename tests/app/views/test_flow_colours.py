import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from app.documents.qt_image import to_qimage
from app.views.flow_colours import FlowColours
from gfr_core.restore.flow_picture import flow_to_colour
from tests.app.views.flow_canvas import GREY, drawn, legend_of
from tests.core.restore.flows import Field, affine_flow, still, study_of


def colours(flow: Field, opacity: float = 1.0) -> FlowColours:
    study = study_of(flow)
    return FlowColours(study, to_qimage(flow_to_colour(flow, study.full_scale_px)), opacity)


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    return qapp


def test_what_stands_still_is_white() -> None:
    assert (drawn(colours(still())) == 255).all()


def test_a_flow_of_the_full_scale_to_the_right_is_red_whatever_else_flows() -> None:
    flow = affine_flow([[1, 0], [0, 1]], (7.999, 0))
    flow[:32] *= 3
    assert drawn(colours(flow))[200, 128].tolist() == pytest.approx([255, 0, 0], abs=1)


def test_the_opacity_mixes_with_the_picture() -> None:
    assert drawn(colours(still(), 0.5))[128, 128].tolist() == pytest.approx([(255 + GREY) / 2] * 3, abs=1)


def test_the_value_under_the_pointer_is_told() -> None:
    flow = still()
    flow[16, 32] = (12.34, -4)
    assert colours(flow).words_at(32.5 / 64, 16.5 / 64) == "Flow 12.3 px right, 4.0 px up"
    assert colours(flow).words_at(1.2, 0.5) == ""


def test_the_legend_has_the_wheel() -> None:
    legend = legend_of(colours(still())).astype(int)
    reds = (legend[..., 0] > 200) & (legend[..., 1] < 90) & (legend[..., 2] < 90)
    blues = (legend[..., 2] > 200) & (legend[..., 0] < 90) & (legend[..., 1] < 90)
    assert reds.any()
    assert blues.any()
    assert np.argwhere(reds)[:, 1].mean() > np.argwhere(blues)[:, 1].mean()
