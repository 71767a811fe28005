"""RecNet F_r: the face rebuilt from the degraded input and the warped guide.

Paper, section 3.2: a U-Net of 4x4 stride-2 convolutions, encoder layer i concatenated to decoder layer L - i. Ours adds
its output to the degraded picture (`GFRNetConfig.residual_output`), so the untrained network is "do nothing".
"""

import torch
from torch import nn

from gfr_core.model.blocks import double, encoder, last
from gfr_core.model.config import GFRNetConfig
from gfr_core.shapes import Images

NEAR_ZERO = 0.01


class RecNet(nn.Module):
    """(degraded, warped guide) -> restored, B 3 H W in [0, 1] each; H and W are multiples of 2 ** `rec_levels`.

    Without a guide in the configuration (the paper's -WG) the second argument is not looked at. The result may leave
    [0, 1] by a little; who shows it clips it.
    """

    def __init__(self, config: GFRNetConfig) -> None:
        super().__init__()
        self.config = config
        widths = config.widths(config.width, config.rec_levels)
        self.encoder = encoder(6 if config.guide else 3, widths)
        skips = (0, *widths[-2:0:-1])  # the bottleneck has no partner
        self.decoder = nn.ModuleList(
            double(a + skip, b) for a, b, skip in zip(widths[:0:-1], widths[-2::-1], skips, strict=True)
        )
        self.last = last(2 * widths[0], 3, scale=NEAR_ZERO if config.residual_output else 1.0)

    def forward(self, degraded: Images, warped_guide: Images) -> Images:
        """The restored pictures."""
        pictures = [degraded, warped_guide] if self.config.guide else [degraded]
        features = torch.cat(pictures, dim=1) * 2 - 1
        skips = []
        for layer in self.encoder:
            features = layer(features)
            skips.append(features)
        skips.pop()
        for layer in self.decoder:
            features = torch.cat([layer(features), skips.pop()], dim=1)
        output = self.last(features).float()
        return degraded + output / 2 if self.config.residual_output else (torch.tanh(output) + 1) / 2
