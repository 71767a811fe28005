import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from app.documents.qt_image import to_qimage
from app.views.flow_stack import FlowParts, FlowStack
from gfr_core.restore.flow_layers import FlowLayer
from gfr_core.restore.flow_picture import flow_to_colour
from tests.app.views.flow_canvas import drawn, is_touched, legend_of
from tests.core.restore.flows import affine_flow, study_of

FLOW = affine_flow([[1, 0], [0, 1]], (3, 0))


@pytest.fixture
def parts(qapp: QApplication) -> FlowParts:
    study = study_of(FLOW)
    return FlowParts(study, to_qimage(flow_to_colour(FLOW, study.full_scale_px)))


def stack(parts: FlowParts, *layers: FlowLayer, opacity: float = 1.0) -> FlowStack:
    made = parts.stack(layers, opacity)
    assert made is not None
    return made


def test_drawings_lie_in_their_order_whatever_the_order_of_wishes(parts: FlowParts) -> None:
    made = stack(parts, FlowLayer.ARROWS, FlowLayer.MASK, FlowLayer.COLOURS)
    assert [part.layer for part in made.parts] == [FlowLayer.MASK, FlowLayer.COLOURS, FlowLayer.ARROWS]


def test_every_drawing_can_be_wanted(parts: FlowParts) -> None:
    assert len(stack(parts, *FlowLayer).parts) == len(FlowLayer)


def test_a_drawing_is_made_once_and_follows_the_opacity(parts: FlowParts) -> None:
    first, second = stack(parts, FlowLayer.GRID, opacity=0.2), stack(parts, FlowLayer.GRID, opacity=0.7)
    assert first.parts[0] is second.parts[0]
    assert second.parts[0].opacity == 0.7


def test_nothing_wanted_is_no_overlay(parts: FlowParts) -> None:
    assert parts.stack([], 1.0) is None


def test_all_are_drawn_over_each_other(parts: FlowParts) -> None:
    alone = is_touched(drawn(stack(parts, FlowLayer.ARROWS)))
    both = drawn(stack(parts, FlowLayer.COLOURS, FlowLayer.ARROWS))
    assert is_touched(both).all()
    on_colours = drawn(stack(parts, FlowLayer.COLOURS))
    assert (np.asarray(both != on_colours).any(axis=-1) >= alone).mean() > 0.99


def test_what_two_say_alike_is_said_once(parts: FlowParts) -> None:
    made = stack(parts, FlowLayer.COLOURS, FlowLayer.ARROWS, FlowLayer.GRID, FlowLayer.FOLDS)
    assert made.words_at(0.0, 0.0) == "Flow 3.0 px right, 0.0 px down   Portrait x 3.5  y 0.5"


def test_one_plate_explains_all(parts: FlowParts) -> None:
    room = QRectF(0, 0, 256, 256)
    one, two = (
        np.argwhere(is_touched(legend_of(stack(parts, *layers), room)))
        for layers in ((FlowLayer.GRID,), (FlowLayer.GRID, FlowLayer.ARROWS))
    )
    assert two[:, 0].min() < one[:, 0].min()
    assert two[:, 0].max() == one[:, 0].max()
