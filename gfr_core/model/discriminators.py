"""The judges of training: pix2pix patch discriminators that see degraded, guide and the picture judged.

Paper, section 3.3: a global one on the whole crop and a local one on the smallest box that holds all landmarks. Layout
after Isola et al., *Image-to-image translation with conditional adversarial networks*, CVPR 2017 (70 x 70 patches).

We differ from pix2pix in the normalisation: spectral normalisation of every weight (Miyato et al., *Spectral
normalization for generative adversarial networks*, ICLR 2018) in place of BatchNorm. BatchNorm takes its statistics
from the batch it is shown: real and restored batches are then measured with different rulers, two pairs do not make
statistics, and running averages drift between processes and resumed runs. A spectral norm depends on the weights
alone, so one verdict of a batch equals the verdict of a batch of one, and a patch is judged by its own 70 pixels.
"""

from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn.utils.parametrizations import spectral_norm

from gfr_core.model.blocks import LEAK
from gfr_core.shapes import Images, OtherPlanes


class PatchDiscriminator(nn.Module):
    """(degraded, guide, judged) -> one logit a patch: B 3 H W three times -> B 1 H' W'. Above 0 means "real".

    H' is H / 2^halvings - 2; the side of a patch is 70 pixels for three halvings, 34 for two.
    """

    def __init__(self, width: int = 64, halvings: int = 3) -> None:
        super().__init__()
        if width < 1 or halvings < 1:
            raise ValueError(f"width is {width} and halvings {halvings}, wanted at least 1")
        widths = [width * min(2**i, 8) for i in range(halvings + 1)]
        layers = [_layer(a, b, stride=2) for a, b in pairwise([9, *widths[:-1]])]
        self.layers = nn.ModuleList([*layers, _layer(widths[-2], widths[-1], stride=1)])
        self.verdict = _convolution(widths[-1], 1, stride=1)

    def forward(self, degraded: Images, guide: Images, judged: Images) -> OtherPlanes:
        """The logits."""
        return self.logits(self.features(degraded, guide, judged))

    def features(self, degraded: Images, guide: Images, judged: Images) -> list[Tensor]:
        """What each layer sees, for the feature-matching loss."""
        features = torch.cat([degraded, guide, judged], dim=1) * 2 - 1
        seen = []
        for layer in self.layers:
            features = layer(features)
            seen.append(features)
        return seen

    def logits(self, features: list[Tensor]) -> OtherPlanes:
        """The logits of pictures whose `features` are known already."""
        return self.verdict(features[-1])  # type: ignore[no-any-return]


def _layer(inputs: int, outputs: int, *, stride: int) -> nn.Sequential:
    return nn.Sequential(_convolution(inputs, outputs, stride=stride), nn.LeakyReLU(LEAK))


def _convolution(inputs: int, outputs: int, *, stride: int) -> nn.Module:
    return spectral_norm(nn.Conv2d(inputs, outputs, kernel_size=4, stride=stride, padding=1))
