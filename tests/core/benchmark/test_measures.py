"""Every measure where its value is known by hand."""

import cv2
import numpy as np
import pytest
import torch
from torch import Tensor

from gfr_core.benchmark.measures import (
    Scores,
    blurred,
    largest_chroma,
    redegradation,
    region_mean,
    scores_of,
    sharpness,
    ssim_maps,
)
from gfr_core.model.warp import identity_grid
from gfr_core.restore.restorer import Restoration
from gfr_core.train.objective import Batch
from gfr_core.train.pairs import Pair

SIDE = 32


def noise(count: int = 1, seed: int = 0) -> Tensor:
    return torch.rand(count, 3, SIDE, SIDE, generator=torch.Generator().manual_seed(seed))


def flat(value: float, count: int = 1) -> Tensor:
    return torch.full((count, 3, SIDE, SIDE), value)


def middle() -> Tensor:
    """A region that no border touches."""
    region = torch.zeros(1, 1, SIDE, SIDE)
    region[..., 4:-4, 4:-4] = 1
    return region


def batch(count: int = 1, shift: float = 0.0) -> Batch:
    """Faces whose landmarks span -0.5 to 0.5, the guide's `shift` further right."""
    sharp, degraded, guide = (noise(count, seed) for seed in range(3))
    steps = torch.linspace(-0.5, 0.5, 68)
    points = torch.stack([steps, steps], dim=-1).repeat(count, 1, 1)
    there = points + torch.tensor([shift, 0.0])
    ones = torch.ones(count)
    pair = Pair(degraded, sharp, guide, identity_grid(count, SIDE, SIDE, like=sharp), ones, points, there, ones)
    return Batch(pair, degraded, sharp, guide)


def made(restored: Tensor) -> Restoration:
    return Restoration(restored, restored, identity_grid(len(restored), SIDE, SIDE, like=restored))


def test_a_picture_is_as_similar_to_itself_as_can_be() -> None:
    torch.testing.assert_close(ssim_maps(noise(), noise()), torch.ones(1, 1, SIDE, SIDE))


def test_two_flat_pictures_differ_in_luminance_only() -> None:
    darker, brighter, floor = 0.3, 0.7, 0.01**2
    wanted = (2 * darker * brighter + floor) / (darker**2 + brighter**2 + floor)
    torch.testing.assert_close(
        ssim_maps(flat(darker), flat(brighter)), torch.full((1, 1, SIDE, SIDE), wanted), atol=1e-4, rtol=0
    )


def test_the_mean_of_a_region_heeds_nothing_outside() -> None:
    planes = torch.full((1, 1, SIDE, SIDE), 9.0)
    planes[..., 4:-4, 4:-4] = 2
    assert region_mean(planes, middle()).tolist() == [2]
    assert region_mean(planes, torch.zeros_like(planes)).tolist() == [0]


@pytest.mark.parametrize("contrast", [0.0, 0.5, 1.0, 1.5])
def test_sharpness_is_the_contrast_of_detail(contrast: float) -> None:
    picture = 0.5 + contrast * (noise() - 0.5)
    torch.testing.assert_close(sharpness(picture, noise(), middle()), torch.tensor([contrast]), atol=1e-5, rtol=1e-5)


def test_a_slope_is_no_detail() -> None:
    slope = torch.linspace(0, 1, SIDE).expand(1, 3, SIDE, SIDE)
    assert sharpness(slope, noise(), middle()).item() < 1e-5


def test_sharpness_heeds_the_region_only() -> None:
    outside = 1 - middle()
    outside[..., 3:-3, 3:-3] = 0  # the Laplacian sees one pixel further
    assert sharpness(noise() + outside * noise(seed=1), noise(), middle()).item() == pytest.approx(1)


def test_no_blur_leaves_the_picture() -> None:
    assert torch.equal(blurred(noise(), 0.0), noise())


def test_blur_is_the_one_of_opencv() -> None:
    picture = noise()[0].permute(1, 2, 0).numpy()
    wanted = cv2.GaussianBlur(picture, (17, 17), 2.0, borderType=cv2.BORDER_REFLECT_101)
    np.testing.assert_allclose(blurred(noise(), 2.0)[0].permute(1, 2, 0).numpy(), wanted, atol=1e-5)


def test_flat_pictures_redegrade_to_their_difference() -> None:
    found = redegradation(flat(0.5), flat(0.6), 4.0)
    torch.testing.assert_close(found, torch.tensor([20.0]), atol=1e-3, rtol=0)


def test_a_picture_explains_its_own_blurred_copy() -> None:
    sharp = noise()
    assert redegradation(sharp, blurred(sharp, 2.0), 1.0).item() == pytest.approx(100)
    assert redegradation(noise(seed=1), blurred(sharp, 2.0), 1.0).item() < 30


def test_detail_finer_than_the_scale_contradicts_nothing() -> None:
    fine = torch.ones(SIDE, SIDE)
    fine[::2, ::2] = fine[1::2, 1::2] = -1
    assert redegradation(flat(0.5) + 0.3 * fine, flat(0.5), 4.0).item() > 40


def test_chroma_is_the_widest_gap_between_channels() -> None:
    picture = noise()[:, :1].repeat(1, 3, 1, 1)
    assert largest_chroma(picture).item() == 0
    picture[0, :, 3, 5] = torch.tensor([1.0, 0.5, 0.2])
    assert largest_chroma(picture).item() == pytest.approx(204)


def test_the_truth_has_full_marks() -> None:
    faces = batch()
    found = scores_of(made(faces.sharp), faces, 4.0)
    marks = (found.psnr_crop, found.psnr_box, found.ssim_crop, found.ssim_box, found.sharpness, found.folded)
    np.testing.assert_allclose(np.concatenate(marks), [100, 100, 1, 1, 1, 0], atol=1e-4)


def test_what_lies_outside_the_box_counts_for_the_crop_only() -> None:
    faces = batch()
    restored = faces.sharp.clone()
    restored[..., :2, :] += 0.1
    found = scores_of(made(restored), faces, 4.0)
    assert found.psnr_box.item() == pytest.approx(100)
    assert found.psnr_crop.item() == pytest.approx(-10 * np.log10(0.01 * 2 / SIDE), abs=1e-3)
    assert found.ssim_crop.item() < found.ssim_box.item()


def test_a_grid_that_stays_is_off_by_what_the_landmarks_moved() -> None:
    faces = batch(shift=0.125)
    assert scores_of(made(faces.sharp), faces, 4.0).landmark_px.item() == pytest.approx(0.125 * SIDE / 2, abs=1e-4)


def test_a_face_is_judged_alike_alone_and_among_others() -> None:
    faces = batch(count=2)
    whole = scores_of(made(faces.degraded), faces, 4.0)
    parts = []
    for number in range(2):
        one = slice(number, number + 1)
        pair = Pair(*(tensor[one] for tensor in faces.pair))
        parts.append(scores_of(made(faces.degraded[one]), Batch(pair, *pair[:3]), 4.0))
    joined = Scores.joined(parts)
    np.testing.assert_allclose(joined.psnr_box, whole.psnr_box, rtol=1e-5)
    np.testing.assert_allclose(joined.redegraded, whole.redegraded, rtol=1e-5)
    np.testing.assert_allclose(joined.ssim_box, whole.ssim_box, rtol=1e-5)
