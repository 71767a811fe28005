"""The game between judge and restorer (eqs. 7-8), on logits: above 0 means "real".

Two kinds. "log" is the paper's: binary cross-entropy with one-sided smoothed labels, real 0.9 and restored 0 (Salimans
et al., *Improved techniques for training GANs*, 2016). "hinge" stops teaching the judge where it is already sure (Lim
and Ye, *Geometric GAN*, 2017).
"""

from typing import Literal

import torch
from torch import Tensor
from torch.nn import functional

from gfr_core.shapes import Planes
from gfr_core.train.losses.precision import widened

AdversarialKind = Literal["log", "hinge"]

REAL_LABEL = 0.9
"""What the judge is told of a sharp picture in place of 1, as in the paper."""


def judge_loss(real_logits: Planes, fake_logits: Planes, kind: AdversarialKind) -> Tensor:
    """What the judge minimises, mean over patches.

    * "log": -0.9 log D(sharp) - 0.1 log(1 - D(sharp)) - log(1 - D(restored)), with D = sigmoid(logit);
    * "hinge": max(0, 1 - logit(sharp)) + max(0, 1 + logit(restored)).
    """
    real, fake = widened(real_logits), widened(fake_logits)
    if kind == "hinge":
        return functional.relu(1 - real).mean() + functional.relu(1 + fake).mean()
    return _cross_entropy(real, REAL_LABEL) + _cross_entropy(fake, 0.0)


def restorer_loss(fake_logits: Planes, kind: AdversarialKind) -> Tensor:
    """What the restorer minimises against a judge that stands still, mean over patches.

    * "log": -log D(restored). Eqs. 7-8 minimise log(1 - D(restored)), whose slope vanishes exactly when the judge is
      winning; this one has the same fixed point (Goodfellow et al., 2014). Its label is 1: only the judge's
      is smoothed.
    * "hinge": -logit(restored).
    """
    fake = widened(fake_logits)
    return -fake.mean() if kind == "hinge" else _cross_entropy(fake, 1.0)


def _cross_entropy(logits: Tensor, label: float) -> Tensor:
    return functional.binary_cross_entropy_with_logits(logits, torch.full_like(logits, label))
