import torch

from gfr_core.model.config import GFRNetConfig
from gfr_core.model.gfrnet import GFRNet
from gfr_core.model.refiner import GridRefiner, normalised
from gfr_core.model.warp import identity_grid, resize_grid, warp
from tests.core.train.small_run import NETWORK

TINY = GFRNetConfig(refine_passes=2, refine_width=4, refine_size=32)


def refiner() -> GridRefiner:
    torch.manual_seed(0)
    return GridRefiner(TINY).eval()


def pictures(count: int, side: int, seed: int = 0) -> torch.Tensor:
    return torch.rand(count, 3, side, side, generator=torch.Generator().manual_seed(seed))


def shifted(count: int, by: float) -> torch.Tensor:
    return identity_grid(count, 16, 16, like=torch.zeros(1)) + by


def test_an_untrained_refiner_nearly_keeps_the_grid() -> None:
    grid = shifted(2, 0.1)
    grids = refiner()(pictures(2, 64), pictures(2, 64, seed=1), grid)
    assert [tuple(mended.shape) for mended in grids] == [(2, 16, 16, 2)] * 2
    assert (grids[-1] - grid).abs().max() < 0.1


def test_a_silent_refiner_keeps_the_grid_exactly() -> None:
    silent = refiner()
    silent.offset.weight.data.zero_()
    grid = shifted(1, 0.1)
    mended = silent(pictures(1, 32), pictures(1, 32, seed=1), grid)[-1]
    inner = (slice(None), slice(2, -2), slice(2, -2))
    assert torch.allclose(mended[inner], grid[inner], atol=1e-6)


def test_a_correction_is_put_on_top_of_the_grid_it_was_seen_through() -> None:
    constant = refiner()
    constant.offset.weight.data.zero_()
    constant.offset.bias = torch.nn.Parameter(torch.tensor([0.05, 0.0]))
    grids = constant(pictures(1, 32), pictures(1, 32, seed=1), shifted(1, 0.1))
    assert torch.allclose(grids[0][..., 0], shifted(1, 0.15)[..., 0], atol=1e-5)
    assert torch.allclose(grids[1][..., 0], shifted(1, 0.20)[..., 0], atol=1e-5)


def test_one_of_a_batch_equals_a_batch_of_one() -> None:
    net, degraded, guide = refiner(), pictures(3, 32), pictures(3, 32, seed=1)
    together, alone = net(degraded, guide, shifted(3, 0.1))[-1], net(degraded[1:2], guide[1:2], shifted(1, 0.1))[-1]
    assert torch.allclose(together[1:2], alone, atol=1e-5)


def test_exposure_is_not_seen() -> None:
    luma = pictures(2, 16)[:, :1]
    assert torch.allclose(normalised(luma), normalised(luma * 0.9 + 0.05), atol=0.05)
    assert torch.allclose(normalised(luma).mean(dim=(2, 3)), torch.zeros(2, 1), atol=1e-5)


def test_it_learns_to_find_a_shift() -> None:
    torch.manual_seed(0)
    net = GridRefiner(TINY).train()
    adam = torch.optim.Adam(net.parameters(), lr=3e-3)
    smooth = torch.nn.functional.interpolate(pictures(8, 8), size=(32, 32), mode="bicubic", align_corners=False)
    shifts = torch.linspace(-0.15, 0.15, 8)[:, None, None, None] * torch.tensor([1.0, -1.0])
    still = identity_grid(8, 16, 16, like=smooth)
    degraded = warp(smooth, resize_grid(still + shifts, 32, 32))
    errors = []
    for _ in range(80):
        error = (net(degraded, smooth, still)[-1] - still - shifts).abs().mean()
        adam.zero_grad()
        error.backward()
        adam.step()
        errors.append(float(error.detach()))
    assert errors[-1] < errors[0] / 3


def test_the_network_uses_it_where_there_is_a_warpnet_only() -> None:
    config = GFRNetConfig.from_dict(NETWORK.to_dict() | {"refine_passes": 1, "refine_width": 4, "refine_size": 32})
    assert GFRNet(config.variant("-WG")).refiner is None
    network = GFRNet(config).eval()
    degraded, guide = pictures(1, 64), pictures(1, 64, seed=1)
    assert network.warpnet is not None
    assert network.refiner is not None
    mended = network.refiner(degraded, guide, network.warpnet(degraded, guide))[-1]
    assert torch.equal(network(degraded, guide).grid, resize_grid(mended, 64, 64))
