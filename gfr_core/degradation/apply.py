"""Eq. 4 applied to one picture. Deterministic for a given generator."""

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from gfr_core.degradation.params import DegradationParams

Picture = NDArray[np.float32]


def degrade(sharp: Picture, params: DegradationParams, rng: np.random.Generator) -> Picture:
    """The picture made bad (eq. 4). H W 3, RGB float32 in [0, 1], in and out, same size."""
    height, width = sharp.shape[:2]
    small = shrink(blur(sharp, params.rho_px), params.scale)
    if params.sigma > 0:
        small = small + rng.standard_normal(small.shape, dtype=np.float32) * np.float32(params.sigma / 255)
    small = jpeg(small, params.quality)
    return np.clip(resample(small, height, width), 0, 1)


def blur(picture: Picture, rho_px: float) -> Picture:
    """Convolved with a Gaussian of standard deviation `rho_px`, borders mirrored."""
    if rho_px == 0:
        return picture
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), rho_px, borderType=cv2.BORDER_REFLECT_101), dtype=np.float32)


def shrink(picture: Picture, scale: float) -> Picture:
    """Bicubic, with antialiasing, to 1 / `scale` of each side (at least one pixel)."""
    height, width = (max(1, round(side / scale)) for side in picture.shape[:2])
    return resample(picture, height, width)


def resample(picture: Picture, height: int, width: int) -> Picture:
    """Bicubic (a = -0.5, as MATLAB's and Pillow's) to `height` x `width`; kernels widen when shrinking."""
    if picture.shape[:2] == (height, width):
        return picture
    planes = torch.from_numpy(np.ascontiguousarray(picture)).permute(2, 0, 1)[None]
    resized = functional.interpolate(planes, size=(height, width), mode="bicubic", align_corners=False, antialias=True)
    return np.ascontiguousarray(resized[0].permute(1, 2, 0).numpy())


def jpeg(picture: Picture, quality: int) -> Picture:
    """Through a real JPEG at `quality`; 0 leaves the 8-bit rounding only."""
    levels = np.rint(np.clip(picture, 0, 1) * 255).astype(np.uint8)
    if quality > 0:
        coded = cv2.imencode(".jpg", levels[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
        decoded = cv2.imdecode(coded, cv2.IMREAD_COLOR_RGB)
        assert decoded is not None, "a JPEG just written does not decode"
        levels = decoded.astype(np.uint8, copy=False)
    return levels.astype(np.float32) / np.float32(255)
