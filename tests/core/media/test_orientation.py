"""`gfr_core.media.orientation`: EXIF's eight orientations."""

import numpy as np
import pytest
from PIL import Image, ImageOps

from gfr_core.media.orientation import swaps_axes, upright
from tests.core.media.pictures import noise


@pytest.mark.parametrize("orientation", range(1, 9))
def test_pixels_turn_as_pillow_turns_them(orientation: int) -> None:
    samples = noise(5, 7, 3)
    picture = Image.fromarray(samples)
    picture.getexif()[274] = orientation
    assert np.array_equal(upright(samples, orientation), np.asarray(ImageOps.exif_transpose(picture)))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_axes_swap_exactly_when_the_shape_does(orientation: int) -> None:
    assert swaps_axes(orientation) == (upright(noise(5, 7), orientation).shape == (7, 5))


@pytest.mark.parametrize("orientation", [-1, 0, 9, 65535])
def test_nonsense_changes_nothing(orientation: int) -> None:
    samples = noise(5, 7)
    assert np.array_equal(upright(samples, orientation), samples)
