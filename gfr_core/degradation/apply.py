"""Eq. 4, and film defects where they are asked for, applied to one picture. Deterministic for a given generator."""

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from gfr_core.degradation.film import FilmDefects
from gfr_core.degradation.film_effects import combed, exposed, haloed
from gfr_core.degradation.film_layers import film_layers
from gfr_core.degradation.params import DegradationParams
from gfr_core.shapes import Images

Picture = NDArray[np.float32]


def degrade(
    sharp: Picture, params: DegradationParams, rng: np.random.Generator, film: FilmDefects | None = None
) -> Picture:
    """The picture made bad (eq. 4). H W 3, RGB float32 in [0, 1], in and out, same size.

    Args:
        film: defects beyond eq. 4. Motion, grain and marks are on the film before it is shrunk, the comb comes before
            compression, WebP takes the place of JPEG, halos follow it.
    """
    height, width = sharp.shape[:2]
    seen = blur(sharp, params.rho_px)
    small = shrink(seen if film is None else _on_film(seen, film, rng), params.scale)
    if params.sigma > 0:
        small = small + rng.standard_normal(small.shape, dtype=np.float32) * np.float32(params.sigma / 255)
    small = jpeg(small, params.quality) if film is None else _copied(small, params.quality, film)
    return np.clip(resample(small, height, width), 0, 1)


def blur(picture: Picture, rho_px: float) -> Picture:
    """Convolved with a Gaussian of standard deviation `rho_px`, borders mirrored."""
    if rho_px == 0:
        return picture
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), rho_px, borderType=cv2.BORDER_REFLECT_101), dtype=np.float32)


def shrink(picture: Picture, scale: float) -> Picture:
    """Bicubic, with antialiasing, to 1 / `scale` of each side (at least one pixel)."""
    height, width = (shrunken_side(side, scale) for side in picture.shape[:2])
    return resample(picture, height, width)


def shrunken_side(side: int, scale: float) -> int:
    """How many pixels are left of a side."""
    return max(1, round(side / scale))


def resample(picture: Picture, height: int, width: int) -> Picture:
    """Bicubic (a = -0.5, as MATLAB's and Pillow's) to `height` x `width`; kernels widen when shrinking."""
    if picture.shape[:2] == (height, width):
        return picture
    planes = torch.from_numpy(np.ascontiguousarray(picture)).permute(2, 0, 1)[None]
    resized = functional.interpolate(planes, size=(height, width), mode="bicubic", align_corners=False, antialias=True)
    return np.ascontiguousarray(resized[0].permute(1, 2, 0).numpy())


def jpeg(picture: Picture, quality: int) -> Picture:
    """Through a real JPEG at `quality`; 0 leaves the 8-bit rounding only."""
    return _coded(picture, ".jpg", [cv2.IMWRITE_JPEG_QUALITY, quality] if quality > 0 else None)


def webp(picture: Picture, quality: int) -> Picture:
    """Through a real WebP at `quality`, 1-100."""
    return _coded(picture, ".webp", [cv2.IMWRITE_WEBP_QUALITY, quality])


def _coded(picture: Picture, kind: str, options: list[int] | None) -> Picture:
    levels = np.rint(np.clip(picture, 0, 1) * 255).astype(np.uint8)
    if options is not None:
        coded = cv2.imencode(kind, levels[:, :, ::-1], options)[1]
        decoded = cv2.imdecode(coded, cv2.IMREAD_COLOR_RGB)
        assert decoded is not None, f"a {kind} just written does not decode"
        levels = decoded.astype(np.uint8, copy=False)
    return levels.astype(np.float32) / np.float32(255)


def _on_film(picture: Picture, film: FilmDefects, rng: np.random.Generator) -> Picture:
    height, width = picture.shape[:2]
    layers = film_layers(film, height, width, rng)
    return _picture(exposed(_planes(picture), [film], [layers]))


def _copied(small: Picture, quality: int, film: FilmDefects) -> Picture:
    height, width = small.shape[:2]
    combed_small = _picture(combed(_planes(small), [film.comb_px], [width]))
    decoded = webp(combed_small, film.webp) if film.webp else jpeg(combed_small, quality)
    return _picture(haloed(_planes(decoded), [film], [height], [width]))


def _planes(picture: Picture) -> Images:
    return torch.from_numpy(np.ascontiguousarray(picture.transpose(2, 0, 1)))[None]


def _picture(image: Images) -> Picture:
    return np.ascontiguousarray(image[0].permute(1, 2, 0).numpy())
