import numpy as np

from gfr_core.train.light import grey, relight

PIXELS = np.random.default_rng(0).integers(0, 256, (24, 32, 3), dtype=np.uint8)


def test_no_strength_leaves_the_picture_alone() -> None:
    assert np.allclose(relight(PIXELS, np.random.default_rng(0), strength=0.0), PIXELS / 255, atol=1e-5)


def test_new_light_changes_tone_and_stays_a_picture() -> None:
    lit = relight(PIXELS, np.random.default_rng(0))
    assert lit.dtype == np.float32
    assert lit.min() >= 0
    assert lit.max() <= 1
    assert np.abs(lit - PIXELS / 255).mean() > 0.01


def test_grey_has_three_equal_channels_of_the_luma() -> None:
    toned = grey(np.full((2, 2, 3), (1.0, 0.5, 0.0), dtype=np.float32))
    assert np.allclose(toned, 0.299 + 0.5 * 0.587)
