"""What lies on a piece of film: scratches, dust, hairs and grain, drawn for one picture from its generator.

Sizes are in 256ths of the picture's height, so that a crop at twice the resolution shows the same piece of film. Marks
have no colour: a grey film stays grey.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from gfr_core.degradation.film import FilmDefects

Plane = NDArray[np.float32]
BRIGHT, DARK = np.float32(0.94), np.float32(0.05)
"""Tones of marks: neither is the pure white or black of a drawing."""
SUBPIXEL_BITS = 4


@dataclass(frozen=True, slots=True)
class FilmLayers:
    """A piece of film, H W each: a picture on it is seen as `picture * keep + added`; `grain` is white noise."""

    keep: Plane
    added: Plane
    grain: Plane


def film_layers(film: FilmDefects, height: int, width: int, rng: np.random.Generator) -> FilmLayers:
    """The marks and the grain of a `height` x `width` picture. The same generator draws the same."""
    bright, dark = (np.zeros((height, width), dtype=np.float32) for _ in range(2))
    for draw, count in ((_scratch, film.scratches), (_speck, film.specks), (_hair, film.hairs)):
        for _ in range(count):
            draw(bright if rng.random() < 0.6 else dark, rng)
    if film.specks or film.hairs:
        bright, dark = (_out_of_focus(mask, height / 256) for mask in (bright, dark))
    grain = rng.standard_normal((height, width), dtype=np.float32) if film.grain > 0 else np.zeros_like(bright)
    return FilmLayers(keep=(1 - bright) * (1 - dark), added=bright * BRIGHT * (1 - dark) + dark * DARK, grain=grain)


def _scratch(mask: Plane, rng: np.random.Generator) -> None:
    """A line that wanders a little, comes and goes along its way, and fades at its ends."""
    height, width = mask.shape
    unit = height / 256
    rows = np.arange(height, dtype=np.float32)
    sway = rng.uniform(0, 2) * unit * np.sin(rows / (rng.uniform(20, 80) * unit) + rng.uniform(0, 6.3))
    path = rng.uniform(0, width) + rng.normal(0, 0.02) * rows + sway
    middle, half = rng.uniform(0, height), rng.uniform(0.1, 0.8) * height
    inside = np.clip((half - np.abs(rows - middle)) / (16 * unit), 0, 1)
    knots = np.linspace(0, height, 12)
    strength = rng.uniform(0.15, 0.75) * inside * np.interp(rows, knots, rng.uniform(0.3, 1, 12))
    half_width = float(np.exp(rng.uniform(np.log(0.3), np.log(0.9)))) * unit
    left, right = (int(np.clip(edge, 0, width)) for edge in (path.min() - 4, path.max() + 6))
    across = np.arange(left, right, dtype=np.float32) - path[:, None]
    line = strength[:, None] * np.exp(-0.5 * (across / half_width) ** 2)
    np.maximum(mask[:, left:right], line.astype(np.float32), out=mask[:, left:right])


def _speck(mask: Plane, rng: np.random.Generator) -> None:
    """An uneven blob; small ones are far more common."""
    height, width = mask.shape
    radius = float(np.exp(rng.uniform(np.log(0.4), np.log(3.0)))) * height / 256
    turns = np.linspace(0, 2 * np.pi, 9)[:-1]
    outline = np.stack([np.cos(turns), rng.uniform(0.5, 1) * np.sin(turns)], axis=1) * rng.uniform(0.6, 1.3, (8, 1))
    points = outline * radius + rng.uniform(0, 1, 2) * (width, height)
    cv2.fillPoly(mask, [_fixed_point(points)], float(rng.uniform(0.4, 1.0)), cv2.LINE_8, SUBPIXEL_BITS)


def _hair(mask: Plane, rng: np.random.Generator) -> None:
    """A fibre that bends ever more one way or the other."""
    height, width = mask.shape
    count = 24
    step = rng.uniform(0.8, 3.5) * height / 256
    bend = rng.normal(0, 0.12) + np.cumsum(rng.normal(0, 0.05, count))
    heading = rng.uniform(0, 2 * np.pi) + np.cumsum(bend)
    path = np.cumsum(np.stack([np.cos(heading), np.sin(heading)], axis=1) * step, axis=0)
    points = path + rng.uniform(0, 1, 2) * (width, height)
    thickness = max(1, round(height / 256))
    tone = float(rng.uniform(0.3, 0.8))
    cv2.polylines(mask, [_fixed_point(points)], False, tone, thickness, cv2.LINE_8, SUBPIXEL_BITS)  # noqa: FBT003


def _fixed_point(points: NDArray[np.float64]) -> NDArray[np.int32]:
    return np.asarray(np.rint(points * 2**SUBPIXEL_BITS), dtype=np.int32)


def _out_of_focus(mask: Plane, unit: float) -> Plane:
    """Dust lies on the film, not in it. Softens the stairs too: OpenCV smooths the edges of 8-bit drawings only."""
    return np.asarray(cv2.GaussianBlur(mask, (0, 0), 0.6 * unit), dtype=np.float32)
