"""`gfr_core.media.frame`: what a frame says of itself."""

import numpy as np

from gfr_core.media.frame import Frame


def test_size_and_depth_are_those_of_the_pixels() -> None:
    frame = Frame(np.zeros((3, 5, 3), np.uint16), "a")
    assert (frame.height, frame.width, frame.bits) == (3, 5, 16)


def test_sixteen_bits_are_rounded_to_the_nearest_of_eight() -> None:
    values = np.arange(65536, dtype=np.uint16).reshape(-1, 1, 1).repeat(3, axis=2)
    expected = np.rint(values / 257)
    assert np.array_equal(Frame(values, "a").pixels_8bit(), expected)


def test_eight_bits_are_left_alone() -> None:
    values = np.arange(256, dtype=np.uint8).reshape(-1, 1, 1).repeat(3, axis=2)
    assert np.array_equal(Frame(values, "a").pixels_8bit(), values)
