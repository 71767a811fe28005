import math

import pytest
import torch

from gfr_core.train.losses.adversarial import REAL_LABEL, AdversarialKind, judge_loss, restorer_loss

KINDS: tuple[AdversarialKind, ...] = ("log", "hinge")


def logits(value: float) -> torch.Tensor:
    return torch.full((2, 1, 3, 3), value, dtype=torch.float32)


def random_logits(seed: int) -> torch.Tensor:
    return torch.randn(2, 1, 3, 3, dtype=torch.float64, generator=torch.Generator().manual_seed(seed))


def test_a_judge_that_knows_nothing_pays_log_2_for_each_picture() -> None:
    assert judge_loss(logits(0), logits(0), "log") == pytest.approx(2 * math.log(2))
    assert restorer_loss(logits(0), "log") == pytest.approx(math.log(2))
    assert judge_loss(logits(0), logits(0), "hinge") == 2
    assert restorer_loss(logits(0), "hinge") == 0


def test_log_losses_are_the_smoothed_cross_entropy_written_out() -> None:
    real, fake = random_logits(1), random_logits(2)
    is_real, is_fake = real.sigmoid(), fake.sigmoid()
    judged = -(0.9 * is_real.log() + 0.1 * (1 - is_real).log()).mean() - (1 - is_fake).log().mean()
    torch.testing.assert_close(judge_loss(real, fake, "log"), judged)
    torch.testing.assert_close(restorer_loss(fake, "log"), -is_fake.log().mean())


def test_only_the_real_label_is_smoothed() -> None:
    sure = math.log(REAL_LABEL / (1 - REAL_LABEL))
    real = logits(sure).requires_grad_()
    judge_loss(real, logits(-50), "log").backward()  # type: ignore[no-untyped-call]  # torch has no type for it
    assert real.grad is not None
    assert real.grad.abs().max() < 1e-7, "a real picture called 90 % real is called what the label says"
    assert judge_loss(real, logits(-50), "log") < judge_loss(real, logits(-sure), "log")


def test_hinge_teaches_nothing_beyond_the_margin() -> None:
    assert judge_loss(logits(1.5), logits(-1.5), "hinge") == 0
    assert judge_loss(logits(0.5), logits(0.25), "hinge") == pytest.approx(0.5 + 1.25)
    assert restorer_loss(logits(0.25), "hinge") == -0.25


@pytest.mark.parametrize("kind", KINDS)
def test_the_restorer_still_learns_from_a_judge_that_is_sure(kind: AdversarialKind) -> None:
    fake = logits(-20).requires_grad_()
    restorer_loss(fake, kind).backward()  # type: ignore[no-untyped-call]  # torch has no type for it
    assert fake.grad is not None
    torch.testing.assert_close(fake.grad, torch.full_like(fake, -1 / fake.numel()))


@pytest.mark.parametrize("kind", KINDS)
def test_half_precision_logits_are_summed_in_float32(kind: AdversarialKind) -> None:
    real, fake = random_logits(1).bfloat16(), random_logits(2).bfloat16()
    assert torch.equal(judge_loss(real, fake, kind), judge_loss(real.float(), fake.float(), kind))
    assert torch.equal(restorer_loss(fake, kind), restorer_loss(fake.float(), kind))


@pytest.mark.parametrize("kind", KINDS)
def test_gradients_are_exact(kind: AdversarialKind) -> None:
    real, fake = random_logits(1).requires_grad_(), random_logits(2).requires_grad_()
    assert torch.autograd.gradcheck(lambda r, f: judge_loss(r, f, kind), (real, fake))
    assert torch.autograd.gradcheck(lambda f: restorer_loss(f, kind), (fake,))
