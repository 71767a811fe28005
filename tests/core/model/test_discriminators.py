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
