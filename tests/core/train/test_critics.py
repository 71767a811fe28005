import copy
import math
from dataclasses import replace

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.optim import Adam

from gfr_core.errors import GfrError
from gfr_core.train.critics import Critics, CriticsConfig
from gfr_core.train.losses.adversarial import AdversarialKind, judge_loss
from gfr_core.train.losses.region import landmark_cutouts

TINY = CriticsConfig(width=4, halvings=2, local_size=16)
KEYS = {"global_adversarial", "local_adversarial", "feature_matching"}


def scene(count: int = 2, size: int = 32, seed: int = 1) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Degraded, guide, restored, sharp and landmarks."""
    rng = torch.Generator().manual_seed(seed)
    degraded, guide, restored, sharp = torch.rand(4, count, 3, size, size, generator=rng)
    return degraded, guide, restored, sharp, torch.rand(count, 68, 2, generator=rng) - 0.5


def critics(config: CriticsConfig = TINY) -> Critics:
    torch.manual_seed(5)
    return Critics(config)


def blurred_and_textured(rng: torch.Generator) -> tuple[Tensor, Tensor, Tensor]:
    """Degraded and sharp pictures of a world where all that blur takes away is one fixed texture; landmarks."""
    coarse = torch.rand(2, 3, 4, 4, generator=rng)
    degraded = functional.interpolate(coarse, size=32, mode="bicubic", align_corners=False, antialias=True)
    wave = torch.sin(torch.arange(32) * 1.5)
    points = torch.tensor([[[-0.6, -0.6], [0.6, 0.6]]]).expand(2, 2, 2)
    return degraded, degraded + 0.3 * wave[:, None] * wave, points


def descend(adam: Adam, loss: Tensor) -> None:
    adam.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]  # torch has no type for it
    adam.step()


def test_judges_that_say_nothing_pay_log_2_for_each_picture_of_each() -> None:
    judges = critics()
    for judge in (judges.whole, judges.local):
        judge.verdict = nn.Conv2d(16, 1, kernel_size=4, padding=1)
        judge.verdict.load_state_dict({"weight": torch.zeros(1, 16, 4, 4), "bias": torch.zeros(1)})
    assert float(judges.judge_loss(*scene()).detach()) == pytest.approx(4 * math.log(2))
    losses = judges.restored_losses(*scene())
    assert float(losses["global_adversarial"]) == pytest.approx(math.log(2))
    assert float(losses["local_adversarial"]) == pytest.approx(math.log(2))


@pytest.mark.parametrize("kind", ["log", "hinge"])
def test_the_judges_loss_is_the_global_and_the_local_one_added(kind: AdversarialKind) -> None:
    judges = critics(replace(TINY, kind=kind)).eval()
    degraded, guide, restored, sharp, points = scene()
    cutouts = [landmark_cutouts(p, points, 16, margin=0.1) for p in (degraded, guide, restored, sharp)]
    wanted = torch.zeros(())
    for judge, views in ((judges.whole, [degraded, guide, restored, sharp]), (judges.local, cutouts)):
        wanted = wanted + judge_loss(judge(*views[:2], views[3]), judge(*views[:2], views[2]), kind)
    torch.testing.assert_close(judges(*scene()), wanted)


def test_the_judges_learn_and_the_restored_picture_does_not() -> None:
    judges = critics()
    degraded, guide, restored, sharp, points = scene()
    restored.requires_grad_()
    judges.judge_loss(degraded, guide, restored, sharp, points).backward()  # type: ignore[no-untyped-call]  # no type
    assert restored.grad is None
    assert all(weight.grad is not None and weight.grad.isfinite().all() for weight in judges.parameters())


def test_the_restored_picture_learns_and_the_judges_neither_learn_nor_change() -> None:
    judges = critics().train()
    before = copy.deepcopy(judges.state_dict())
    degraded, guide, restored, sharp, points = scene()
    restored.requires_grad_()
    losses = judges.restored_losses(degraded, guide, restored, sharp, points)
    assert losses.keys() == KEYS
    for loss in losses.values():
        (slope,) = torch.autograd.grad(loss, restored, retain_graph=True)
        assert slope.isfinite().all()
        assert slope.abs().sum() > 0
    torch.stack(list(losses.values())).sum().backward()  # type: ignore[no-untyped-call]  # torch has no type for it
    assert all(weight.grad is None for weight in judges.parameters())
    assert all(torch.equal(tensor, before[name]) for name, tensor in judges.state_dict().items())


def test_after_looking_the_judges_learn_again_and_only_those_that_did() -> None:
    judges = critics().train()
    judges.local.requires_grad_(requires_grad=False)
    judges.restored_losses(*scene())
    assert judges.training
    assert judges.whole.training
    assert all(weight.requires_grad for weight in judges.whole.parameters())
    assert not any(weight.requires_grad for weight in judges.local.parameters())


def test_the_true_picture_matches_the_features_exactly() -> None:
    degraded, guide, _, sharp, points = scene()
    assert critics().restored_losses(degraded, guide, sharp, sharp, points)["feature_matching"] == 0


def test_the_local_judge_sees_nothing_outside_the_landmark_box() -> None:
    judges = critics().eval()
    degraded, guide, restored, sharp, points = scene()
    changed = restored.clone()
    changed[..., :4] = 0.5  # the box ends at -0.6, 6.4 pixels from the left
    before = judges.restored_losses(degraded, guide, restored, sharp, points)
    after = judges.restored_losses(degraded, guide, changed, sharp, points)
    assert after["local_adversarial"] == before["local_adversarial"]
    assert after["global_adversarial"] != before["global_adversarial"]


def test_half_precision_makes_losses_in_float32() -> None:
    judges = critics()
    with torch.autocast("cpu", torch.bfloat16):
        losses = judges.restored_losses(*scene())
        judged = judges.judge_loss(*scene())
    assert {loss.dtype for loss in [*losses.values(), judged]} == {torch.float32}


def test_judges_written_and_read_judge_alike() -> None:
    first, second = critics(), Critics(TINY)
    first.judge_loss(*scene())
    second.load_state_dict(first.state_dict())
    assert torch.equal(first.judge_loss(*scene()), second.judge_loss(*scene()))


@pytest.mark.parametrize("kind", ["log", "hinge"])
def test_a_restorer_that_plays_against_them_comes_to_look_like_the_truth(kind: AdversarialKind) -> None:
    torch.manual_seed(5)
    judges, correction = Critics(replace(TINY, width=8, kind=kind)), nn.Parameter(torch.zeros(1, 3, 32, 32))
    judge_adam = Adam(judges.parameters(), lr=2e-3, betas=(0.5, 0.99))
    adam = Adam([correction], lr=0.02, betas=(0.5, 0.99))
    rng = torch.Generator().manual_seed(6)
    for _ in range(24):
        degraded, sharp, points = blurred_and_textured(rng)
        losses = judges.restored_losses(degraded, sharp, degraded + correction, sharp, points)
        descend(adam, 10 * losses["feature_matching"] + losses["global_adversarial"] + losses["local_adversarial"])
        descend(judge_adam, judges.judge_loss(degraded, sharp, degraded + correction, sharp, points))
    degraded, sharp, points = blurred_and_textured(rng)
    with torch.no_grad():
        untouched = judges.restored_losses(degraded, sharp, degraded, sharp, points)["feature_matching"]
        restored = judges.restored_losses(degraded, sharp, degraded + correction, sharp, points)["feature_matching"]
    assert float(restored) < 0.5 * float(untouched)


@pytest.mark.parametrize(
    ("setting", "found", "wanted"),
    [("width", 0, 1), ("halvings", 0, 1), ("local_size", 16, 24), ("local_margin", -1, 0)],
)
def test_settings_that_cannot_judge_are_refused(setting: str, found: int, wanted: int) -> None:
    with pytest.raises(GfrError) as caught:
        CriticsConfig(**{setting: found})  # type: ignore[arg-type]  # each of its own type
    assert caught.value.message == f"Critics' {setting} is {found}; it must be at least {wanted}."


def test_the_smallest_local_judge_has_one_patch() -> None:
    judges = critics(replace(TINY, local_size=12)).eval()
    assert judges.local(*torch.rand(3, 1, 3, 12, 12)).shape == (1, 1, 1, 1)
