"""Pixels of a file (H W 3, 8 or 16 bit) to and from tensors of the networks (1 3 H W, float32). The only place."""

import numpy as np
import torch
from numpy.typing import NDArray

from gfr_core.media.frame import Pixels
from gfr_core.shapes import Images


def to_images(pixels: Pixels) -> Images:
    """The picture as a batch of one: 1 3 H W, float32, 0 for black and 1 for the type's largest value.

    Raises:
        ValueError: the array is not H W 3 of uint8 or uint16.
    """
    if pixels.ndim != 3 or pixels.shape[2] != 3 or pixels.dtype not in (np.uint8, np.uint16):
        raise ValueError(f"wanted H W 3 of uint8 or uint16, got {pixels.shape} of {pixels.dtype}")
    planes = np.ascontiguousarray(pixels.transpose(2, 0, 1), dtype=np.float32)  # 3 H W
    planes /= np.float32(np.iinfo(pixels.dtype).max)
    return torch.from_numpy(planes)[None]  # 1 3 H W


def to_pixels(image: Images, dtype: np.dtype[np.uint8] | np.dtype[np.uint16]) -> Pixels:
    """The batch of one as H W 3 of `dtype`: clipped to [0, 1], scaled to the type's full range, rounded.

    The inverse of `to_images` to the last bit, at 8 and at 16 bit.

    Raises:
        ValueError: the batch does not hold exactly one picture, or a value is not a finite number.
    """
    if image.shape[0] != 1:
        raise ValueError(f"wanted a batch of one picture, got {image.shape[0]}")
    planes = image[0].detach().to(device="cpu", dtype=torch.float32).numpy()  # 3 H W
    if not np.isfinite(planes).all():
        raise ValueError("the picture holds values that are not finite numbers")
    return _quantised(planes.transpose(1, 2, 0), np.dtype(dtype))


def _quantised(values: NDArray[np.float32], dtype: np.dtype[np.uint8] | np.dtype[np.uint16]) -> Pixels:
    scaled = np.clip(values, 0.0, 1.0) * np.float32(np.iinfo(dtype).max)
    rounded = np.rint(np.ascontiguousarray(scaled))
    return rounded.astype(np.uint8) if dtype == np.uint8 else rounded.astype(np.uint16)


def crop_to_images(crop: NDArray[np.float32]) -> Images:
    """A crop of floats (H W 3, RGB in [0, 1]) as a batch of one: 1 3 H W."""
    return torch.from_numpy(np.ascontiguousarray(crop.transpose(2, 0, 1)))[None]


def images_to_crop(image: Images) -> NDArray[np.float32]:
    """The batch of one as H W 3 float32, values as they are.

    Raises:
        ValueError: the batch does not hold exactly one picture.
    """
    if image.shape[0] != 1:
        raise ValueError(f"wanted a batch of one picture, got {image.shape[0]}")
    planes = image[0].detach().to(device="cpu", dtype=torch.float32).numpy()  # 3 H W
    return np.ascontiguousarray(planes.transpose(1, 2, 0))
