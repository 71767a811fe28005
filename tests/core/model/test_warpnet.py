import torch

from gfr_core.model.config import PAPER, GFRNetConfig
from gfr_core.model.warp import identity_grid
from gfr_core.model.warpnet import WarpNet, apply_affine

TINY = GFRNetConfig(warp_width=4, warp_size=32)


def pictures(count: int, side: int, seed: int = 0) -> tuple[torch.Tensor, torch.Tensor]:
    generator = torch.Generator().manual_seed(seed)
    return torch.rand(count, 3, side, side, generator=generator), torch.rand(count, 3, side, side, generator=generator)


def test_every_layer_of_the_papers_warpnet_has_the_papers_shape() -> None:
    with torch.device("meta"):
        net = WarpNet(PAPER)
        features = torch.empty(2, 6, 256, 256)
    seen = []
    for layer in [*net.encoder, *net.decoder, net.last]:
        features = layer(features)
        seen.append((features.shape[1], features.shape[2]))
    down = [(64, 128), (128, 64), (256, 32), (512, 16), (1024, 8), (1024, 4), (1024, 2), (1024, 1)]
    up = [(1024, 2), (1024, 4), (1024, 8), (512, 16), (256, 32), (128, 64), (64, 128), (2, 256)]
    assert seen == down + up
    assert net.affine is None
    assert 122e6 < sum(parameter.numel() for parameter in net.parameters()) < 124e6


def test_the_papers_grid_is_a_tanh() -> None:
    net = WarpNet(GFRNetConfig(warp_width=4, warp_size=32, residual_grid=False, affine_head=False)).eval()
    net.last.weight.data.mul_(1e4)
    assert net(*pictures(1, 32)).abs().max() <= 1


def test_an_untrained_warpnet_is_nearly_the_identity() -> None:
    net = WarpNet(TINY).eval()
    grid = net(*pictures(2, 32))
    assert (grid - identity_grid(2, 32, 32, like=grid)).abs().max() < 0.05


def test_other_sizes_are_resampled_to_its_own() -> None:
    assert WarpNet(TINY).eval()(*pictures(1, 64)).shape == (1, 32, 32, 2)


def test_one_of_a_batch_equals_a_batch_of_one() -> None:
    net = WarpNet(TINY).eval()
    degraded, guide = pictures(3, 32)
    assert torch.allclose(net(degraded, guide)[1:2], net(degraded[1:2], guide[1:2]), atol=1e-5)


def test_the_affine_head_moves_the_grid_as_its_six_numbers_say() -> None:
    identity = identity_grid(1, 8, 8, like=torch.zeros(1))
    moved = apply_affine(torch.tensor([[0.5, 0.0, 0.1, 0.0, -0.25, 0.2]]), identity)
    assert torch.allclose(moved[..., 0], 0.5 * identity[..., 0] + 0.1)
    assert torch.allclose(moved[..., 1], -0.25 * identity[..., 1] + 0.2)


def test_the_bend_leaves_out_what_the_affine_head_says() -> None:
    net = WarpNet(TINY).eval()
    assert net.affine is not None
    before = net.look(*pictures(1, 32))
    net.affine.bias.data[2] = 0.3
    after = net.look(*pictures(1, 32))
    assert torch.equal(before.bend, after.bend)
    assert torch.allclose(after.grid - before.grid, torch.tensor([0.3, 0.0]).expand(1, 32, 32, 2), atol=1e-6)


def test_a_second_pass_adds_a_second_shift() -> None:
    def shifting(passes: int) -> torch.Tensor:
        net = WarpNet(GFRNetConfig(warp_width=4, warp_size=32, warp_passes=passes)).eval()
        assert net.affine is not None
        net.last.weight.data.zero_()
        net.affine.bias.data[2] = 0.1
        return net(*pictures(1, 32))  # type: ignore[no-any-return]  # torch's modules are untyped when called

    identity = identity_grid(1, 32, 32, like=torch.zeros(1))
    assert torch.allclose(shifting(2) - identity, 2 * (shifting(1) - identity), atol=1e-5)
