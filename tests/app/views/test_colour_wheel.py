import numpy as np
import pytest
from PySide6.QtGui import QColor

from app.views.colour_wheel import wheel_picture
from gfr_core.restore.flow_picture import flow_to_colour
from tests.app.views.scenes import rgb

SIDE = 201


def at(x: float, y: float) -> QColor:
    """The wheel's colour at a place of the disc, from -1 to 1."""
    return wheel_picture(SIDE).pixelColor(round((x + 1) / 2 * (SIDE - 1)), round((y + 1) / 2 * (SIDE - 1)))


def test_the_middle_is_white_and_the_corners_are_clear() -> None:
    assert at(0, 0).lightness() >= 253
    assert wheel_picture(SIDE).pixelColor(0, 0).alpha() == 0


@pytest.mark.parametrize(("x", "y"), [(0.8, 0), (-0.8, 0), (0, 0.8), (0, -0.8), (0.3, -0.5)])
def test_a_place_has_the_colour_of_the_flow_to_it(x: float, y: float) -> None:
    expected = flow_to_colour(np.array([[[x * 16, y * 16]]]), 16.0)[0, 0]
    assert np.abs(np.array(rgb(at(x, y))) - expected).max() <= 6


def test_the_rim_is_in_full_colour_and_not_darkened() -> None:
    rim = at(0.99, 0)
    assert max(rgb(rim)) >= 250
