"""The judges of training: pix2pix patch discriminators that see degraded, guide and the picture judged.

Paper, section 3.3: a global one on the whole crop and a local one on the smallest box that holds all landmarks. Layout
after Isola et al., *Image-to-image translation with conditional adversarial networks*, CVPR 2017 (70 x 70 patches).
"""

from itertools import pairwise

import torch
from torch import Tensor, nn

from gfr_core.model.blocks import LEAK, halve
from gfr_core.shapes import Images, OtherPlanes


class PatchDiscriminator(nn.Module):
    """(degraded, guide, judged) -> one logit a patch: B 3 H W three times -> B 1 H' W'. Above 0 means "real"."""

    def __init__(self, width: int = 64, halvings: int = 3) -> None:
        super().__init__()
        widths = [width * min(2**i, 8) for i in range(halvings + 1)]
        layers: list[nn.Module] = [halve(9, widths[0], norm=False)]
        layers += [halve(a, b) for a, b in pairwise(widths[:-1])]
        layers.append(_level(widths[-2], widths[-1]))
        self.layers = nn.ModuleList(layers)
        self.verdict = nn.Conv2d(widths[-1], 1, kernel_size=4, stride=1, padding=1)

    def forward(self, degraded: Images, guide: Images, judged: Images) -> OtherPlanes:
        """The logits."""
        return self.verdict(self.features(degraded, guide, judged)[-1])  # type: ignore[no-any-return]

    def features(self, degraded: Images, guide: Images, judged: Images) -> list[Tensor]:
        """What each layer sees, for the feature-matching loss."""
        features = torch.cat([degraded, guide, judged], dim=1) * 2 - 1
        seen = []
        for layer in self.layers:
            features = layer(features)
            seen.append(features)
        return seen


def _level(inputs: int, outputs: int) -> nn.Sequential:
    convolution = nn.Conv2d(inputs, outputs, kernel_size=4, stride=1, padding=1, bias=False)
    return nn.Sequential(convolution, nn.BatchNorm2d(outputs), nn.LeakyReLU(LEAK))
