import math
from xml.etree import ElementTree as ET

import pytest

from gfr_core.train.svg_chart import LEFT, PLOT_WIDTH, Axis, Curve, Panel, draw

SVG = "{http://www.w3.org/2000/svg}"


def drawn(*panels: Panel, marks: tuple[tuple[float, str], ...] = ()) -> ET.Element:
    return ET.fromstring(draw(panels, "samples", marks))


def texts(drawing: ET.Element) -> list[str]:
    return [text.text or "" for text in drawing.iter(f"{SVG}text")]


def test_places_are_linear_or_logarithmic() -> None:
    assert Axis(0.0, 8.0).place(2.0) == 0.25
    assert Axis(1e-4, 1.0, logarithmic=True).place(1e-3) == pytest.approx(0.25)
    assert Axis(1e-4, 1.0, logarithmic=True).place(0.0) is None
    assert Axis(0.0, 1.0).place(math.nan) is None


def test_ticks_are_round_and_inside() -> None:
    assert Axis(0.0, 24000.0).ticks() == [0, 5000, 10000, 15000, 20000]
    assert Axis(-0.15, 0.7).ticks() == pytest.approx([0.0, 0.2, 0.4, 0.6])
    assert Axis(3e-3, 0.4, logarithmic=True).ticks() == pytest.approx([5e-3, 1e-2, 2e-2, 5e-2, 0.1, 0.2])
    assert Axis(1e-7, 1.0, logarithmic=True).ticks() == pytest.approx([10.0**power for power in range(-7, 1)])


@pytest.mark.parametrize("logarithmic", [False, True])
def test_an_axis_holds_what_it_can_show_and_a_lone_value_stands_in_the_middle(logarithmic: bool) -> None:
    assert Axis.around([5.0, 1.0, math.nan], logarithmic=logarithmic) == Axis(1.0, 5.0, logarithmic)
    assert Axis.around([3.0], logarithmic=logarithmic).place(3.0) == pytest.approx(0.5)
    assert Axis.around([]).ticks()


def test_a_curve_goes_through_its_points_from_left_to_right() -> None:
    drawing = drawn(Panel("error", (Curve("4x", (((0.0, 1.0), (50.0, 3.0), (100.0, 2.0)),)),)))
    (line,) = drawing.iter(f"{SVG}polyline")
    spots = [tuple(float(n) for n in spot.split(",")) for spot in line.attrib["points"].split()]
    assert [x for x, _ in spots] == [LEFT, LEFT + PLOT_WIDTH / 2, LEFT + PLOT_WIDTH]
    heights = [y for _, y in spots]
    assert heights[0] > heights[2] > heights[1]  # y counts downwards
    assert heights[2] == pytest.approx((heights[0] + heights[1]) / 2, abs=0.1)


def test_pieces_are_not_connected_and_zero_is_left_out_of_a_logarithmic_panel() -> None:
    pieces = (((0.0, 1.0), (1.0, 0.0)), ((2.0, 10.0), (3.0, 20.0)))
    drawing = drawn(Panel("losses", (Curve("l1", pieces),), logarithmic=True))
    assert len(list(drawing.iter(f"{SVG}polyline"))) == 2
    assert len(list(drawing.iter(f"{SVG}circle"))) == 3


def test_titles_legend_marks_and_units_are_text_whatever_they_hold() -> None:
    panels = [Panel(title, (Curve("<4x> & more", (((0.0, 1.0), (9e6, 2.0)),)),)) for title in ("px", "dB")]
    said = texts(drawn(*panels, marks=((2.0, "WarpNet & co"),)))
    assert said.count("<4x> & more") == said.count("samples") == 2
    assert {"px", "dB", "WarpNet & co", "2,000,000"} <= set(said)
