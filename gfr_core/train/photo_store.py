"""Photographs decoded once and kept on the device, and what is seen of them at given places.

They lie end to end in one buffer, 4 bytes a pixel (the fourth is empty), so that photographs of any sizes need neither
padding nor a list, and a look at a pixel is one aligned 4-byte read: 671 photographs of about 500 px take 0.7 GB.
`grid_sample` would need the photographs of a batch as float32 canvases of one size: 24 bytes a pixel read and written
to look at a quarter of it.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from gfr_core.shapes import Grids, Images
from gfr_core.train.index import Photo, read_pixels

DECODERS = 4
"""Threads that decode: OpenCV releases the lock."""


class PhotoStore:
    """Pictures of any sizes on one device."""

    def __init__(self, pictures: Sequence[NDArray[np.uint8]], device: torch.device) -> None:
        sides = torch.tensor([picture.shape[:2] for picture in pictures])  # N 2
        areas = sides.prod(dim=1)
        self._sides = sides.to(device)
        self._starts = (areas.cumsum(dim=0) - areas).to(device)
        packed = np.concatenate([_packed(picture) for picture in pictures])
        self._pixels = torch.from_numpy(packed).to(device)

    @staticmethod
    def load(photos: Sequence[Photo], device: torch.device) -> "PhotoStore":
        """All photographs, decoded.

        Raises:
            GfrError: one cannot be read.
        """
        with ThreadPoolExecutor(DECODERS) as pool:
            return PhotoStore(list(pool.map(lambda photo: read_pixels(photo.path), photos)), device)

    @property
    def memory_bytes(self) -> int:
        """What the photographs take on the device."""
        return self._pixels.nbytes

    def seen(self, photos: Tensor, places: Grids) -> Images:
        """The photographs sampled bilinearly, in [0, 1]; beyond a border lies its last pixel.

        Args:
            photos: B, numbers of the photographs.
            places: B S S 2, pixel-index coordinates of the photograph, x before y.
        """
        height, width = (side[:, None, None] for side in self._sides[photos].unbind(dim=1))
        across, left, right = _neighbours(places[..., 0], width)
        down, upper, lower = _neighbours(places[..., 1], height)
        start = self._starts[photos][:, None, None]
        above, below = (
            torch.lerp(self._at(start + y * width + left), self._at(start + y * width + right), across)
            for y in (upper, lower)
        )
        return torch.lerp(above, below, down)[..., :3].permute(0, 3, 1, 2).div(255)

    def _at(self, index: Tensor) -> Tensor:
        """B S S 4, float32, 0 to 255."""
        words = self._pixels[index]  # B S S
        return words.view(torch.uint8).view(*words.shape, 4).float()


def _packed(picture: NDArray[np.uint8]) -> NDArray[np.int32]:
    padded = np.concatenate([picture, np.zeros((*picture.shape[:2], 1), np.uint8)], axis=2)
    return padded.view(np.int32).ravel()


def _neighbours(places: Tensor, side: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """How far between two pixels (B S S 1), and which two."""
    floor = places.floor()
    first = floor.long()
    last = side - 1
    return (places - floor)[..., None], first.clamp_min(0).minimum(last), (first + 1).clamp_min(0).minimum(last)
