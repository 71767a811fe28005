import torch

from gfr_core.model.config import PAPER, GFRNetConfig
from gfr_core.model.recnet import RecNet

TINY = GFRNetConfig(width=4, rec_levels=3)


def test_every_layer_of_the_papers_recnet_has_the_papers_shape() -> None:
    with torch.device("meta"):
        net = RecNet(PAPER)
        features = torch.empty(2, 6, 256, 256)
    seen, skips = [], []
    for layer in net.encoder:
        features = layer(features)
        skips.append(features)
        seen.append((features.shape[1], features.shape[2]))
    skips.pop()
    for layer in net.decoder:
        features = layer(features)
        seen.append((features.shape[1], features.shape[2]))
        features = torch.cat([features, skips.pop()], dim=1)
    down = [(64, 128), (128, 64), (256, 32), (512, 16), (1024, 8), (1024, 4), (1024, 2), (1024, 1)]
    up = [(1024, 2), (1024, 4), (1024, 8), (512, 16), (256, 32), (128, 64), (64, 128)]
    assert seen == down + up
    assert net.last(features).shape == (2, 3, 256, 256)


def test_an_untrained_recnet_nearly_returns_the_degraded_picture() -> None:
    degraded, guide = torch.rand(2, 3, 32, 32), torch.rand(2, 3, 32, 32)
    assert (RecNet(TINY).eval()(degraded, guide) - degraded).abs().max() < 0.05


def test_the_papers_direct_output_is_a_picture_of_its_own() -> None:
    net = RecNet(GFRNetConfig(width=4, rec_levels=3, residual_output=False)).eval()
    restored = net(torch.rand(1, 3, 16, 16), torch.rand(1, 3, 16, 16))
    assert restored.min() >= 0
    assert restored.max() <= 1


def test_without_a_guide_the_second_picture_is_not_looked_at() -> None:
    net = RecNet(GFRNetConfig(width=4, rec_levels=3, guide=False)).eval()
    degraded = torch.rand(1, 3, 16, 16)
    assert torch.equal(net(degraded, torch.zeros(1, 3, 16, 16)), net(degraded, torch.ones(1, 3, 16, 16)))


def test_one_of_a_batch_equals_a_batch_of_one() -> None:
    net = RecNet(TINY).eval()
    degraded, guide = torch.rand(3, 3, 32, 32), torch.rand(3, 3, 32, 32)
    assert torch.allclose(net(degraded, guide)[2:], net(degraded[2:], guide[2:]), atol=1e-5)


def test_the_width_changes_nothing_but_the_channels() -> None:
    wide = RecNet(GFRNetConfig(width=8, rec_levels=3))
    assert wide(torch.rand(2, 3, 24, 40), torch.rand(2, 3, 24, 40)).shape == (2, 3, 24, 40)
