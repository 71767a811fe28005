"""Pictures, faces and networks to restore with, all in closed form."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from torch import Tensor, nn

from gfr_core.faces.face import Face
from gfr_core.geometry import Box, Points68
from gfr_core.media.frame import Frame
from gfr_core.model.gfrnet import GFRNetOutput
from gfr_core.model.warp import identity_grid
from gfr_core.pairing.guide_set import Guide
from gfr_core.restore.restorer import Restorer

Depth = type[np.uint8] | type[np.uint16]


class Offset(nn.Module):
    """Adds a constant to the degraded face, and does not warp."""

    def __init__(self, offset: float = 0.0) -> None:
        super().__init__()
        self.offset = offset

    def forward(self, degraded: Tensor, guide: Tensor) -> GFRNetOutput:
        batch, _, height, width = degraded.shape
        return GFRNetOutput(degraded + self.offset, guide, identity_grid(batch, height, width, like=degraded))


class Copy(Offset):
    """Gives the portrait instead of the face."""

    def forward(self, degraded: Tensor, guide: Tensor) -> GFRNetOutput:
        return GFRNetOutput(guide, guide, super().forward(degraded, guide).grid)


class Raises(nn.Module):
    """Fails as a network inside torch fails."""

    def forward(self, degraded: Tensor, guide: Tensor) -> GFRNetOutput:
        raise RuntimeError("the engine is on fire")


class FailsOnDark(Offset):
    """Gives NaN for dark faces only."""

    def forward(self, degraded: Tensor, guide: Tensor) -> GFRNetOutput:
        output = super().forward(degraded, guide)
        return output._replace(restored=output.restored + (float("nan") if degraded.mean() < 0.3 else 0.0))


def smooth_picture(height: int, width: int, depth: Depth = np.uint8) -> NDArray[Any]:
    """Slow waves of colour, mid-range."""
    y, x = np.mgrid[:height, :width] / 60
    waves = np.stack([np.sin(x + y), np.cos(x - 2 * y), np.sin(2 * x)], axis=-1)
    return np.round((0.5 + 0.2 * waves) * np.iinfo(depth).max).astype(depth)


def noisy_picture(
    height: int, width: int, depth: Depth = np.uint8, *, low: float = 0.0, high: float = 1.0
) -> NDArray[Any]:
    """Every pixel at random: nothing a resampler could reproduce."""
    largest = np.iinfo(depth).max
    rng = np.random.default_rng(3)
    return rng.integers(int(low * largest), int(high * largest), (height, width, 3), dtype=depth, endpoint=True)


def frame(pixels: NDArray[Any], name: str = "old.png") -> Frame:
    return Frame(pixels, name)


def face_at(x: float, y: float, side: float) -> Face:
    """A face without landmarks."""
    return Face(Box(float(x), float(y), float(side), float(side)), 1.0, "hand")


def landmarks(x: float, y: float, side: float) -> Points68:
    """A schematic frontal face, `side` wide from ear to ear and from brows to chin, its box at (x, y)."""
    jaw_turn = np.linspace(np.pi, 0, 17)
    jaw = np.stack([0.5 + 0.5 * np.cos(jaw_turn), 0.25 + 0.75 * np.sin(jaw_turn)], axis=1)
    brows = np.stack([np.r_[np.linspace(0.1, 0.42, 5), np.linspace(0.58, 0.9, 5)], np.zeros(10)], axis=1)
    nose = np.stack([np.full(4, 0.5), np.linspace(0.2, 0.5, 4)], axis=1)
    nostrils = np.stack([np.linspace(0.4, 0.6, 5), np.full(5, 0.55)], axis=1)
    turn = np.linspace(0, 2 * np.pi, 6, endpoint=False)
    eye = np.stack([0.08 * np.cos(turn), 0.03 * np.sin(turn)], axis=1)
    left_eye, right_eye = (eye + np.array([x_of_eye, 0.18]) for x_of_eye in (0.27, 0.73))
    mouth_turn = np.linspace(0, 2 * np.pi, 20, endpoint=False)
    mouth = np.stack([0.5 + 0.18 * np.cos(mouth_turn), 0.75 + 0.06 * np.sin(mouth_turn)], axis=1)
    points = np.concatenate([jaw, brows, nose, nostrils, left_eye, right_eye, mouth])
    return np.asarray(points * side + (x, y) - 0.5, dtype=np.float64)


def landmark_face(x: float, y: float, side: float) -> Face:
    points = landmarks(x, y, side)
    return Face(Box.around(points), 1.0, "test", points)


def guide(name: str = "mum.png", side: float = 100, face: Face | None = None) -> Guide:
    """A portrait of smooth colours."""
    size = round(3 * side)
    return Guide(name, frame(smooth_picture(size, size), name), face or face_at(side, side, side))


def restorer(network: nn.Module | None = None) -> Restorer:
    return Restorer(network or Offset())
