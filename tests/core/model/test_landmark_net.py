"""The landmark network: closed forms of its heads, and what must not change its answer."""

import pytest
import torch

from gfr_core.model.landmark_net import LandmarkNet, LandmarkNetConfig, _mean_position, heat_around

SMALL = LandmarkNetConfig(size=64, width=4, decoder_width=4)


def small_net() -> LandmarkNet:
    torch.manual_seed(0)
    return LandmarkNet(SMALL).eval()


def test_points_and_heatmaps_have_the_promised_shapes() -> None:
    output = small_net()(torch.rand(2, 1, 64, 64))
    assert output.points.shape == (2, 68, 2)
    assert output.log_heat.shape == (2, 68, 16, 16)
    torch.testing.assert_close(output.log_heat.exp().sum(dim=(2, 3)), torch.ones(2, 68))


def test_one_of_a_batch_equals_a_batch_of_one() -> None:
    net, faces = small_net(), torch.rand(3, 1, 64, 64)
    torch.testing.assert_close(net(faces).points[1:2], net(faces[1:2]).points, atol=1e-4, rtol=1e-4)


def test_exposure_and_contrast_do_not_matter() -> None:
    net, face = small_net(), torch.rand(1, 1, 64, 64)
    torch.testing.assert_close(net(face * 0.5 + 0.3).points, net(face).points, atol=0.8, rtol=0)


def test_a_flat_square_gives_finite_points() -> None:
    assert torch.isfinite(small_net()(torch.zeros(1, 1, 64, 64)).points).all()


def test_all_probability_in_one_cell_gives_that_cell_s_centre() -> None:
    heat = torch.zeros(1, 68, 16, 16)
    heat[:, :, 3, 10] = 1  # row 3, column 10, of 4 x 4 pixels
    torch.testing.assert_close(_mean_position(heat), torch.tensor([41.5, 13.5]).expand(1, 68, 2))


def test_wanted_heatmaps_have_their_mean_at_the_point() -> None:
    points = torch.tensor([[[31.5, 31.5], [25.0, 38.2]]])
    heat = heat_around(points, 16)
    torch.testing.assert_close(heat.sum(dim=(2, 3)), torch.ones(1, 2))
    torch.testing.assert_close(_mean_position(heat), points, atol=0.02, rtol=0)


@pytest.mark.parametrize("size", [0, 16, 100])
def test_a_size_the_strides_do_not_divide_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match=f"size is {size}, wanted a multiple of 16 from 32"):
        LandmarkNetConfig(size=size)


def test_a_width_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="widths are 0 and 48, wanted at least 1"):
        LandmarkNetConfig(width=0)
