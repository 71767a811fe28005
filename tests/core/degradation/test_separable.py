import cv2
import numpy as np
import pytest
import torch

from gfr_core.degradation.apply import Picture, resample
from gfr_core.degradation.separable import (
    across,
    bicubic_matrices,
    gaussian_matrices,
    gaussian_reach_px,
    keys_cubic,
)
from tests.core.degradation.smooth_pictures import as_batch, as_picture

LIKE = torch.zeros(1)
SIZES = [(48, 12), (48, 48), (12, 48), (48, 13), (47, 5), (5, 47), (33, 32), (50, 3), (3, 1), (1, 7)]


def ramp(side: int) -> Picture:
    levels = np.linspace(0, 1, side, dtype=np.float32)
    across_x = np.tile(levels, (side, 1))
    return np.stack([across_x, across_x.T, 1 - across_x], axis=2)


def noise(side: int) -> Picture:
    return np.random.default_rng(side).random((side, side, 3), dtype=np.float32)


@pytest.mark.parametrize(("given", "wanted"), SIZES)
def test_bicubic_matrices_resample_as_the_single_picture_is(given: int, wanted: int) -> None:
    matrices = bicubic_matrices([given], [wanted], wanted, given, LIKE)
    for picture in (ramp(given), noise(given)):
        ours = as_picture(across(as_batch(picture), matrices, matrices)[0])
        assert np.abs(ours - resample(picture, wanted, wanted)).max() < 2e-5


def test_every_row_of_a_bicubic_sums_to_1() -> None:
    given, wanted = zip(*SIZES, strict=True)
    matrices = bicubic_matrices(given, wanted, 50, 60, LIKE)
    assert matrices.shape == (len(SIZES), 50, 60)
    assert torch.allclose(matrices.sum(dim=2), torch.ones(len(SIZES), 50), atol=1e-5)


def test_pixels_beyond_a_picture_have_no_weight_and_rows_beyond_it_repeat_its_last() -> None:
    wide, narrow = bicubic_matrices([40, 24], [20, 7], 20, 40, LIKE)
    assert (narrow[:, 24:] == 0).all()
    assert (wide[:, 24:] != 0).any()
    assert torch.equal(narrow[7:], narrow[6].expand(13, 40))


def test_one_matrix_of_a_batch_is_a_batch_of_one() -> None:
    together = bicubic_matrices([48, 40], [3, 37], 37, 48, LIKE)
    assert torch.allclose(together[1], bicubic_matrices([40], [37], 37, 48, LIKE)[0], atol=1e-6)
    blurs = gaussian_matrices([0.7, 3.0], [48, 20], 48, LIKE)
    assert torch.allclose(blurs[0], gaussian_matrices([0.7], [48], 48, LIKE)[0], atol=1e-6)


def test_resampling_to_the_same_size_is_the_identity() -> None:
    assert torch.allclose(bicubic_matrices([9], [9], 9, 9, LIKE)[0], torch.eye(9), atol=1e-6)


@pytest.mark.parametrize("rho_px", [0.3, 0.8, 1.0, 1.7, 3.0, 5.0])
def test_a_gaussian_is_opencvs(rho_px: float) -> None:
    picture = noise(48)
    matrices = gaussian_matrices([rho_px], [48], 48, LIKE)
    wanted = cv2.GaussianBlur(picture, (0, 0), rho_px, borderType=cv2.BORDER_REFLECT_101)
    assert np.abs(as_picture(across(as_batch(picture), matrices, matrices)[0]) - wanted).max() < 1e-5


def test_a_gaussian_of_a_small_picture_mirrors_at_that_pictures_border() -> None:
    picture = noise(5)
    canvas = np.ones((16, 16, 3), dtype=np.float32)
    canvas[:5, :5] = picture
    matrices = gaussian_matrices([1.5], [5], 16, LIKE)
    wanted = cv2.GaussianBlur(picture, (0, 0), 1.5, borderType=cv2.BORDER_REFLECT_101)
    assert np.abs(as_picture(across(as_batch(canvas), matrices, matrices)[0])[:5, :5] - wanted).max() < 1e-5


def test_a_gaussian_of_deviation_0_is_the_identity() -> None:
    matrices = gaussian_matrices([0.0, 2.0], [12, 12], 12, LIKE)
    assert torch.equal(matrices[0], torch.eye(12))
    assert torch.allclose(matrices[1].sum(dim=1), torch.ones(12), atol=1e-6)


def test_a_gaussian_reaches_four_deviations() -> None:
    assert [gaussian_reach_px(rho) for rho in (0.0, 1.0, 2.5)] == [0, 4, 10]


def test_the_kernel_is_keys_cubic() -> None:
    distances = torch.tensor([0.0, 0.5, 1.0, 1.5, 2.0, 3.0, -0.5])
    wanted = torch.tensor([1.0, 0.5625, 0.0, -0.0625, 0.0, 0.0, 0.5625])
    assert torch.allclose(keys_cubic(distances), wanted)


def test_rows_and_columns_take_their_own_matrix() -> None:
    images = torch.arange(12.0).reshape(1, 1, 3, 4).expand(2, 3, 3, 4)
    sum_of_rows, first_columns = torch.ones(2, 1, 3), torch.eye(4)[:2].expand(2, 2, 4)
    assert torch.equal(across(images, sum_of_rows, first_columns)[0, 0], torch.tensor([[12.0, 15.0]]))
