import pytest
import torch

from gfr_core.model.discriminators import PatchDiscriminator


def test_a_patch_verdict_depends_on_70_pixels_only() -> None:
    judge = PatchDiscriminator(width=4).eval()
    pictures = [torch.rand(1, 3, 256, 256) for _ in range(3)]
    verdict = judge(*pictures)
    assert verdict.shape == (1, 1, 30, 30)
    pictures[2] = pictures[2].clone()
    pictures[2][:, :, :, 180:] = 0
    changed = (judge(*pictures) != verdict).any(dim=2).squeeze()
    assert not changed[: (180 - 70) // 8].any()
    assert changed[-1]


def test_every_one_of_the_three_pictures_counts() -> None:
    judge = PatchDiscriminator(width=4).eval()
    pictures = [torch.rand(2, 3, 64, 64) for _ in range(3)]
    verdict = judge(*pictures)
    for place in range(3):
        others = [picture.flip(0) if i == place else picture for i, picture in enumerate(pictures)]
        assert not torch.equal(judge(*others), verdict)


def test_features_are_given_layer_by_layer() -> None:
    features = PatchDiscriminator(width=4).eval().features(*[torch.rand(1, 3, 64, 64) for _ in range(3)])
    assert [tuple(f.shape[1:]) for f in features] == [(4, 32, 32), (8, 16, 16), (16, 8, 8), (32, 7, 7)]


def test_two_halvings_make_a_smaller_judge() -> None:
    features = PatchDiscriminator(width=4, halvings=2).eval().features(*[torch.rand(1, 3, 64, 64) for _ in range(3)])
    assert [tuple(f.shape[1:]) for f in features] == [(4, 32, 32), (8, 16, 16), (16, 15, 15)]


def test_logits_of_known_features_are_the_verdict() -> None:
    judge = PatchDiscriminator(width=4).eval()
    pictures = [torch.rand(1, 3, 64, 64) for _ in range(3)]
    assert torch.equal(judge.logits(judge.features(*pictures)), judge(*pictures))


def test_while_it_learns_one_verdict_does_not_depend_on_the_others_of_its_batch() -> None:
    torch.manual_seed(4)
    judge = PatchDiscriminator(width=4).train()
    pictures = [torch.rand(3, 3, 64, 64) for _ in range(3)]
    with torch.no_grad():
        for _ in range(200):  # until the power iteration stands still, so that two calls see the same weights
            judge(*[picture[:1, :, :32, :32] for picture in pictures])
        together = judge(*pictures)
        alone = torch.cat([judge(*[picture[i : i + 1] for picture in pictures]) for i in range(3)])
    torch.testing.assert_close(together, alone, atol=1e-4, rtol=1e-3)


def test_no_layer_stretches_by_more_than_its_largest_singular_value_1() -> None:
    torch.manual_seed(4)
    judge = PatchDiscriminator(width=4).train()
    with torch.no_grad():
        for parameter in judge.parameters():
            parameter.mul_(7)
        for _ in range(50):
            judge(*[torch.rand(1, 3, 32, 32) for _ in range(3)])
    weights = [module.weight for module in judge.modules() if isinstance(module, torch.nn.Conv2d)]
    assert len(weights) == 5
    for weight in weights:
        assert float(torch.linalg.matrix_norm(weight.detach().flatten(1), 2)) == pytest.approx(1, abs=0.02)


def test_bfloat16_autocast_says_nearly_the_same() -> None:
    torch.manual_seed(4)
    judge = PatchDiscriminator(width=8).eval()
    pictures = [torch.rand(2, 3, 64, 64) for _ in range(3)]
    with torch.no_grad():
        exact = judge(*pictures)
        with torch.autocast("cpu", torch.bfloat16):
            rounded = judge(*pictures)
    assert rounded.dtype == torch.bfloat16
    torch.testing.assert_close(rounded.float(), exact, atol=0.02, rtol=0.05)


@pytest.mark.parametrize(("width", "halvings"), [(0, 3), (4, 0)])
def test_a_judge_without_channels_or_layers_is_refused(width: int, halvings: int) -> None:
    with pytest.raises(ValueError, match="wanted at least 1"):
        PatchDiscriminator(width, halvings)
