import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from gfr_core.geometry import SquareCrop
from gfr_core.restore.crop import cut
from gfr_core.restore.redegrade import MOST_BLUR, Redegradation

SIZE = 128
FILLED = SquareCrop(0, 0, SIZE)
EVERYWHERE = np.ones((SIZE, SIZE), np.float32)


def sharp(size: int = SIZE) -> NDArray[np.float32]:
    """Detail of every size, in colour."""
    rng = np.random.default_rng(5)
    octaves = [cv2.resize(rng.random((n, n, 3), np.float32), (size, size)) for n in (8, 16, 32, 64, size)]
    return np.asarray(np.mean(octaves, axis=0), dtype=np.float32)


def blurred(picture: NDArray[np.float32], sigma: float) -> NDArray[np.float32]:
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), sigmaX=sigma, borderType=cv2.BORDER_REFLECT))


@pytest.mark.parametrize("sigma", [0.6, 1.3, 2.5, 4.0])
def test_the_blur_that_was_applied_is_found(sigma: float) -> None:
    found = Redegradation.fitted(sharp(), blurred(sharp(), sigma), EVERYWHERE, FILLED)
    assert found.blur_px == pytest.approx(sigma, rel=0.06)
    assert np.abs(found.of(sharp()) - blurred(sharp(), sigma)).max() < 0.02


def test_the_blur_is_found_under_noise_too() -> None:
    noise = np.random.default_rng(1).normal(0, 0.02, (SIZE, SIZE, 3)).astype(np.float32)
    assert Redegradation.fitted(sharp(), blurred(sharp(), 2.0) + noise, EVERYWHERE, FILLED).blur_px == pytest.approx(
        2.0, rel=0.1
    )


def test_equal_pictures_need_no_blur_and_stay_as_they_are() -> None:
    found = Redegradation.fitted(sharp(), sharp(), EVERYWHERE, FILLED)
    assert found.blur_px == 0
    assert np.array_equal(found.of(sharp()), sharp())


def test_a_constant_picture_needs_no_blur() -> None:
    flat = np.full((SIZE, SIZE, 3), 0.4, np.float32)
    assert Redegradation.fitted(flat, flat, EVERYWHERE, FILLED).blur_px == 0


def test_the_blur_is_that_under_the_mask() -> None:
    mask = np.zeros((SIZE, SIZE), np.float32)
    mask[:, :64] = 1
    half = np.where(mask[..., None] > 0, blurred(sharp(), 2.0), sharp())
    assert Redegradation.fitted(sharp(), half, mask, FILLED).blur_px == pytest.approx(2.0, rel=0.1)
    assert Redegradation.fitted(sharp(), half, 1 - mask, FILLED).blur_px < 0.3


def test_an_empty_mask_means_the_whole_crop() -> None:
    found = Redegradation.fitted(sharp(), blurred(sharp(), 2.0), np.zeros_like(EVERYWHERE), FILLED)
    assert found.blur_px == pytest.approx(2.0, rel=0.06)


def test_a_crop_that_was_enlarged_goes_through_the_pixels_of_the_picture() -> None:
    small = np.round(255 * blurred(sharp(), 1.5)[::2, ::2]).astype(np.uint8)
    crop = SquareCrop(0, 0, SIZE / 2)
    enlarged = cut(small, crop, SIZE)
    found = Redegradation.fitted(enlarged, enlarged, EVERYWHERE, crop)
    assert found.pixels == SIZE // 2
    lost = np.abs(found.of(enlarged) - enlarged)
    assert lost.mean() < 1 / 255  # nothing finer than its pixels was there
    texture = np.indices((SIZE, SIZE)).sum(axis=0) % 2
    assert np.abs(found.of(texture.astype(np.float32) * 0.2) - 0.1).max() < 0.02  # what is finer does not survive


def test_a_crop_that_was_shrunk_has_no_coarser_pixels() -> None:
    found = Redegradation.fitted(sharp(), sharp(), EVERYWHERE, SquareCrop(0, 0, 3 * SIZE))
    assert np.array_equal(found.of(sharp()), sharp())


def test_a_blur_beyond_all_that_is_tried_ends_at_the_most() -> None:
    flat = np.broadcast_to(sharp().mean(axis=(0, 1)), sharp().shape).astype(np.float32)
    found = Redegradation.fitted(sharp(), flat, EVERYWHERE, FILLED)
    assert found.blur_px == pytest.approx(MOST_BLUR * SIZE, rel=0.1)
