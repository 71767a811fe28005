"""Steps of a face of which it is known what is wrong with them."""

import cv2
import numpy as np
from numpy.typing import NDArray

from gfr_core.faces.face import Face
from gfr_core.geometry import Box, SquareCrop
from gfr_core.restore.outcome import Picture, Steps
from tests.core.faces.astronaut import astronaut
from tests.core.restore.faces import landmarks

SIDE = 256
POINTS = landmarks(64, 64, 128)
FACE = Face(Box.around(POINTS), 1.0, "test", POINTS)


def structure(seed: int, blur_px: float = 2.0) -> Picture:
    """Spots of a few pixels, grey, mid-range: every seed another face."""
    noise = np.random.default_rng(seed).standard_normal((SIDE, SIDE)).astype(np.float32)
    spots = cv2.GaussianBlur(noise, (0, 0), blur_px)
    return grey(np.clip(0.5 + 0.08 * spots / spots.std(), 0, 1))


def grey(plane: NDArray[np.float32]) -> Picture:
    return np.repeat(plane.astype(np.float32)[..., None], 3, axis=-1)


def photograph() -> Picture:
    """A real face, sharp and clean, in grey."""
    face = astronaut()[:230, 110:340].astype(np.float32).mean(axis=-1) / 255
    return grey(np.asarray(cv2.resize(face, (SIDE, SIDE), interpolation=cv2.INTER_AREA)))


def noise(sigma: float) -> Picture:
    """Normal noise, `sigma` in levels of 255."""
    drawn = np.random.default_rng(4).standard_normal((SIDE, SIDE))
    return grey((sigma / 255 * drawn).astype(np.float32))


def blurred(picture: Picture, sigma_px: float) -> Picture:
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), sigma_px, borderType=cv2.BORDER_REFLECT_101))


def identity() -> NDArray[np.float32]:
    place = (np.arange(SIDE, dtype=np.float32) + 0.5) * (2 / SIDE) - 1
    return np.stack(np.meshgrid(place, place, indexing="xy"), axis=-1)


def steps_of(degraded: Picture, portrait: Picture, restored: Picture, grid: NDArray[np.float32] | None = None) -> Steps:
    """The portrait is warped by nothing; the mask is the middle half of the crop."""
    mask = np.zeros((SIDE, SIDE), np.float32)
    mask[64:192, 64:192] = 1
    crop = SquareCrop(0.0, 0.0, float(SIDE))
    return Steps(crop, degraded, portrait, portrait, restored, identity() if grid is None else grid, mask)
