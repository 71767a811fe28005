"""Restored and sharp should look alike to the judges, layer by layer.

Stands in for the perceptual loss where no VGG-Face file is at hand: its features come with the training itself. Source:
Wang et al., *High-resolution image synthesis and semantic manipulation with conditional GANs* (pix2pixHD), CVPR 2018,
section 3.2.
"""

from collections.abc import Sequence

import torch
from torch import Tensor

from gfr_core.train.losses.precision import widened


def feature_matching_loss(restored: Sequence[Tensor], sharp: Sequence[Tensor]) -> Tensor:
    """Mean over the layers of mean |feature(restored) - feature(sharp)|.

    The mean, not the sum of the source: the weight then does not depend on how deep a judge is.

    Args:
        restored, sharp: one B C H W a layer; no gradient reaches those of `sharp`.

    Raises:
        ValueError: not the same number of layers, or none.
    """
    if not restored or len(restored) != len(sharp):
        raise ValueError(f"features of {len(restored)} and {len(sharp)} layers, wanted the same number and at least 1")
    apart = [(widened(a) - widened(b.detach())).abs().mean() for a, b in zip(restored, sharp, strict=True)]
    return torch.stack(apart).mean()
