"""The network that finds the 68 landmarks in a small grey square around a face.

A residual encoder (strides 2 to 16), a short decoder back to stride 4 with skip connections, one heatmap a landmark.
A landmark is the mean position under its softmaxed heatmap (integral regression), so it is exact below a cell and the
whole net is trained on distances directly.
Sources: Sun et al., *Integral Human Pose Regression*, ECCV 2018; Nibali et al., *Numerical Coordinate Regression with
Convolutional Neural Networks*, 2018.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from gfr_core.model.blocks import Residual, convolution
from gfr_core.shapes import Planes, Points

LANDMARKS = 68
HEATMAP_STRIDE = 4


@dataclass(frozen=True, slots=True)
class LandmarkNetConfig:
    """What a `LandmarkNet` is built from.

    Attributes:
        size: side of the square it sees, in pixels; a multiple of 16.
        width: channels at stride 4; the coarser levels have two and four times as many.
        decoder_width: channels of the decoder.
    """

    size: int = 128
    width: int = 36
    decoder_width: int = 48

    def __post_init__(self) -> None:
        if self.size < 32 or self.size % 16:
            raise ValueError(f"size is {self.size}, wanted a multiple of 16 from 32")
        if self.width < 1 or self.decoder_width < 1:
            raise ValueError(f"widths are {self.width} and {self.decoder_width}, wanted at least 1")


@dataclass(frozen=True, slots=True)
class LandmarkOutput:
    """Landmarks of a batch.

    Attributes:
        points: B 68 2, x before y, in pixel-index coordinates of the square the network saw.
        log_heat: B 68 H W (stride 4), log of the probability of each cell.
    """

    points: Points
    log_heat: Tensor


def _stage(inputs: int, outputs: int, blocks: int) -> nn.Sequential:
    return nn.Sequential(convolution(inputs, outputs, stride=2), *(Residual(outputs) for _ in range(blocks)))


def _enlarged(features: Tensor) -> Tensor:
    return functional.interpolate(features, scale_factor=2.0, mode="bilinear", align_corners=False)


class LandmarkNet(nn.Module):
    """68 landmarks of the face in a grey square of `config.size` pixels."""

    def __init__(self, config: LandmarkNetConfig | None = None) -> None:
        super().__init__()
        self.config = config or LandmarkNetConfig()
        width, decoder = self.config.width, self.config.decoder_width
        self.stem = convolution(1, width // 2, stride=2)
        self.fine = _stage(width // 2, width, 1)  # stride 4
        self.middle = _stage(width, width * 2, 2)  # stride 8
        self.coarse = _stage(width * 2, width * 4, 3)  # stride 16
        self.from_coarse = nn.Conv2d(width * 4, decoder, 1)
        self.from_middle = nn.Conv2d(width * 2, decoder, 1)
        self.from_fine = nn.Conv2d(width, decoder, 1)
        self.join_middle = convolution(decoder, decoder)
        self.join_fine = convolution(decoder, decoder)
        self.heat = nn.Conv2d(decoder, LANDMARKS, 1)

    def forward(self, face: Planes) -> LandmarkOutput:
        """The landmarks of each square (B 1 `size` `size`, luma in [0, 1], each contrast-normalised here)."""
        mean, deviation = face.mean(dim=(2, 3), keepdim=True), face.std(dim=(2, 3), keepdim=True)
        normalised = (face - mean) / (deviation + 0.02)  # the floor keeps flat squares from becoming noise
        heat = self._heatmaps(normalised)  # B 68 H W
        log_heat = functional.log_softmax(heat.flatten(2), dim=2).view_as(heat)
        return LandmarkOutput(_mean_position(log_heat.exp()), log_heat)

    def _heatmaps(self, face: Tensor) -> Tensor:
        fine = self.fine(self.stem(face))
        middle = self.middle(fine)
        top = self.from_coarse(self.coarse(middle))
        top = self.join_middle(_enlarged(top) + self.from_middle(middle))
        top = self.join_fine(_enlarged(top) + self.from_fine(fine))
        heat: Tensor = self.heat(top)
        return heat.float()


def _mean_position(heat: Tensor) -> Tensor:
    """B 68 H W probabilities -> B 68 2, the mean cell centre in pixel-index coordinates of the network's input."""
    centres = torch.arange(heat.shape[-1], dtype=heat.dtype, device=heat.device) + 0.5
    centres = centres * HEATMAP_STRIDE - 0.5
    # products and sums, not a matrix product: autocast would run that in bfloat16 and cost half a pixel
    across, down = (heat.sum(dim=2) * centres).sum(dim=-1), (heat.sum(dim=3) * centres).sum(dim=-1)
    return torch.stack([across, down], dim=-1)


def heat_around(points: Points, cells: int) -> Tensor:
    """The heatmaps wanted for `points` (B N 2): Gaussians of one cell's deviation, B N `cells` `cells`, sum 1."""
    centres = (torch.arange(cells, dtype=points.dtype, device=points.device) + 0.5) * HEATMAP_STRIDE - 0.5
    distance = (centres - points[..., None]) / HEATMAP_STRIDE  # B N 2 cells
    profile = torch.softmax(-0.5 * distance.square(), dim=-1)
    return profile[..., 1, :, None] * profile[..., 0, None, :]
