import pytest
import torch

from gfr_core.model.config import GFRNetConfig
from gfr_core.model.gfrnet import GFRNet
from gfr_core.model.warp import identity_grid, warp

TINY = GFRNetConfig(width=4, warp_width=4, rec_levels=3, warp_size=32)


def test_the_output_has_the_inputs_size_and_the_grid_fits_it() -> None:
    degraded, guide = torch.rand(2, 3, 64, 64), torch.rand(2, 3, 64, 64)
    output = GFRNet(TINY).eval()(degraded, guide)
    assert output.restored.shape == degraded.shape
    assert output.grid.shape == (2, 64, 64, 2)
    assert torch.equal(output.warped_guide, warp(guide, output.grid))


@pytest.mark.parametrize("name", ["-W", "-WG"])
def test_a_variant_without_warp_leaves_the_guide_where_it_is(name: str) -> None:
    guide = torch.rand(1, 3, 32, 32)
    net = GFRNet(TINY.variant(name)).eval()
    output = net(torch.rand(1, 3, 32, 32), guide)
    assert net.warpnet is None
    assert torch.equal(output.warped_guide, guide)
    assert torch.equal(output.grid, identity_grid(1, 32, 32, like=guide))


def test_pictures_of_unlike_or_unfit_size_are_refused() -> None:
    net = GFRNet(TINY).eval()
    with pytest.raises(ValueError, match="they must be equal"):
        net(torch.rand(1, 3, 32, 32), torch.rand(1, 3, 64, 64))
    with pytest.raises(ValueError, match="multiples of 8"):
        net(torch.rand(1, 3, 36, 36), torch.rand(1, 3, 36, 36))


def test_gradients_reach_both_networks() -> None:
    net = GFRNet(TINY)
    net(torch.rand(2, 3, 32, 32), torch.rand(2, 3, 32, 32)).restored.square().mean().backward()
    assert all(parameter.grad is not None for parameter in net.parameters())
