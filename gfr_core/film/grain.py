"""The grain of the film around a face, measured and laid back over it.

A restored face has no grain, and in a moving picture that shows: it looks pasted on. Grain is described by few numbers:
its deviation by brightness (it is strongest in the middle tones), its size, and how much the three channels share. All
are read off what a blur takes away in flat places around the face, corrected by what it takes of such grain.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from gfr_core.film.motion import luma
from gfr_core.media.frame import Pixels

Floats = NDArray[np.float32]
Plane = NDArray[np.float32]

HIGH_PX = 1.5
"""Deviation of the blur that separates grain from picture, pixels."""
FLAT_SHARE = 0.3
"""Share of the pixels that counts as flat: those with the least slope."""
BINS = 6
"""Levels of brightness."""
FEWEST = 200
"""Pixels a level needs; others take the nearest that has them."""
SIZES_PX = np.linspace(0.0, 1.6, 17)
"""Sizes of grain that can be told apart: deviation of a blur on white noise, pixels."""
LEAST_MASK = 0.1
"""Below it a restoration changes too little to tell what it takes away."""
MAD_OF_NOISE = 1.4826


@dataclass(frozen=True, slots=True, eq=False)
class Grain:
    """What the grain of some frames is like.

    Attributes:
        deviations: BINS, standard deviation at evenly spaced levels of brightness (the middles of BINS equal parts of
            [0, 1]), share of full range.
        size_px: deviation of the blur that makes such grain of white noise, pixels.
        shared: correlation between the channels, 0 to 1; 1 in a grey film.
    """

    deviations: NDArray[np.float64]
    size_px: float
    shared: float

    def at(self, brightness: Plane) -> Plane:
        """Its deviation where the picture is so bright (any shape, [0, 1])."""
        levels = (np.arange(BINS) + 0.5) / BINS
        return np.interp(brightness, levels, self.deviations).astype(np.float32)


NO_GRAIN = Grain(np.zeros(BINS), 0.0, 1.0)


def measured_grain(patch: Floats, where: NDArray[np.bool_]) -> Grain:
    """The grain of a picture (H W 3 in [0, 1]) in the flat ones of the places asked for (H W)."""
    picture = _smooth(luma(patch), 2 * HIGH_PX)
    flat = _flat(picture, where)
    if flat.sum() < FEWEST:
        return NO_GRAIN
    residual = np.stack([_high(patch[..., i]) for i in range(3)], axis=-1)
    size = _size(residual, flat)
    kept = float(np.sqrt(_left_by_high_pass(size)[0]))
    return Grain(_by_brightness(residual, picture, flat) / kept, size, _shared(residual[flat]))


def mean_grain(grains: Sequence[Grain]) -> Grain:
    """The mean of several measurements; no grain for none."""
    if not grains:
        return NO_GRAIN
    squared = np.mean([grain.deviations**2 for grain in grains], axis=0)
    size, shared = (float(np.mean([getattr(g, name) for g in grains])) for name in ("size_px", "shared"))
    return Grain(np.sqrt(squared), size, shared)


def made_grain(grain: Grain, brightness: Plane, generator: np.random.Generator) -> Floats:
    """Fresh grain over a picture of the brightness given (H W): H W 3, share of full range."""
    height, width = brightness.shape
    common = _unit(generator.standard_normal((height, width, 1), dtype=np.float32), grain.size_px)
    if grain.shared < 1:
        own = _unit(generator.standard_normal((height, width, 3), dtype=np.float32), grain.size_px)
        common = np.float32(grain.shared**0.5) * common + np.float32((1 - grain.shared) ** 0.5) * own
    return np.asarray(np.repeat(common, 3 // common.shape[2], axis=2) * grain.at(brightness)[..., None], np.float32)


def taken_share(before: Floats, after: Floats, mask: Plane) -> float:
    """How much of the grain a restoration takes away where its mask (H W) is 1, 0 to 1: by what its change undoes."""
    flat = _flat(_smooth(luma(before), 2 * HIGH_PX), mask > LEAST_MASK)
    was = _high(luma(before))[flat] * mask[flat]
    change = _high(luma(after - before))[flat]
    power = float((was**2).sum())
    return float(np.clip(-(was * change).sum() / power, 0, 1)) if power > 0 else 0.0


def lay_grain(pixels: Pixels, source: Pixels, mask: Plane, grain: Grain, amount: float, seed: Sequence[int]) -> None:
    """Lay grain over a restored patch, in place: as much as the restoration took away, times `amount`.

    Args:
        pixels: H W 3, restored; altered where the mask is above 0.
        source: H W 3, the same patch before.
        mask: H W in [0, 1], how much of the restoration is shown.
        grain: what to lay.
        amount: 0 for none, 1 for as much as there was.
        seed: of the generator: the same numbers give the same grain.
    """
    largest = np.iinfo(pixels.dtype).max
    before, after = (each.astype(np.float32) / np.float32(largest) for each in (source, pixels))
    gone = taken_share(before, after, mask) * mask
    lacking = np.float32(amount) * np.sqrt(np.clip(1 - (1 - gone) ** 2, 0, 1))
    fresh = made_grain(grain, _smooth(luma(after), HIGH_PX), np.random.default_rng(list(seed)))
    steps = np.rint(fresh * lacking[..., None] * np.float32(largest)).astype(np.int32)
    pixels[...] = np.clip(pixels + steps, 0, largest)


def _smooth(plane: Plane, sigma_px: float) -> Plane:
    return np.asarray(cv2.GaussianBlur(plane, (0, 0), sigma_px, borderType=cv2.BORDER_REFLECT), dtype=np.float32)


def _high(plane: Plane) -> Plane:
    return plane - _smooth(plane, HIGH_PX)


def _flat(picture: Plane, where: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The places with the least slope and without burnt-out or blocked pixels."""
    slope = cv2.magnitude(cv2.Sobel(picture, cv2.CV_32F, 1, 0), cv2.Sobel(picture, cv2.CV_32F, 0, 1))
    usable: NDArray[np.bool_] = where & (picture > 0.02) & (picture < 0.98)
    if not usable.any():
        return usable
    flat: NDArray[np.bool_] = usable & (slope <= np.quantile(slope[usable], FLAT_SHARE))
    return flat


def _by_brightness(residual: Floats, picture: Plane, flat: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Deviation of the residual at every level; levels that hardly occur take their neighbour's."""
    values, levels = residual[flat], np.minimum((picture[flat] * BINS).astype(int), BINS - 1)
    found = {
        level: MAD_OF_NOISE * float(np.median(np.abs(values[levels == level])))
        for level in range(BINS)
        if (levels == level).sum() >= FEWEST
    }
    found = found or {0: MAD_OF_NOISE * float(np.median(np.abs(values)))}
    return np.interp(np.arange(BINS), sorted(found), [found[level] for level in sorted(found)])


def _size(residual: Floats, flat: NDArray[np.bool_]) -> float:
    """The size of grain whose neighbouring pixels correlate as those of the residual do."""
    inner = flat[:, :-1] & flat[:, 1:]
    left, right = residual[:, :-1][inner], residual[:, 1:][inner]
    power = float((left**2).mean() * (right**2).mean()) ** 0.5
    if power == 0:
        return 0.0
    correlation = float((left * right).mean()) / power
    expected = np.array([_left_by_high_pass(float(size))[1] for size in SIZES_PX])
    return float(np.interp(correlation, expected, SIZES_PX))


def _shared(values: Floats) -> float:
    deviations = values.std(axis=0)
    if not deviations.all():
        return 1.0
    pairs = np.asarray(np.corrcoef(values.T.astype(np.float64)))[np.triu_indices(3, 1)]
    mean = float(pairs.mean())
    return 1.0 if mean > 1 - 1e-6 else float(np.clip(mean, 0, 1))


@cache
def _left_by_high_pass(size_px: float) -> tuple[float, float]:
    """Of grain of this size and variance 1: the variance that the high pass leaves, and its neighbours' correlation."""
    grain = _unit_kernel(size_px)
    wide = np.zeros((33, 33))
    half = grain.shape[0] // 2
    wide[16 - half : 17 + half, 16 - half : 17 + half] = grain
    left = wide - cv2.GaussianBlur(wide, (0, 0), HIGH_PX)
    variance = float((left**2).sum())
    return variance, float((left[:, :-1] * left[:, 1:]).sum()) / variance


def _unit_kernel(size_px: float) -> NDArray[np.float64]:
    """The blur that makes grain of this size and variance 1 of white noise."""
    if size_px < 0.05:
        return np.ones((1, 1))
    line = cv2.getGaussianKernel(2 * int(np.ceil(3 * size_px)) + 1, size_px)
    kernel = line @ line.T
    return np.asarray(kernel / np.sqrt((kernel**2).sum()), dtype=np.float64)


def _unit(noise: Floats, size_px: float) -> Floats:
    """White noise (H W C) as grain of variance 1."""
    made = cv2.filter2D(noise, -1, _unit_kernel(size_px), borderType=cv2.BORDER_REFLECT)
    return np.asarray(made, dtype=np.float32).reshape(noise.shape)
