import pytest
import torch

from gfr_core.model.warp import identity_grid
from gfr_core.train.losses.region import landmark_boxes, landmark_cutouts


def corners(left: float, top: float, right: float, bottom: float) -> torch.Tensor:
    return torch.tensor([[[left, top], [right, bottom], [left, bottom]]])


def places(size: int) -> torch.Tensor:
    """A picture whose red is x and whose green is y, in [-1, 1]; bilinear sampling is exact on it."""
    grid = identity_grid(1, size, size, like=torch.zeros(1, dtype=torch.float64)).permute(0, 3, 1, 2)
    return torch.cat([grid, torch.zeros(1, 1, size, size, dtype=torch.float64)], dim=1)


def test_the_box_is_the_smallest_around_the_points() -> None:
    box = landmark_boxes(corners(-0.5, -0.5, 0.5, 0.0), 8)
    wanted = torch.zeros(1, 1, 8, 8)
    wanted[:, :, 2:4, 2:6] = 1
    assert torch.equal(box, wanted)


def test_a_margin_widens_it_by_its_share() -> None:
    assert landmark_boxes(corners(-0.5, -0.5, 0.5, 0.5), 8, margin=0.5).sum() == 64


def test_a_box_of_whole_pixels_is_cut_out_as_it_is() -> None:
    pictures = torch.rand(1, 3, 16, 16)
    cutout = landmark_cutouts(pictures, corners(-0.5, 0.0, 0.0, 0.5), 4)
    torch.testing.assert_close(cutout, pictures[:, :, 8:12, 4:8])


def test_every_pixel_of_the_cutout_comes_from_its_share_of_the_box() -> None:
    cutout = landmark_cutouts(places(32), corners(-0.5, -0.4, 0.7, 0.2).double(), 6)
    share = (torch.arange(6, dtype=torch.float64) + 0.5) / 6
    torch.testing.assert_close(cutout[0, 0], (-0.5 + 1.2 * share).expand(6, 6), atol=1e-6, rtol=0)
    torch.testing.assert_close(cutout[0, 1], (-0.4 + 0.6 * share)[:, None].expand(6, 6), atol=1e-6, rtol=0)


def test_the_margin_of_a_cutout_is_that_of_the_box() -> None:
    pictures, points = torch.rand(1, 3, 16, 16), corners(-0.25, -0.25, 0.25, 0.25)
    wider = landmark_cutouts(pictures, points, 8, margin=0.5)
    torch.testing.assert_close(wider, pictures[:, :, 4:12, 4:12])


def test_the_box_ends_where_the_picture_does() -> None:
    pictures = torch.rand(1, 3, 16, 16)
    torch.testing.assert_close(landmark_cutouts(pictures, corners(-3.0, -1.0, 1.0, 2.0), 16), pictures)


def test_landmarks_outside_the_picture_leave_its_border() -> None:
    pictures = torch.rand(1, 3, 16, 16)
    cutout = landmark_cutouts(pictures, corners(1.5, -2.0, 3.0, -1.5), 4)
    torch.testing.assert_close(cutout, pictures[:, :, :1, -1:].expand(1, 3, 4, 4))


def test_one_of_a_batch_equals_a_batch_of_one() -> None:
    rng = torch.Generator().manual_seed(1)
    pictures, points = torch.rand(3, 3, 16, 16, generator=rng), torch.rand(3, 68, 2, generator=rng) * 1.4 - 0.7
    together = landmark_cutouts(pictures, points, 8, margin=0.1)
    for i in range(3):
        alone = landmark_cutouts(pictures[i : i + 1], points[i : i + 1], 8, margin=0.1)
        torch.testing.assert_close(together[i : i + 1], alone)


def test_the_gradient_of_a_cutout_is_exact() -> None:
    pictures = torch.rand(1, 3, 6, 6, dtype=torch.float64, requires_grad=True)
    points = corners(-0.55, -0.3, 0.35, 0.65)
    assert torch.autograd.gradcheck(lambda p: landmark_cutouts(p, points, 4), (pictures,))


@pytest.mark.parametrize("narrow", [torch.bfloat16, torch.float16])
def test_half_precision_is_cut_in_float32(narrow: torch.dtype) -> None:
    pictures = torch.rand(1, 3, 16, 16).to(narrow)
    points = corners(-0.5, 0.0, 0.0, 0.5)
    assert torch.equal(landmark_cutouts(pictures, points, 4), landmark_cutouts(pictures.float(), points, 4))
