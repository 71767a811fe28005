"""What light, age, lens, film and compression do to a face: the appearance side of the landmark network's samples."""

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.float32]
"""H W, luma in [0, 1]."""


def to_grey(rng: np.random.Generator, pixels: NDArray[np.uint8]) -> Grey:
    """RGB (H W 3) as grey through a random film: half the time plain luma, else random weights (orthochromatic film
    sees no red, so lips turn dark)."""
    weights = np.array([0.299, 0.587, 0.114]) if rng.random() < 0.5 else rng.dirichlet((1.0, 1.5, 1.0))
    return np.asarray(pixels @ (weights / 255).astype(np.float32), dtype=np.float32)


def relit(rng: np.random.Generator, grey: Grey) -> Grey:
    """Another exposure: gamma, contrast, brightness and light that falls off across the face."""
    side = grey.shape[0]
    along = np.linspace(-1, 1, side, dtype=np.float32)
    slope = rng.normal(0, 0.25, 2)
    light = np.exp(slope[0] * along[None, :] + slope[1] * along[:, None])
    bright = np.clip(grey, 1e-3, 1) ** np.exp(rng.normal(0, 0.3)) * light
    contrast = rng.uniform(0.45, 1.3)
    return np.asarray(np.clip((bright - 0.5) * contrast + 0.5 + rng.normal(0, 0.1), 0, 1), dtype=np.float32)


def occluded(rng: np.random.Generator, grey: Grey) -> Grey:
    """Up to two rectangles or ellipses of flat tone or of the picture's own texture laid over the face."""
    covered = grey.copy()
    side = grey.shape[0]
    for _ in range(rng.integers(1, 3)):
        shape = np.zeros_like(grey)
        centre = [int(v) for v in rng.integers(0, side, 2)]
        axes = [int(v) for v in rng.uniform(0.05, 0.22, 2) * side]
        turn = float(rng.uniform(0, 180))
        if rng.random() < 0.5:
            cv2.ellipse(shape, centre, axes, turn, 0, 360, 1.0, -1)
        else:
            corners = cv2.boxPoints(((centre[0], centre[1]), (2.0 * axes[0], 2.0 * axes[1]), turn))
            cv2.fillPoly(shape, [corners.astype(np.int32)], 1.0)
        cover = np.roll(grey, rng.integers(0, side, 2), (0, 1)) if rng.random() < 0.5 else np.float32(rng.random())
        covered = np.where(shape > 0, cover, covered).astype(np.float32)
    return covered


def degraded(rng: np.random.Generator, grey: Grey, *, largest_scale: float) -> Grey:
    """Blur, shrinking by up to `largest_scale`, noise and JPEG, each at random, back at the size it came in."""
    side = grey.shape[0]
    if rng.random() < 0.5:
        grey = cv2.GaussianBlur(grey, (0, 0), float(rng.uniform(0.3, 2.0))).astype(np.float32, copy=False)
    small = max(8, round(side / np.exp(rng.uniform(0, np.log(largest_scale)))))
    shrunk = cv2.resize(grey, (small, small), interpolation=cv2.INTER_AREA)
    noisy = shrunk + rng.normal(0, rng.uniform(0, 0.06), shrunk.shape)
    values = np.clip(noisy * 255, 0, 255).astype(np.uint8)
    if rng.random() < 0.5:
        _, packed = cv2.imencode(".jpg", values, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(10, 80))])
        unpacked = cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE)
        assert unpacked is not None, "OpenCV cannot read the JPEG it has just written"
        values = unpacked.astype(np.uint8, copy=False)
    large = cv2.resize(values.astype(np.float32) / 255, (side, side), interpolation=cv2.INTER_CUBIC)
    return np.asarray(np.clip(large, 0, 1), dtype=np.float32)


def damaged(rng: np.random.Generator, pixels: NDArray[np.uint8]) -> Grey:
    """A training input from sharp RGB pixels (S S 3): grey, relit, sometimes covered, two times in three degraded."""
    grey = relit(rng, to_grey(rng, pixels))
    if rng.random() < 0.3:
        grey = occluded(rng, grey)
    return degraded(rng, grey, largest_scale=6.0) if rng.random() < 0.67 else grey
