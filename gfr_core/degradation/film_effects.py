"""Film defects done to a batch of pictures, each by its own numbers, on the device the pictures are on."""

from collections.abc import Sequence
from math import ceil

import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor
from torch.nn import functional

from gfr_core.degradation.film import FilmDefects
from gfr_core.degradation.film_layers import FilmLayers
from gfr_core.degradation.separable import across, gaussian_matrices
from gfr_core.shapes import Images, Planes

LUMA = (0.299, 0.587, 0.114)
LINE_SAMPLES = 256
"""Of a line, whatever its length, so that it does not depend on its batch: four a pixel of one 64 pixels long."""


def exposed(images: Images, films: Sequence[FilmDefects], layers: Sequence[FilmLayers]) -> Images:
    """The pictures on their pieces of film: moved while exposed, grained, then scratched and dusty.

    All that happens before the film is scanned, hence before the picture is made smaller. In [0, 1].

    Raises:
        ValueError: not one film and one set of layers per picture.
    """
    if not len(films) == len(layers) == images.shape[0]:
        raise ValueError(f"{images.shape[0]} pictures, {len(films)} films, {len(layers)} sets of layers")
    moved = motion_blur(images, [film.motion_px for film in films], [film.motion_deg for film in films])
    keep, added, grain = (
        _stacked([getattr(layer, name) for layer in layers], images) for name in ("keep", "added", "grain")
    )
    return grained(moved, grain, films) * keep + added


def motion_blur(images: Images, lengths_px: Sequence[float], angles_deg: Sequence[float]) -> Images:
    """Averaged along a straight line through each pixel. Borders repeat; a length of 0 changes nothing."""
    longest = max(lengths_px)
    if longest == 0:
        return images
    batch, channels, height, width = images.shape
    kernels = line_kernels(lengths_px, angles_deg, ceil(longest / 2) + 1, images)
    reach = kernels.shape[-1] // 2
    padded = functional.pad(images, (reach,) * 4, mode="replicate").reshape(1, batch * channels, *_grown(images, reach))
    weights = kernels.repeat_interleave(channels, dim=0)[:, None]
    return functional.conv2d(padded, weights, groups=batch * channels).reshape(batch, channels, height, width)


def line_kernels(
    lengths_px: Sequence[float], angles_deg: Sequence[float], reach_px: int, like: Tensor
) -> Float[Tensor, "B K K"]:
    """Lines of unit weight through the middle of K = 2 `reach_px` + 1 pixels, laid down with bilinear weights."""
    lengths, angles = (torch.tensor(n, device=like.device, dtype=like.dtype) for n in (lengths_px, angles_deg))
    samples = (torch.arange(LINE_SAMPLES, device=like.device, dtype=like.dtype) + 0.5) / LINE_SAMPLES - 0.5
    along = samples * lengths[:, None]  # B samples
    axis = torch.arange(-reach_px, reach_px + 1, device=like.device, dtype=like.dtype)
    across_x, across_y = (
        (1 - (axis - (along * part[:, None])[..., None]).abs()).clamp_min(0)  # B samples K
        for part in (angles.deg2rad().cos(), angles.deg2rad().sin())
    )
    return across_y.mT @ across_x / LINE_SAMPLES


def grained(images: Images, noise: Planes, films: Sequence[FilmDefects]) -> Images:
    """The pictures with grain made of white `noise`: smoothed to the grain's size, as strong as asked in mid-grey.

    The strength falls with the distance of the brightness Y from mid-grey as (1 + 8 Y (1 - Y)) / 3: to a third in black
    and in white, where film is bare or full. Clipped to [0, 1].
    """
    if not any(film.grain for film in films):
        return images
    height, width = images.shape[2:]
    sizes_px = [film.grain_px for film in films]
    rows, columns = (gaussian_matrices(sizes_px, [side] * len(films), side, images) for side in (height, width))
    # Smoothing takes strength away: by the root of the sum of squared weights, in each direction.
    left = (rows[:, height // 2].square().sum(dim=1) * columns[:, width // 2].square().sum(dim=1)).sqrt()
    strength = torch.tensor([film.grain / 255 for film in films], device=images.device, dtype=images.dtype) / left
    brightness = (images * images.new_tensor(LUMA)[:, None, None]).sum(dim=1, keepdim=True).clamp(0, 1)
    amount = strength[:, None, None, None] * (1 + 8 * brightness * (1 - brightness)) / 3
    smooth = rows[:, None] @ (noise @ columns.mT[:, None])
    return (images + amount * smooth).clamp(0, 1)


def combed(small: Images, shifts_px: Sequence[float], widths: Sequence[int]) -> Images:
    """Every second line shifted sideways, as if the head had moved between the two fields of a video frame.

    Args:
        small: pictures, each as wide as `widths` says; what lies beyond has no influence.
        shifts_px: to the right when positive.
    """
    if not any(shifts_px):
        return small
    height, width = small.shape[2:]
    shift, last = (
        torch.tensor(numbers, device=small.device, dtype=small.dtype)[:, None, None] for numbers in (shifts_px, widths)
    )
    odd = (torch.arange(height, device=small.device) % 2)[:, None]
    source = torch.arange(width, device=small.device) - shift * odd  # B H W
    source = source.clamp_min(0).minimum(last - 1)
    left = source.floor().to(torch.int64)
    right = (left + 1).minimum(last.to(torch.int64) - 1)
    here, beside = (small.gather(3, place[:, None].expand_as(small)) for place in (left, right))
    return torch.lerp(here, beside, (source - left)[:, None])


def haloed(small: Images, films: Sequence[FilmDefects], heights: Sequence[int], widths: Sequence[int]) -> Images:
    """Sharpened too much: detail finer than the mask's Gaussian added once more. Clipped to [0, 1].

    Args:
        small: pictures, each of the size that `heights` and `widths` say; what lies beyond has no influence.
    """
    if not any(film.halo for film in films):
        return small
    sizes_px = [film.halo_px for film in films]
    soft = across(
        small,
        gaussian_matrices(sizes_px, heights, small.shape[2], small),
        gaussian_matrices(sizes_px, widths, small.shape[3], small),
    )
    amount = torch.tensor([film.halo for film in films], device=small.device, dtype=small.dtype)
    return (small + amount[:, None, None, None] * (small - soft)).clamp(0, 1)


def _grown(images: Images, reach: int) -> tuple[int, int]:
    return images.shape[2] + 2 * reach, images.shape[3] + 2 * reach


def _stacked(planes: Sequence[np.ndarray[tuple[int, ...], np.dtype[np.float32]]], like: Images) -> Planes:
    return torch.from_numpy(np.stack(planes))[:, None].to(device=like.device, dtype=like.dtype)
