"""Shots made by script: pans, fades, flashes, cuts at known frames."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from skimage import data

from gfr_core.media.frame import Frame

HEIGHT, WIDTH = 90, 160
PICTURES = ("astronaut", "coffee", "chelsea", "rocket", "camera", "coins", "motorcycle_left", "hubble_deep_field")

Floats = NDArray[np.float64]


def picture(name: str) -> Floats:
    """H W 3, 0..255, at least twice as large as a frame."""
    read = getattr(data, "stereo_motorcycle" if name == "motorcycle_left" else name)
    pixels = np.asarray(read()[0] if name == "motorcycle_left" else read(), dtype=np.float64)
    return np.repeat(pixels[..., None], 3, axis=2) if pixels.ndim == 2 else pixels[..., :3]


def view(pixels: Floats, x: float, y: float) -> Floats:
    """The window whose corner lies at (x, y), 2 pixels of the picture a pixel."""
    left, top = round(x), round(y)
    return pixels[top : top + 2 * HEIGHT : 2, left : left + 2 * WIDTH : 2]


def pan(name: str, count: int, speed: float = 0.0, *, start: tuple[float, float] = (5.0, 20.0)) -> Iterator[Floats]:
    """A picture passed over from left to right and back at `speed` of its pixels a frame."""
    pixels = picture(name)
    room = pixels.shape[1] - 2 * WIDTH - 1 - start[0]
    for number in range(count):
        run = (number * speed) % (2 * room)
        yield view(pixels, start[0] + min(run, 2 * room - run), start[1])


def fade(shot: Iterator[Floats], count: int, *, frames: int = 12, at_start: bool = True) -> list[Floats]:
    """The shot fading in from black at its start, or out to black at its end."""
    every = list(shot)
    for step in range(frames):
        number = step if at_start else count - 1 - step
        every[number] = every[number] * (step / frames)
    return every


def frames_of(pictures: Iterator[Floats] | list[Floats], *, noise: float = 4.0) -> Iterator[Frame]:
    """As frames, with noise that differs from one to the next."""
    rng = np.random.default_rng(4)
    for number, each in enumerate(pictures):
        noisy = each + rng.normal(0, noise, each.shape)
        yield Frame(np.clip(np.rint(noisy), 0, 255).astype(np.uint8), f"frame {number}")
