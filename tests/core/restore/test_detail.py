"""At which size the network sees a face."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from gfr_core.geometry import SquareCrop
from gfr_core.restore.crop import cut
from gfr_core.restore.detail import LEAST, cut_to_see, finest_detail, size_to_see

Picture = NDArray[np.float32]


def edges(size: int, blur_px: float = 0.0) -> Picture:
    """A board of squares a sixteenth of the side wide, blurred."""
    y, x = np.mgrid[:size, :size] * 16 // size
    board = np.repeat(0.3 + 0.4 * ((x + y) % 2).astype(np.float32)[..., None], 3, axis=-1)
    return board if blur_px == 0 else np.asarray(cv2.GaussianBlur(board, (0, 0), blur_px), dtype=np.float32)


def noisy(picture: Picture, sigma: float) -> Picture:
    noise = np.random.default_rng(0).standard_normal(picture.shape, dtype=np.float32)
    return np.clip(picture + np.float32(sigma) * noise, 0, 1)


@pytest.mark.parametrize("size", [256, 512, 1024])
def test_a_sharp_face_is_seen_at_its_own_size(size: int) -> None:
    assert size_to_see(edges(size)) == size


@pytest.mark.parametrize("size", [512, 1024])
def test_a_face_without_any_detail_is_seen_at_the_smallest_size(size: int) -> None:
    assert size_to_see(edges(size, blur_px=size / 40)) == 256


def test_the_more_it_is_blurred_the_smaller_it_is_seen() -> None:
    sizes = [size_to_see(edges(1024, blur_px)) for blur_px in (1, 2, 4, 6, 8, 10, 12, 16, 24)]
    assert sizes == sorted(sizes, reverse=True)
    assert set(sizes) == {256, 512, 1024}


@pytest.mark.parametrize("sigma", [2 / 255, 8 / 255])
def test_grain_is_not_taken_for_detail(sigma: float) -> None:
    assert size_to_see(noisy(edges(1024, blur_px=25), sigma)) == 256


def test_grain_does_not_hide_detail() -> None:
    assert size_to_see(noisy(edges(1024), 8 / 255)) == 1024


def test_the_crops_surroundings_do_not_count() -> None:
    picture = edges(1024, blur_px=25)
    picture[:200] = edges(1024)[:200]
    assert size_to_see(picture) == 256


def test_detail_that_halving_loses_is_measured_in_closed_form() -> None:
    stripes = 0.5 + 0.1 * (-1.0) ** np.arange(256, dtype=np.float32)
    rare = np.full((256, 256), 0.5, np.float32)
    rare[:, 100:108] = stripes[100:108]  # eight of the middle's 128 columns
    assert finest_detail(rare) == pytest.approx(0.1 * (8 / 128) ** 0.5, rel=0.1)
    assert finest_detail(np.full((256, 256), 0.5, np.float32)) == 0.0 < LEAST


def test_the_crop_at_the_smaller_size_is_cut_from_the_picture_itself() -> None:
    picture = np.round(edges(600, blur_px=30) * 255).astype(np.uint8)
    crop = SquareCrop(40.5, 30.25, 500.0)
    assert np.array_equal(cut_to_see(picture, crop), cut(picture, crop, 256))
    sharp = np.round(edges(600) * 255).astype(np.uint8)
    assert np.array_equal(cut_to_see(sharp, crop), cut(sharp, crop, 512))
