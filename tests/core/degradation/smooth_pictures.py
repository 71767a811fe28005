"""Pictures for the tests of this folder: smooth random ones, whose every number is known from a seed."""

import cv2
import numpy as np
import torch
from torch import Tensor

from gfr_core.degradation.apply import Picture


def smooth_picture(seed: int, height: int = 48, width: int = 48, rho_px: float = 2.0) -> Picture:
    """Coloured clouds about mid-grey, H W 3 in [0, 1]; larger `rho_px` makes them smoother."""
    white = np.random.default_rng(seed).standard_normal((height, width, 3)).astype(np.float32)
    clouds = np.asarray(cv2.GaussianBlur(white, (0, 0), rho_px), dtype=np.float32)
    return np.asarray(np.clip(0.5 + 0.22 * clouds / clouds.std(), 0, 1), dtype=np.float32)


def as_batch(*pictures: Picture) -> Tensor:
    """Pictures of one size as B 3 H W."""
    return torch.stack([torch.from_numpy(np.ascontiguousarray(picture.transpose(2, 0, 1))) for picture in pictures])


def as_picture(planes: Tensor) -> Picture:
    """3 H W as H W 3."""
    return np.ascontiguousarray(planes.detach().permute(1, 2, 0).numpy())
