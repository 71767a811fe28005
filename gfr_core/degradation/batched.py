"""Eq. 4 and film defects for a whole batch, on the device the pictures are on.

Pictures of different scales lie on one canvas, each in the top left corner; blur and resampling are one matrix per
picture and axis (`separable`), JPEG is `dct_jpeg`. Random numbers are drawn on the CPU exactly as `apply.degrade` draws
them from `default_rng(seed)`, so that the two make the same picture but for rounding and JPEG's last bits.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import torch
from torch import Tensor

from gfr_core.degradation.apply import Picture, shrunken_side, webp
from gfr_core.degradation.dct_jpeg import dct_jpeg
from gfr_core.degradation.film import FilmDefects
from gfr_core.degradation.film_effects import combed, exposed, haloed
from gfr_core.degradation.film_layers import film_layers
from gfr_core.degradation.params import DegradationParams
from gfr_core.degradation.separable import across, bicubic_matrices, gaussian_matrices
from gfr_core.shapes import Images, OtherImages

NO_DEFECTS = FilmDefects()
WEBP_THREADS = 4


def degrade_batch(
    sharp: Images,
    params: Sequence[DegradationParams],
    seeds: Sequence[int],
    films: Sequence[FilmDefects | None] | None = None,
) -> Images:
    """Every picture made bad by its own numbers (eq. 4). B 3 H W in [0, 1], differentiable, one size in and out.

    Against `apply.degrade(picture, params, default_rng(seed), film)` on faces, with the paper's sets and beyond them,
    with film and without: 0.02 of a level apart on average, 0.3 in the worst picture. A picture's result does not
    depend on its batch, but for float rounding.

    Args:
        sharp: RGB in [0, 1].
        params: one per picture.
        seeds: one per picture, for its noise, its grain and its marks.
        films: one per picture; None for eq. 4 alone.

    Raises:
        ValueError: not one set of numbers, seed and film per picture.
    """
    films = [None] * len(params) if films is None else films
    if not len(params) == len(seeds) == len(films) == sharp.shape[0]:
        raise ValueError(f"{sharp.shape[0]} pictures, {len(params)} params, {len(seeds)} seeds, {len(films)} films")
    rngs = [np.random.default_rng(seed) for seed in seeds]
    with torch.autocast(sharp.device.type, enabled=False):  # half precision is too coarse for JPEG's rounding
        seen, rhos_px = _on_film(sharp, [each.rho_px for each in params], films, rngs)
        groups = _of_one_canvas(params, sharp)
        degraded = [_scanned(seen[group], group, params, rhos_px, films, rngs) for group in groups]
    order = torch.tensor([index for group in groups for index in group], device=sharp.device)
    return torch.cat(degraded)[order.argsort()]


def _on_film(
    sharp: Images,
    rhos_px: list[float],
    films: Sequence[FilmDefects | None],
    rngs: Sequence[np.random.Generator],
) -> tuple[Images, list[float]]:
    """Pictures that go onto film, blurred and exposed; and the blur that is still to be done to each."""
    filmed = [index for index, film in enumerate(films) if film is not None]
    if not filmed:
        return sharp, rhos_px
    height, width = sharp.shape[2:]
    there = [film for film in films if film is not None]
    layers = [film_layers(film, height, width, rngs[index]) for index, film in zip(filmed, there, strict=True)]
    blurs = [rhos_px[index] for index in filmed]
    rows, columns = (gaussian_matrices(blurs, [side] * len(blurs), side, sharp) for side in (height, width))
    seen = exposed(across(sharp[filmed], rows, columns), there, layers)
    left = [rho if film is None else 0.0 for rho, film in zip(rhos_px, films, strict=True)]
    return sharp.index_copy(0, torch.tensor(filmed, device=sharp.device), seen), left


def _of_one_canvas(params: Sequence[DegradationParams], sharp: Images) -> list[list[int]]:
    """Which pictures share a canvas. On a CPU those of like size, lest a small one costs what the largest does
    (two fifths of the time, measured on eq. 4's scales); on a GPU all: there the number of steps is what costs."""
    if sharp.device.type != "cpu":
        return [list(range(len(params)))]
    groups: dict[int, list[int]] = {}
    for index, each in enumerate(params):
        side = shrunken_side(max(sharp.shape[2:]), each.scale)
        groups.setdefault((side - 1).bit_length(), []).append(index)
    return list(groups.values())


def _scanned(
    seen: Images,
    group: Sequence[int],
    all_params: Sequence[DegradationParams],
    rhos_px: Sequence[float],
    films: Sequence[FilmDefects | None],
    rngs: Sequence[np.random.Generator],
) -> Images:
    """Blurred, shrunk, noisy, compressed and enlarged again."""
    params = [all_params[index] for index in group]
    heights, widths = ([shrunken_side(side, each.scale) for each in params] for side in seen.shape[2:])
    small = _shrunk(seen, [rhos_px[index] for index in group], heights, widths)
    small = small + _noise(small, params, [rngs[index] for index in group], heights, widths)
    small = _copied(small, params, [films[index] or NO_DEFECTS for index in group], heights, widths)
    rows, columns = (
        bicubic_matrices(sizes, [side] * len(sizes), side, canvas, seen)
        for sizes, side, canvas in zip((heights, widths), seen.shape[2:], small.shape[2:], strict=True)
    )
    return across(small, rows, columns).clamp(0, 1)


def _shrunk(seen: Images, rhos_px: Sequence[float], heights: Sequence[int], widths: Sequence[int]) -> OtherImages:
    matrices: list[Tensor] = []
    for side, sizes in zip(seen.shape[2:], (heights, widths), strict=True):
        whole = [side] * len(sizes)
        shrinking = bicubic_matrices(whole, sizes, max(sizes), side, seen)
        matrices.append(shrinking @ gaussian_matrices(rhos_px, whole, side, seen) if any(rhos_px) else shrinking)
    return across(seen, matrices[0], matrices[1])


def _noise(
    small: Images,
    params: Sequence[DegradationParams],
    rngs: Sequence[np.random.Generator],
    heights: Sequence[int],
    widths: Sequence[int],
) -> Images:
    noise = np.zeros((len(params), *small.shape[2:], 3), dtype=np.float32)
    for index, (each, rng) in enumerate(zip(params, rngs, strict=True)):
        if each.sigma > 0:
            height, width = heights[index], widths[index]
            drawn = rng.standard_normal((height, width, 3), dtype=np.float32)
            noise[index, :height, :width] = drawn * np.float32(each.sigma / 255)
    return torch.from_numpy(noise).to(device=small.device, dtype=small.dtype).permute(0, 3, 1, 2)


def _copied(
    small: Images,
    params: Sequence[DegradationParams],
    films: Sequence[FilmDefects],
    heights: Sequence[int],
    widths: Sequence[int],
) -> Images:
    """Interlaced, compressed and sharpened."""
    woven = combed(small, [film.comb_px for film in films], widths)
    qualities = [0 if film.webp else each.quality for each, film in zip(params, films, strict=True)]
    decoded = dct_jpeg(woven, qualities, heights, widths)
    decoded = _webp_where_asked(woven, decoded, [film.webp for film in films], heights, widths)
    return haloed(decoded, films, heights, widths)


def _webp_where_asked(
    woven: Images, decoded: Images, qualities: Sequence[int], heights: Sequence[int], widths: Sequence[int]
) -> Images:
    """`decoded`, but for the pictures with a quality a real WebP of `woven`; its gradient passes straight through."""
    asked = [index for index, quality in enumerate(qualities) if quality]
    if not asked:
        return decoded
    pixels = woven[asked].detach().permute(0, 2, 3, 1).to(device="cpu", dtype=torch.float32).numpy()
    pictures = [pixels[n, : heights[index], : widths[index]] for n, index in enumerate(asked)]
    with ThreadPoolExecutor(WEBP_THREADS) as pool:
        coded: list[Picture] = list(pool.map(webp, pictures, [qualities[index] for index in asked]))
    result = decoded.clone()
    for index, picture in zip(asked, coded, strict=True):
        planes = torch.from_numpy(picture).permute(2, 0, 1).to(device=woven.device, dtype=woven.dtype)
        place = woven[index, :, : heights[index], : widths[index]].clamp(0, 1)
        result[index, :, : heights[index], : widths[index]] = place + (planes - place).detach()
    return result
