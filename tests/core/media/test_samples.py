"""`gfr_core.media.samples`: other depths and inks."""

from fractions import Fraction

import numpy as np
import pytest
from PIL import Image

from gfr_core.errors import GfrError
from gfr_core.media.samples import alpha_divided_out, cmyk_to_rgb, from_unit_range, through_palette, to_full_range
from tests.core.media.pictures import cmyk_profile, noise, srgb_profile


@pytest.mark.parametrize("bits", [1, 2, 3, 4, 6, 7, 9, 10, 12, 14])
def test_every_value_is_spread_to_the_nearest_of_the_full_range(bits: int) -> None:
    values = np.arange(2**bits).astype(np.uint8 if bits < 8 else np.uint16)
    spread, notes = to_full_range(values, bits)
    top = 255 if bits < 8 else 65535
    exact = [Fraction(int(value) * top, 2**bits - 1) for value in values]
    assert spread.dtype == (np.uint8 if bits < 8 else np.uint16)
    assert all(abs(int(found) - wanted) <= Fraction(1, 2) for found, wanted in zip(spread, exact, strict=True))
    assert notes == (f"{bits}-bit samples were spread to {8 if bits < 8 else 16} bits.",)


@pytest.mark.parametrize("bits", [8, 16])
def test_eight_and_sixteen_bits_pass_without_a_word(bits: int) -> None:
    values = noise(4, 5, bits=bits)
    same, notes = to_full_range(values, bits)
    assert np.array_equal(same, values)
    assert notes == ()


@pytest.mark.parametrize("bits", [24, 32])
def test_deeper_samples_are_rounded_to_sixteen(bits: int) -> None:
    values = np.array([0, 1, 2 ** (bits - 1), 2**bits - 2, 2**bits - 1], np.uint32)
    reduced, notes = to_full_range(values, bits)
    assert reduced.tolist() == [round(Fraction(int(v) * 65535, 2**bits - 1)) for v in values]
    assert "reduced to 16 bits" in notes[0]


def test_bilevel_samples_become_black_and_white() -> None:
    assert to_full_range(np.array([False, True]), 1)[0].tolist() == [0, 255]


def test_unit_range_floats_become_sixteen_bits() -> None:
    values, notes = from_unit_range(np.array([0.0, 0.5, 1.0], np.float32), "a.tif")
    assert values.tolist() == [0, 32768, 65535]
    assert notes


@pytest.mark.parametrize("wrong", [-0.1, 1.5, float("nan"), float("inf")])
def test_other_floats_are_refused_with_their_range(wrong: float) -> None:
    with pytest.raises(GfrError, match=r"'a\.tif' holds floating-point samples from"):
        from_unit_range(np.array([0.0, wrong]), "a.tif")


@pytest.mark.parametrize("bits", [8, 16])
def test_inks_without_a_profile_follow_the_plain_formula(bits: int) -> None:
    inks = noise(9, 9, 4, bits=bits)
    rgb, notes = cmyk_to_rgb(inks, None)
    top = 2**bits - 1
    exact = (1 - inks[:, :, :3] / top) * (1 - inks[:, :, 3:] / top) * top
    assert np.abs(rgb - exact).max() <= 0.5001
    assert rgb.dtype == inks.dtype
    assert "without a profile" in notes[0]


def test_the_plain_formula_is_pillows() -> None:
    inks = noise(9, 9, 4)
    pillow = np.asarray(Image.frombytes("CMYK", (9, 9), inks.tobytes()).convert("RGB"))
    assert np.abs(cmyk_to_rgb(inks, None)[0].astype(int) - pillow).max() <= 1


@pytest.mark.parametrize("bits", [8, 16])
def test_inks_with_a_profile_are_colour_managed_no_ink_being_white(bits: int) -> None:
    top = 2**bits - 1
    inks = np.zeros((1, 3, 4), np.uint8 if bits == 8 else np.uint16)
    inks[0, 1, 3] = top
    inks[0, 2, 3] = top // 2
    rgb, notes = cmyk_to_rgb(inks, cmyk_profile())
    white, black, middle = (rgb[0, at].astype(int) for at in range(3))
    assert white.min() >= 0.98 * top
    assert black.max() <= 0.02 * top
    assert np.ptp(middle) <= 0.02 * top
    assert abs(middle.mean() / top - 0.466) < 0.02  # L* = 50 in sRGB
    assert "by the file's profile" in notes[0]


def test_a_profile_that_does_not_fit_falls_back_and_says_so() -> None:
    rgb, notes = cmyk_to_rgb(noise(3, 3, 4), srgb_profile())
    assert np.array_equal(rgb, cmyk_to_rgb(noise(3, 3, 4), None)[0])
    assert "without a profile" in notes[0]


@pytest.mark.parametrize("bits", [8, 16])
def test_alpha_that_was_multiplied_in_is_divided_out(bits: int) -> None:
    top = 2**bits - 1
    colours, alpha = noise(30, 30, 3, bits=bits), noise(30, 30, 1, bits=bits, seed=1)
    multiplied = np.rint(colours.astype(float) * alpha / top).astype(colours.dtype)
    divided, notes = alpha_divided_out(np.concatenate([multiplied, alpha], axis=2))
    assert np.array_equal(divided[:, :, 3:], alpha)
    error = np.abs(divided[:, :, :3].astype(float) - colours)
    assert (error <= 0.5 * top / np.maximum(alpha, 1) + 0.5)[alpha[:, :, 0] > 0].all()
    assert notes


def test_colours_under_no_alpha_stay_as_stored() -> None:
    samples = np.array([[[9, 8, 7, 0]]], np.uint8)
    assert np.array_equal(alpha_divided_out(samples)[0], samples)


@pytest.mark.parametrize("factor", [257, 256])
def test_a_palette_of_eight_bit_colours_gives_eight_bits(factor: int) -> None:
    colours = noise(3, 4)
    indices = np.array([[0, 1], [3, 2]], np.uint8)
    found = through_palette(indices, (colours.astype(np.uint16) * factor).astype(np.uint16))
    assert found.dtype == np.uint8
    assert np.array_equal(found, colours.T[indices])


def test_a_deeper_palette_gives_sixteen_bits() -> None:
    colours = np.array([[1, 2], [3, 4], [5, 60000]], np.uint16)
    assert through_palette(np.array([[1, 0]], np.uint8), colours).tolist() == [[[2, 4, 60000], [1, 3, 5]]]


def test_an_index_beyond_the_palette_is_refused() -> None:
    with pytest.raises(ValueError, match="not in the palette of 2"):
        through_palette(np.array([[2]], np.uint8), np.zeros((3, 2), np.uint16))
