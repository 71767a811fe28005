"""`gfr_core.pixels`: files to tensors and back, to the last bit."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from gfr_core.pixels import crop_to_images, images_to_crop, to_images, to_pixels

EIGHT, SIXTEEN = np.dtype(np.uint8), np.dtype(np.uint16)


@pytest.mark.parametrize("dtype", [EIGHT, SIXTEEN])
def test_every_value_survives_the_round_trip(dtype: np.dtype[np.uint8] | np.dtype[np.uint16]) -> None:
    values = np.arange(np.iinfo(dtype).max + 1).astype(dtype)
    pixels = np.repeat(values.reshape(-1, 16, 1), 3, axis=2)
    back = to_pixels(to_images(pixels), dtype)
    assert back.dtype == dtype
    assert np.array_equal(back, pixels)


@given(st.sampled_from([np.uint8, np.uint16]).flatmap(lambda t: arrays(t, array_shapes(min_dims=2, max_dims=2).map(
    lambda shape: (*shape, 3)))))  # fmt: skip
def test_any_picture_survives_the_round_trip(pixels: np.ndarray) -> None:
    assert np.array_equal(to_pixels(to_images(pixels), pixels.dtype), pixels)


def test_black_is_zero_white_is_one_and_channels_come_first() -> None:
    pixels = np.zeros((2, 4, 3), np.uint16)
    pixels[1, 3, 2] = 65535
    image = to_images(pixels)
    assert image.shape == (1, 3, 2, 4)
    assert image.dtype == torch.float32
    assert image[0, 2, 1, 3] == 1.0
    assert image.sum() == 1.0


def test_values_are_clipped_and_rounded() -> None:
    image = torch.tensor([-0.5, 0.5, 1.5]).reshape(1, 3, 1, 1)
    assert to_pixels(image, EIGHT).tolist() == [[[0, 128, 255]]]


def test_a_turned_array_with_negative_strides_is_read_right() -> None:
    pixels = np.arange(24, dtype=np.uint8).reshape(2, 4, 3)
    assert np.array_equal(to_pixels(to_images(pixels[::-1, ::-1]), EIGHT), pixels[::-1, ::-1])


@pytest.mark.parametrize("wrong", [np.zeros((2, 2), np.uint8), np.zeros((2, 2, 4), np.uint8)])
def test_other_arrays_are_refused(wrong: np.ndarray) -> None:
    with pytest.raises(ValueError, match="H W 3"):
        to_images(wrong)


def test_a_batch_of_two_is_refused() -> None:
    with pytest.raises(ValueError, match="batch of one"):
        to_pixels(torch.zeros(2, 3, 4, 4), EIGHT)


def test_numbers_that_are_not_finite_are_refused() -> None:
    with pytest.raises(ValueError, match="not finite"):
        to_pixels(torch.full((1, 3, 2, 2), float("nan")), EIGHT)


def test_a_crop_of_floats_survives_the_round_trip_bit_for_bit() -> None:
    crop = np.random.default_rng(0).random((5, 7, 3), dtype=np.float32)
    images = crop_to_images(crop)
    assert images.shape == (1, 3, 5, 7)
    assert images[0, 1, 2, 3] == crop[2, 3, 1]
    assert np.array_equal(images_to_crop(images), crop)


def test_a_batch_of_two_is_no_single_crop() -> None:
    with pytest.raises(ValueError, match="wanted a batch of one picture, got 2"):
        images_to_crop(torch.zeros(2, 3, 4, 4))
