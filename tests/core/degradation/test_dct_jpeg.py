import numpy as np
import pytest
import torch

from gfr_core.degradation.apply import jpeg
from gfr_core.degradation.dct_jpeg import CHROMA_STEPS, LUMA_STEPS, dct_jpeg, edge_repeated, quantiser_steps
from tests.core.degradation.smooth_pictures import as_batch, as_picture, smooth_picture

STEP = 1 / 255


def test_it_is_a_real_jpeg_within_a_twentieth_of_a_level() -> None:
    rng = np.random.default_rng(0)
    errors, worst = [], 0.0
    for seed in range(40):
        picture = smooth_picture(seed, 64, 64, rho_px=float(rng.uniform(1, 5)))
        quality = int(rng.integers(10, 96))
        error = np.abs(as_picture(dct_jpeg(as_batch(picture), [quality])[0]) - jpeg(picture, quality)) / STEP
        errors.append(error.mean())
        worst = max(worst, error.max())
    assert np.mean(errors) < 0.05
    assert worst < 64  # a coefficient may fall to the other side of half a step


@pytest.mark.parametrize("quality", [10, 40, 95])
@pytest.mark.parametrize("size", [(33, 47), (32, 31), (17, 50), (5, 3), (2, 4), (1, 1), (8, 1)])
def test_odd_sizes_come_out_as_from_a_real_jpeg(size: tuple[int, int], quality: int) -> None:
    height, width = size
    canvas = np.random.default_rng(1).random((64, 64, 3), dtype=np.float32)  # noise, which must have no influence
    canvas[:height, :width] = smooth_picture(2, height, width)
    ours = as_picture(dct_jpeg(as_batch(canvas), [quality], [height], [width])[0])[:height, :width]
    real = jpeg(np.ascontiguousarray(canvas[:height, :width]), quality)
    assert np.abs(ours - real).mean() < 0.3 * STEP
    whole = as_picture(dct_jpeg(as_batch(canvas[:height, :width]), [quality])[0])
    assert np.allclose(whole, ours, atol=STEP / 100)


def test_quality_0_is_the_rounding_to_8_bit() -> None:
    picture = as_batch(smooth_picture(0)) * 1.4 - 0.2
    wanted = torch.round(picture.clamp(0, 1) * 255) / 255
    assert torch.allclose(dct_jpeg(picture, [0]), wanted)
    beside_a_jpeg = dct_jpeg(picture.repeat(2, 1, 1, 1), [30, 0])
    assert torch.allclose(beside_a_jpeg[1:], wanted)
    assert not torch.allclose(beside_a_jpeg[:1], wanted, atol=STEP)


def test_a_flat_grey_picture_stays_what_it_is() -> None:
    grey = torch.full((1, 3, 32, 32), 128 * STEP)
    assert torch.allclose(dct_jpeg(grey, [10]), grey)


def test_what_comes_out_is_whole_levels_in_range() -> None:
    levels = dct_jpeg(as_batch(smooth_picture(3, rho_px=0.5)), [10]) / STEP
    assert torch.allclose(levels, levels.round(), atol=1e-3)
    assert levels.min() >= 0
    assert levels.max() <= 255.001


def test_a_batch_is_its_pictures_one_by_one() -> None:
    batch = as_batch(*(smooth_picture(seed, 40, 40) for seed in range(4)))
    qualities, heights, widths = [0, 10, 55, 95], [40, 31, 2, 17], [40, 8, 40, 2]
    together = dct_jpeg(batch, qualities, heights, widths)
    for i, (height, width) in enumerate(zip(heights, widths, strict=True)):
        alone = dct_jpeg(batch[i : i + 1], qualities[i : i + 1], [height], [width])
        assert torch.equal(alone[0, :, :height, :width], together[i, :, :height, :width])


def test_the_gradient_passes_as_if_nothing_were_rounded() -> None:
    # At quality 100 every step is 1: without its roundings JPEG changes luma not at all, so grey sums to itself.
    plane = torch.rand(1, 1, 16, 16, dtype=torch.float64, generator=torch.Generator().manual_seed(0))
    grey = (0.3 + 0.4 * plane).repeat(1, 3, 1, 1).requires_grad_()
    (gradient,) = torch.autograd.grad(dct_jpeg(grey, [100]).sum(), grey)
    assert torch.allclose(gradient.sum(dim=1), torch.full((1, 16, 16), 3.0, dtype=torch.float64), atol=2e-3)


def test_the_gradient_of_a_strong_jpeg_is_finite_and_reaches_every_pixel() -> None:
    picture = as_batch(smooth_picture(4, 32, 32)).requires_grad_()
    (gradient,) = torch.autograd.grad(dct_jpeg(picture, [10]).square().sum(), picture)
    assert torch.isfinite(gradient).all()
    assert (gradient.abs() > 1e-4).float().mean() > 0.99


def test_the_result_is_the_same_with_a_gradient_and_without() -> None:
    picture = as_batch(smooth_picture(5))
    with_gradient = dct_jpeg(picture.clone().requires_grad_(), [20])
    assert torch.allclose(with_gradient, dct_jpeg(picture, [20]), atol=STEP / 100)


def test_wrong_lengths_are_refused() -> None:
    picture = as_batch(smooth_picture(0))
    with pytest.raises(ValueError, match="1 pictures, 2 qualities, 1 heights, 1 widths"):
        dct_jpeg(picture, [10, 20])
    with pytest.raises(ValueError, match="1 pictures, 1 qualities, 3 heights, 1 widths"):
        dct_jpeg(picture, [10], [1, 2, 3])


def test_steps_follow_the_standards_tables() -> None:
    like = torch.zeros(1)
    fifty, hundred, one = quantiser_steps([50, 100, 1], like)
    assert torch.equal(fifty, torch.tensor((LUMA_STEPS, CHROMA_STEPS), dtype=torch.float32).reshape(2, 64))
    assert torch.equal(hundred, torch.ones(2, 64))
    assert torch.equal(one, torch.full((2, 64), 255.0))
    # Twice the step at quality 25, a fifth at 90: 16 -> 32 and 3.2 -> 3.
    assert quantiser_steps([25, 90], like)[:, 0, 0].tolist() == [32, 3]


def test_the_last_row_and_column_are_repeated() -> None:
    planes = torch.arange(12.0).reshape(1, 1, 3, 4)
    wanted = torch.tensor([[0.0, 1, 1, 1], [4, 5, 5, 5], [4, 5, 5, 5], [4, 5, 5, 5]])
    assert torch.equal(edge_repeated(planes, [2], [2], 4, 4)[0, 0], wanted)
