import io

import numpy as np
import pytest
from PIL import Image

from gfr_core.restore.flow_drawing import HEAD, MARGIN, PICTURE, FlowPage, draw_flow
from gfr_core.restore.flow_layers import FlowLayer
from gfr_core.restore.flow_picture import flow_to_colour
from gfr_core.restore.flow_png import flow_png
from gfr_core.restore.flow_shapes import Areas, Dots, Raster, Shape, Strokes, Words
from gfr_core.restore.flow_svg import flow_svg
from tests.core.restore.flows import SIZE, Field, affine_flow, half_folded, still, study_of

GREY = np.full((SIZE, SIZE, 3), 128, np.uint8)
SCALE = PICTURE / SIZE


def shapes(*layers: FlowLayer, flow: Field | None = None, with_landmarks: bool = True) -> tuple[Shape, ...]:
    study = study_of(still() if flow is None else flow, with_landmarks=with_landmarks)
    return draw_flow(FlowPage(study, layers, GREY, "Flow: old.png", 0.6)).shapes


def strokes(*layers: FlowLayer, flow: Field | None = None) -> dict[str, Strokes]:
    return {shape.name: shape for shape in shapes(*layers, flow=flow) if isinstance(shape, Strokes)}


def test_the_page_states_whose_flow_it_is_and_its_unit_and_scale() -> None:
    texts = [shape.text for shape in shapes(FlowLayer.COLOURS) if isinstance(shape, Words)]
    assert texts == [
        "Flow: old.png",
        "Lengths in px of the crop, 64 x 64, drawn 16 times as large",
        "White still, rim 8 px, darker beyond",
    ]


def test_those_who_do_not_see_it_are_told_the_same() -> None:
    drawing = draw_flow(FlowPage(study_of(still()), (FlowLayer.GRID, FlowLayer.COLOURS), GREY, "Flow"))
    assert drawing.description == (
        "Lengths in px of the crop, 64 x 64. White still, rim 8 px, darker beyond. The portrait's grid, 4 px a square."
    )


def test_the_colours_are_the_fixed_scales_own_at_the_opacity_asked_for() -> None:
    flow = affine_flow([[1.1, 0], [0, 1]])
    rasters = [shape for shape in shapes(FlowLayer.COLOURS, flow=flow) if isinstance(shape, Raster)]
    backdrop, colours, wheel = rasters
    assert backdrop.pixels is GREY
    assert np.array_equal(colours.pixels, flow_to_colour(study_of(flow).flow, SIZE / 8))
    assert colours.opacity == 0.6
    assert wheel.opacity == 1


def test_arrows_and_grid_lie_where_the_crop_lies_on_the_page() -> None:
    drawn = strokes(FlowLayer.ARROWS, FlowLayer.GRID, flow=affine_flow([[1, 0], [0, 1]], (3, 0)))
    shaft = drawn["arrows"].lines[0]
    assert shaft[0] == pytest.approx([MARGIN + 2.5 * SCALE, HEAD + 2.5 * SCALE])
    assert shaft[1] - shaft[0] == pytest.approx([3 * SCALE, 0], abs=1e-2)
    first = drawn["grid"].lines[0]
    assert first[:, 0] == pytest.approx(MARGIN + 1 * SCALE, abs=1e-2)
    assert drawn["grid"].in_picture
    assert drawn["grid, halo"].width > drawn["grid"].width


def test_folds_are_filled_pixel_by_pixel() -> None:
    areas = next(shape for shape in shapes(FlowLayer.FOLDS, flow=half_folded()) if isinstance(shape, Areas))
    assert len(areas.boxes) == SIZE
    assert (areas.boxes[:, 2] == MARGIN + PICTURE).all()


def test_landmarks_are_dots_for_the_face_and_rings_for_the_portrait() -> None:
    dots = {shape.name: shape for shape in reversed(shapes(FlowLayer.LANDMARKS)) if isinstance(shape, Dots)}
    assert len(dots["face landmarks"].places) == 68
    assert dots["portrait landmarks"].ring_width is not None
    apart = dots["face landmarks"].places - dots["portrait landmarks"].places
    assert apart / SCALE == pytest.approx(np.broadcast_to([3.0, 4.0], (68, 2)), abs=0.05)


def test_without_landmarks_only_the_legend_speaks_of_them() -> None:
    texts = [s.text for s in shapes(FlowLayer.LANDMARKS, with_landmarks=False) if isinstance(s, Words)]
    assert texts[-1] == "No landmarks"
    assert "residuals" not in strokes(FlowLayer.FOLDS)


def test_the_mask_is_a_veil_where_nothing_may_change() -> None:
    veil = [shape for shape in shapes(FlowLayer.MASK) if isinstance(shape, Raster)][1]
    assert (veil.pixels[..., 3] == 0).all()


@pytest.mark.parametrize("layer", list(FlowLayer))
def test_each_drawing_has_a_sample_of_itself_in_the_legend(layer: FlowLayer) -> None:
    alone, nothing = shapes(layer), shapes()
    beside = [s for s in alone if (isinstance(s, Raster) and s.x > PICTURE) or "sample" in getattr(s, "name", "")]
    assert beside
    assert len(alone) > len(nothing)


def test_both_ways_to_write_it_take_every_shape() -> None:
    drawing = draw_flow(FlowPage(study_of(half_folded()), tuple(FlowLayer), GREY, "Flow"))
    assert Image.open(io.BytesIO(flow_png(drawing))).size == (drawing.width, drawing.height)
    assert flow_svg(drawing).count("<image") == 4
