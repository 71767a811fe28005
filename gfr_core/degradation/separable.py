"""Blur and bicubic resampling as one matrix per picture and axis, so that a batch may mix widths and scales.

A picture of `size` pixels lies at the start of an axis of `canvas` pixels; what lies beyond it has no weight. The
matrices are made on the device from a few numbers per picture: nothing is looped over and nothing is waited for.
"""

from collections.abc import Sequence
from math import ceil

import torch
from jaxtyping import Float, Int
from torch import Tensor

from gfr_core.shapes import Images, OtherImages

Matrices = Float[Tensor, "B rows columns"]
Taps = Float[Tensor, "B rows taps"]
Places = Int[Tensor, "B rows taps"]


def across(images: Images, rows: Float[Tensor, "B H2 H"], columns: Float[Tensor, "B W2 W"]) -> OtherImages:
    """Every picture's columns and rows replaced by the weighted sums its two matrices ask for. B 3 H2 W2."""
    batch, channels, height, width = images.shape
    narrow = images.reshape(batch, channels * height, width) @ columns.mT  # B 3H W2
    return rows[:, None] @ narrow.reshape(batch, channels, height, -1)


def gaussian_matrices(rhos_px: Sequence[float], sizes: Sequence[int], canvas: int, like: Tensor) -> Matrices:
    """Convolution with a Gaussian of each standard deviation, the border pixel mirrored about (OpenCV's reflect 101).

    Cut off where OpenCV cuts (4 rho, as for its float pictures) and normalised. B canvas canvas, of `like`'s type and
    device; 0 gives the identity.
    """
    reach = [gaussian_reach_px(rho) for rho in rhos_px]
    offsets = torch.arange(-max(reach), max(reach) + 1, device=like.device)
    within = offsets.abs() <= _column(reach, like).to(torch.int64)  # B taps
    weights = torch.exp(-0.5 * (offsets / _column(rhos_px, like).clamp_min(1e-3)).square()) * within
    weights = weights / weights.sum(dim=1, keepdim=True)
    places = torch.arange(canvas, device=like.device)[:, None] + offsets  # canvas taps
    mirrored = _mirrored(places, torch.tensor(sizes, device=like.device)[:, None, None])
    return _scattered(mirrored, weights[:, None].expand(mirrored.shape), canvas)


def gaussian_reach_px(rho_px: float) -> int:
    """How many pixels to either side OpenCV's Gaussian of this deviation takes in, for float pictures."""
    return (round(rho_px * 8 + 1) | 1) // 2


def bicubic_matrices(
    inputs: Sequence[int], outputs: Sequence[int], canvas_out: int, canvas_in: int, like: Tensor
) -> Matrices:
    """Bicubic resampling (a = -0.5) of `inputs[i]` pixels to `outputs[i]`; the kernel widens when shrinking.

    The weights of torch's antialiased bicubic, hence of `apply.resample`. Rows beyond an output repeat its last row.
    B canvas_out canvas_in, of `like`'s type and device.
    """
    ratio = _column([given / wanted for given, wanted in zip(inputs, outputs, strict=True)], like)[..., None]
    widening = ratio.clamp_min(1)
    count = ceil(4 * max(1.0, *(given / wanted for given, wanted in zip(inputs, outputs, strict=True)))) + 2
    rows = torch.arange(canvas_out, device=like.device).minimum(_column(outputs, like).to(torch.int64) - 1)
    centres = ratio * (rows[..., None] + 0.5)  # B canvas_out 1
    first = (centres - 2 * widening + 0.5).floor().clamp_min(0)
    places = first + torch.arange(count, device=like.device)  # B canvas_out taps
    weights = keys_cubic((places + 0.5 - centres) / widening) * (places < _column(inputs, like)[..., None])
    weights = weights / weights.sum(dim=2, keepdim=True)
    return _scattered(places.to(torch.int64).clamp_max(canvas_in - 1), weights, canvas_in)


def keys_cubic(distance: Tensor) -> Tensor:
    """Keys' piecewise cubic with a = -0.5 (*Cubic convolution interpolation*, 1981): 1 at 0, 0 from 2 on."""
    far = distance.abs()
    near = (1.5 * far - 2.5) * far.square() + 1
    outer = ((-0.5 * far + 2.5) * far - 4) * far + 2
    return torch.where(far < 1, near, torch.where(far < 2, outer, 0.0))


def _mirrored(places: Tensor, sizes: Tensor) -> Tensor:
    period = (2 * (sizes - 1)).clamp_min(1)
    wrapped = places.remainder(period)
    return wrapped.minimum(period - wrapped)


def _scattered(places: Places, weights: Taps, canvas: int) -> Matrices:
    empty = weights.new_zeros(*places.shape[:2], canvas)
    return empty.scatter_add_(2, places, weights)


def _column(numbers: Sequence[float], like: Tensor) -> Float[Tensor, "B 1"]:
    return torch.tensor(numbers, device=like.device, dtype=like.dtype)[:, None]
