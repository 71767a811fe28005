import numpy as np
from numpy.typing import NDArray

from gfr_core.restore.colour import match_colour
from tests.core.restore.faces import noisy_picture, smooth_picture

SIZE = 128
RNG = np.random.default_rng(5)


def furthest(a: NDArray[np.float32], b: NDArray[np.float32]) -> float:
    return float(np.abs(a - b).max())


def whole() -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return np.ones((SIZE, SIZE), np.float32)


def picture() -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return (smooth_picture(SIZE, SIZE) / 255).astype(np.float32)


def test_equal_pictures_stay_as_they_are() -> None:
    assert furthest(match_colour(picture(), picture(), whole()), picture()) < 1e-6


def test_a_constant_cast_is_taken_out() -> None:
    cast = picture() + np.array([0.1, -0.05, 0.02], np.float32)
    assert furthest(match_colour(cast, picture(), whole()), picture()) < 0.001


def test_a_cast_outside_the_mask_does_not_leak_in() -> None:
    mask = whole()
    mask[:, SIZE // 2 :] = 0
    cast = picture()
    cast[:, SIZE // 2 :] += 0.3
    assert furthest(match_colour(cast, picture(), mask)[:, : SIZE // 4], picture()[:, : SIZE // 4]) < 0.002


def test_detail_survives() -> None:
    detail = np.zeros((SIZE, SIZE, 3), np.float32)
    detail[::2] = 0.1
    detail[1::2] = -0.1
    assert furthest(match_colour(picture() + detail, picture(), whole()), picture() + detail) < 0.002


def test_a_grey_face_stays_grey_to_the_last_bit_whatever_the_network_says() -> None:
    grey = np.repeat(noisy_picture(SIZE, SIZE)[..., :1], 3, axis=-1).astype(np.float32) / np.float32(255)
    matched = match_colour(picture(), grey, whole())
    assert np.array_equal(matched[..., 0], matched[..., 1])
    assert np.array_equal(matched[..., 0], matched[..., 2])


def test_a_sepia_print_keeps_its_toning_and_takes_no_colour_from_the_portrait() -> None:
    brightness: NDArray[np.float32] = RNG.uniform(0.1, 0.9, (8, 8)).repeat(16, 0).repeat(16, 1).astype(np.float32)
    sepia = np.stack([brightness**0.8, brightness, brightness**1.3], axis=-1).astype(np.float32)
    wanted = sepia.copy()
    coloured = sepia.copy()
    coloured[40:50, 40:80, 0] += 0.15  # red lips, too small to be a slow colour
    matched = match_colour(coloured, sepia, whole())
    tone = (matched[..., 0] - matched[..., 2])[40:50, 40:80] - (wanted[..., 0] - wanted[..., 2])[40:50, 40:80]
    assert np.abs(tone).max() < 0.03


def test_the_result_is_in_range() -> None:
    matched = match_colour(picture() * 2, picture(), whole())
    assert matched.dtype == np.float32
    assert matched.min() >= 0
    assert matched.max() <= 1
