"""`gfr_core.media.scene_light`: light to 16 bits and back."""

import numpy as np

from gfr_core.media.scene_light import light_of, shown


def test_black_white_and_the_middle_are_where_srgb_has_them() -> None:
    light = np.array([0.0, 0.214041, 1.0, 4.0, -0.5, np.nan, np.inf])
    assert np.abs(shown(light) - np.array([0, 0.5 * 65535, 65535, 65535, 0, 0, 65535])).max() <= 1


def test_every_value_returns_from_light() -> None:
    values = np.arange(65536, dtype=np.uint16)
    assert np.array_equal(shown(light_of(values)), values)
