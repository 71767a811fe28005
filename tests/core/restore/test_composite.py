from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from gfr_core.geometry import SquareCrop
from gfr_core.restore.composite import add_change, changed_outside
from gfr_core.restore.mask import face_mask
from tests.core.restore.faces import Depth, face_at, noisy_picture

SIZE = 256
FACE = face_at(60, 50, 70)
CROP = SquareCrop.of_face(FACE.box)
MASK = face_mask(FACE, CROP, SIZE)


def changed_by(
    amount: float, pixels: NDArray[Any], crop: SquareCrop = CROP
) -> tuple[NDArray[Any], NDArray[np.float32]]:
    result, mask = pixels.copy(), np.zeros(pixels.shape[:2], np.float32)
    add_change(result, mask, np.full((SIZE, SIZE, 3), amount, np.float32), MASK, crop)
    return result, mask


@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
def test_no_change_is_no_difference_to_the_last_bit(depth: Depth) -> None:
    pixels = noisy_picture(200, 220, depth)
    result, mask = changed_by(0.0, pixels)
    assert np.array_equal(result, pixels)
    assert mask.max() > 0.99


@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
def test_a_constant_change_shows_exactly_under_the_mask(depth: Depth) -> None:
    pixels = noisy_picture(200, 220, depth, low=0.1, high=0.6)
    result, mask = changed_by(0.25, pixels)
    difference = result.astype(int) - pixels
    wanted = np.rint(0.25 * mask * np.iinfo(depth).max).astype(int)
    assert np.array_equal(difference, np.repeat(wanted[..., None], 3, axis=-1))
    assert np.array_equal(difference.any(axis=2), wanted > 0)


def test_what_leaves_the_range_is_clipped_not_wrapped() -> None:
    assert changed_by(0.9, np.full((200, 220, 3), 200, np.uint8))[0].max() == 255
    assert changed_by(-0.9, np.full((200, 220, 3), 50, np.uint8))[0].min() == 0


def test_a_face_over_the_border_changes_only_what_is_there() -> None:
    pixels = noisy_picture(90, 80, low=0.1, high=0.6)
    result, mask = changed_by(0.25, pixels)
    assert (result != pixels).any()
    assert changed_outside(pixels, result, mask) == 0


def test_a_crop_beside_the_picture_changes_nothing() -> None:
    pixels = noisy_picture(30, 30)
    result, mask = changed_by(0.5, pixels, SquareCrop(100.0, 100.0, 50.0))
    assert np.array_equal(result, pixels)
    assert not mask.any()


def test_where_two_faces_overlap_the_change_is_not_added_twice() -> None:
    pixels = np.full((200, 220, 3), 100, np.uint8)
    mask = np.zeros((200, 220), np.float32)
    for _ in range(2):
        add_change(pixels, mask, np.full((SIZE, SIZE, 3), 0.2, np.float32), MASK, CROP)
    assert pixels.max() == 100 + 51
    assert mask.max() == 1


def test_changes_outside_the_mask_are_counted_pixel_by_pixel() -> None:
    pixels = noisy_picture(40, 50, low=0.1, high=0.9)
    result, mask = pixels.copy(), np.zeros((40, 50), np.float32)
    mask[10:20, 10:20] = 0.5
    result[12, 13] += 1  # under the mask
    result[30, 40, 2] += 1
    result[5] += 1  # a whole row of 50
    assert changed_outside(pixels, result, mask) == 51
    assert changed_outside(pixels, pixels, mask) == 0
