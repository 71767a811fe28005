"""RecNet's losses on pictures in [0, 1]."""

import torch
from torch import Tensor

from gfr_core.shapes import Images, Planes
from gfr_core.train.losses.precision import widened


def l2_loss(restored: Images, sharp: Images) -> Tensor:
    """Mean squared difference (eq. 6)."""
    return (restored - sharp).square().mean()


def weighted_l1_loss(restored: Images, sharp: Images, weight: Planes) -> Tensor:
    """sum(weight |restored - sharp|) / sum(weight), averaged over channels: plain L1 where all weights are alike.

    `weight` is B 1 H W.
    """
    apart = (restored - sharp).abs().mean(dim=1, keepdim=True)
    return (apart * weight).sum() / weight.sum().clamp_min(1e-6)


def frequency_loss(restored: Images, sharp: Images) -> Tensor:
    """Mean absolute difference of the two-dimensional spectra (orthonormal): asks for detail, not only for tone."""
    spectrum = torch.fft.rfft2(widened(restored - sharp), norm="ortho")
    return torch.view_as_real(spectrum).abs().mean()
