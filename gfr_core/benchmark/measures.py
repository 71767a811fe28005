"""How good one restored face is, in numbers.

Pictures are RGB in [0, 1]. The box is the smallest upright box around the 68 landmarks of the sharp picture; the crop
is the whole picture. The paper does not say which of the two its figures mean, so both are given. PSNR is
10 log10(1 / mean squared difference) over the region's pixels and three channels, at most 100 dB.
"""

from dataclasses import dataclass, fields

import numpy as np
import torch
from jaxtyping import Float
from numpy.typing import NDArray
from skimage.metrics import structural_similarity
from torch import Tensor
from torch.nn import functional

from gfr_core.restore.restorer import Restoration
from gfr_core.shapes import Images, Planes
from gfr_core.train.losses.region import landmark_boxes
from gfr_core.train.objective import Batch
from gfr_core.train.validate import box_psnr, folded_share, landmark_error_px

Each = Float[Tensor, "B"]
"""One number a picture."""

BLURS_PX = (0.0, 1.0, 1.5, 2.0, 2.5, 3.0)
"""The paper's range of rho (eq. 4), in steps of half a pixel."""

Column = NDArray[np.float64]
"""One number a case."""


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """One number a case and measure; N of each.

    Attributes:
        psnr_crop, psnr_box: dB, see `box_psnr`.
        ssim_crop, ssim_box: see `ssim_maps`.
        sharpness: see `sharpness`.
        redegraded: dB, see `redegradation`.
        landmark_px: mean distance of the grid at the 68 landmarks from their true places, pixels of the crop.
        folded: share of the grid that is turned inside out.
    """

    psnr_crop: Column
    psnr_box: Column
    ssim_crop: Column
    ssim_box: Column
    sharpness: Column
    redegraded: Column
    landmark_px: Column
    folded: Column

    @staticmethod
    def joined(parts: "list[Scores]") -> "Scores":
        """The scores of several batches, one after the other."""
        columns = ([getattr(part, field.name) for part in parts] for field in fields(Scores))
        return Scores(*(np.concatenate(column) for column in columns))


def scores_of(made: Restoration, batch: Batch, scale: float) -> Scores:
    """Every measure of what a method made of a batch, on the CPU.

    Args:
        made: what the method gives; `restored` in [0, 1].
        batch: the faces it was asked to restore.
        scale: s of their degradation.
    """
    size = batch.sharp.shape[-1]
    box = landmark_boxes(batch.pair.points, size)
    crop = torch.ones_like(box)
    similar = ssim_maps(made.restored, batch.sharp)
    columns = (
        box_psnr(made.restored, batch.sharp, crop),
        box_psnr(made.restored, batch.sharp, box),
        region_mean(similar, crop),
        region_mean(similar, box),
        sharpness(made.restored, batch.sharp, box),
        redegradation(made.restored, batch.degraded, scale),
        landmark_error_px(made.grid, batch.pair),
        folded_share(made.grid),
    )
    return Scores(*(column.double().numpy() for column in columns))


def ssim_maps(picture: Images, sharp: Images) -> Planes:
    """Structural similarity at every pixel (Wang et al. 2004), mean of the three channels. B 1 H W.

    Gaussian window 11 x 11, sigma 1.5, K1 0.01, K2 0.03, population covariance, borders mirrored.
    """
    pixels = ((one.permute(1, 2, 0).numpy() for one in pair) for pair in zip(picture, sharp, strict=True))
    return torch.from_numpy(np.stack([_ssim_map(*two) for two in pixels]))[:, None]  # B 1 H W


def _ssim_map(picture: NDArray[np.float32], sharp: NDArray[np.float32]) -> NDArray[np.float32]:
    _, similar = structural_similarity(  # type: ignore[no-untyped-call]  # skimage has no types here
        picture,
        sharp,
        full=True,
        gaussian_weights=True,
        sigma=1.5,
        use_sample_covariance=False,
        data_range=1.0,
        channel_axis=2,
    )
    return np.asarray(similar.mean(axis=2), dtype=np.float32)


def region_mean(planes: Planes, region: Planes) -> Each:
    """The mean over the pixels of the region, one a picture."""
    return (planes * region).sum(dim=(1, 2, 3)) / region.sum(dim=(1, 2, 3)).clamp_min(1)


def sharpness(picture: Images, sharp: Images, region: Planes) -> Each:
    """Fine detail against the truth's: root mean square of the Laplacian in the region, restored over sharp.

    1 is as sharp as the truth, 0 without any detail. Noise, blocks and invented detail count as sharpness.
    """
    found, wanted = (region_mean(_laplacian(one).square(), region).sqrt() for one in (picture, sharp))
    return found / wanted.clamp_min(1e-6)


def _laplacian(picture: Images) -> Planes:
    """Four neighbours less four times the pixel, of the mean of the channels; borders repeated."""
    padded = functional.pad(picture.mean(dim=1, keepdim=True), (1, 1, 1, 1), mode="replicate")
    around = padded[..., :-2, 1:-1] + padded[..., 2:, 1:-1] + padded[..., 1:-1, :-2] + padded[..., 1:-1, 2:]
    return around - 4 * padded[..., 1:-1, 1:-1]


def redegradation(restored: Images, degraded: Images, scale: float) -> Each:
    """Agreement with the evidence, dB: PSNR of the restored picture degraded again against the degraded one.

    Degraded again: blurred and shrunk by s; the degraded one is shrunk by s as well. How much it was blurred is not
    known: of `BLURS_PX` the one counts that explains the input best. Shrinking is bicubic with antialiasing. Low values
    show what contradicts the input: another mouth, another light. It is blind to detail finer than s pixels and to
    wrong sharpness. Noise and JPEG are not repeated, so the truth does not score infinitely either: its score is given
    beside, and a result at or above it contradicts nothing.
    """
    side = max(1, round(restored.shape[-1] / scale))
    wanted = _shrunk(degraded, side)
    whole = torch.ones_like(wanted[:, :1])
    explained = [box_psnr(_shrunk(blurred(restored, rho), side), wanted, whole) for rho in BLURS_PX]
    return torch.stack(explained).amax(dim=0)


def blurred(picture: Images, rho_px: float) -> Images:
    """Convolved with a Gaussian of standard deviation `rho_px`, borders mirrored; 0 leaves it."""
    if rho_px == 0:
        return picture
    reach = round(4 * rho_px)
    steps = torch.arange(-reach, reach + 1, dtype=picture.dtype)
    weights = torch.exp(-0.5 * (steps / rho_px).square())
    weights = (weights / weights.sum()).expand(3, 1, -1)
    padded = functional.pad(picture, (reach, reach, reach, reach), mode="reflect")
    across = functional.conv2d(padded, weights[:, :, None, :], groups=3)
    return functional.conv2d(across, weights[:, :, :, None], groups=3)


def _shrunk(picture: Images, side: int) -> Tensor:
    return functional.interpolate(picture, size=(side, side), mode="bicubic", align_corners=False, antialias=True)


def largest_chroma(picture: Images) -> Each:
    """How far the channels lie apart where they do most, in 255ths; 0 for a grey picture."""
    return (picture.amax(dim=1) - picture.amin(dim=1)).amax(dim=(1, 2)) * 255
