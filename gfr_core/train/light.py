"""Changes of light and colour between two photographs of one person: one picture in numpy, a batch in torch."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from gfr_core.shapes import Images

Picture = NDArray[np.float32]

LUMA = np.array([0.299, 0.587, 0.114], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Light:
    """How a picture v in [0, 1] is lit anew: ((v^gamma - 0.5) contrast + 0.5) gains (1 + slope . place), clipped.

    Attributes:
        gamma, contrast: 1 for no change.
        gains: of red, green and blue, 1 for no change.
        slope: fall-off across and down over half the picture; places run from -1 to 1.
    """

    gamma: float
    contrast: float
    gains: NDArray[np.float64]
    slope: NDArray[np.float64]


def sample_light(rng: np.random.Generator, strength: float = 1.0) -> Light:
    """Another gamma, contrast, colour temperature and linear fall-off of light; 0 changes nothing."""
    gamma = np.exp(rng.normal(0, 0.16 * strength))
    contrast = np.exp(rng.normal(0, 0.10 * strength))
    gains = np.exp(rng.normal(0, 0.05 * strength, 3) + rng.normal(0, 0.09 * strength))
    return Light(float(gamma), float(contrast), gains, rng.normal(0, 0.10 * strength, 2))


def lit(pixels: NDArray[np.uint8], light: Light) -> Picture:
    """The picture in another light. H W 3 uint8 -> float32 in [0, 1]."""
    tone = ((np.arange(256) / 255) ** light.gamma - 0.5) * light.contrast + 0.5
    table = (tone[:, None] * light.gains).astype(np.float32).reshape(256, 1, 3)
    shown = np.asarray(cv2.LUT(pixels, table), dtype=np.float32)
    shown *= _fall_off(light, pixels.shape[0], pixels.shape[1])
    return np.clip(shown, 0, 1)


def _fall_off(light: Light, height: int, width: int) -> Picture:
    slope_x, slope_y = light.slope
    across = slope_x * np.linspace(-1, 1, width)[None, :, None]
    down = slope_y * np.linspace(-1, 1, height)[:, None, None]
    return np.asarray(1 + across + down, dtype=np.float32)


def grey(picture: Picture) -> Picture:
    """The luma (BT.601) in all three channels."""
    return np.repeat(np.asarray(picture @ LUMA, dtype=np.float32)[:, :, None], 3, axis=2)


class Lights(NamedTuple):
    """The numbers of B `Light`s: gamma B, contrast B, gains B 3, slope B 2; float32."""

    gamma: Tensor
    contrast: Tensor
    gains: Tensor
    slope: Tensor

    @staticmethod
    def of(lights: Sequence[Light]) -> "Lights":
        """One row a light, on the CPU."""
        gains, slope = (np.stack(rows) for rows in ([m.gains for m in lights], [m.slope for m in lights]))
        columns = ([light.gamma for light in lights], [light.contrast for light in lights], gains, slope)
        return Lights(*(torch.as_tensor(column, dtype=torch.float32) for column in columns))

    def to(self, device: torch.device) -> "Lights":
        """The same on another device."""
        return Lights(*(column.to(device, non_blocking=True) for column in self))


def lit_batch(images: Images, lights: Lights) -> Images:
    """`lit` for a batch on its device; of pictures that are not rounded to 8 bits, so without a table."""
    height, width = images.shape[-2:]
    gamma, contrast = lights.gamma[:, None, None, None], lights.contrast[:, None, None, None]
    x, y = (torch.linspace(-1, 1, side, device=images.device) for side in (width, height))
    across, down = lights.slope[:, 0, None, None] * x, lights.slope[:, 1, None, None] * y[:, None]
    fall_off = (1 + across + down)[:, None]  # B 1 H W
    toned = images.pow(gamma).sub_(0.5).mul_(contrast).add_(0.5)
    return toned.mul_(lights.gains[:, :, None, None]).mul_(fall_off).clamp_(0, 1)


def grey_batch(images: Images, chosen: Tensor) -> Images:
    """The pictures whose flag is set (B, bool) as their luma in all three channels, the others as they are."""
    weights = torch.from_numpy(LUMA).to(images.device)
    luma = torch.einsum("bchw,c->bhw", images, weights)[:, None]  # B 1 H W
    return torch.where(chosen[:, None, None, None], luma, images)
