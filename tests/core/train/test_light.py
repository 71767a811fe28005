import numpy as np
import torch

from gfr_core.train.light import Light, Lights, grey, grey_batch, lit, lit_batch, sample_light

PIXELS = np.random.default_rng(0).integers(0, 256, (24, 32, 3), dtype=np.uint8)
IMAGES = torch.from_numpy(PIXELS.astype(np.float32) / 255).permute(2, 0, 1)[None]
AS_IT_IS = Light(1.0, 1.0, np.ones(3), np.zeros(2))


def test_no_strength_leaves_the_picture_alone() -> None:
    assert np.allclose(lit(PIXELS, sample_light(np.random.default_rng(0), strength=0.0)), PIXELS / 255, atol=1e-5)


def test_new_light_changes_tone_and_stays_a_picture() -> None:
    shown = lit(PIXELS, sample_light(np.random.default_rng(0)))
    assert shown.dtype == np.float32
    assert shown.min() >= 0
    assert shown.max() <= 1
    assert np.abs(shown - PIXELS / 255).mean() > 0.01


def test_light_that_falls_off_to_the_right_dims_the_right() -> None:
    shown = lit(PIXELS, Light(1.0, 1.0, np.ones(3), np.array([-0.5, 0.0])))
    assert np.allclose(shown[:, 31], PIXELS[:, 31] / 510, atol=1e-5)
    assert np.all(shown[:, 0] >= PIXELS[:, 0] / 255 - 1e-5)


def test_grey_has_three_equal_channels_of_the_luma() -> None:
    toned = grey(np.full((2, 2, 3), (1.0, 0.5, 0.0), dtype=np.float32))
    assert np.allclose(toned, 0.299 + 0.5 * 0.587)


def test_a_batch_is_lit_as_its_pictures_are() -> None:
    lights = [AS_IT_IS, *(sample_light(np.random.default_rng(seed)) for seed in range(3))]
    shown = lit_batch(IMAGES.expand(4, -1, -1, -1), Lights.of(lights).to(torch.device("cpu")))
    for image, light in zip(shown, lights, strict=True):
        assert np.allclose(image.permute(1, 2, 0).numpy(), lit(PIXELS, light), atol=1e-5)


def test_only_the_chosen_pictures_of_a_batch_become_grey() -> None:
    toned = grey_batch(IMAGES.expand(2, -1, -1, -1), torch.tensor([False, True]))
    assert torch.equal(toned[0], IMAGES[0])
    assert np.allclose(toned[1].permute(1, 2, 0).numpy(), grey(IMAGES[0].permute(1, 2, 0).numpy()), atol=1e-6)
