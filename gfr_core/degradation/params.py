"""The numbers of eq. 4 and the sets they are drawn from."""

from dataclasses import dataclass

import numpy as np

from gfr_core.errors import GfrError


@dataclass(frozen=True, slots=True)
class DegradationParams:
    """degraded = upsample_s( JPEG_q( downsample_s(sharp * gauss_rho) + noise_sigma ) ), paper eq. 4.

    Attributes:
        rho_px: standard deviation of the Gaussian blur in pixels of the sharp crop; 0 for none.
        scale: s, how many times smaller the picture becomes, >= 1.
        sigma: standard deviation of the noise added after shrinking, in 255ths.
        quality: q of the JPEG, 1-100; 0 means not compressed.
    """

    rho_px: float
    scale: float
    sigma: float
    quality: int

    def __post_init__(self) -> None:
        """Refuse numbers no photograph has.

        Raises:
            GfrError: naming the number.
        """
        if self.rho_px < 0 or self.sigma < 0 or self.scale < 1 or not 0 <= self.quality <= 100:
            raise GfrError(
                f"Degradation {self} is impossible.", "rho and sigma must be >= 0, scale >= 1, quality from 0 to 100."
            )


RHOS = (0.0, *(round(1 + i / 10, 1) for i in range(21)))
SCALES = tuple(round(1 + i / 10, 1) for i in range(71))
SIGMAS = tuple(range(8))
QUALITIES = (0, *range(10, 41))


def sample_params(rng: np.random.Generator, scale: float | None = None) -> DegradationParams:
    """One draw from exactly the paper's sets, each value equally likely.

    Args:
        scale: fixes s, for the 4x and 8x tables.
    """
    return DegradationParams(
        rho_px=float(rng.choice(RHOS)),
        scale=float(rng.choice(SCALES)) if scale is None else scale,
        sigma=float(rng.choice(SIGMAS)),
        quality=int(rng.choice(QUALITIES)),
    )


def sample_mild(rng: np.random.Generator) -> DegradationParams:
    """A draw of pictures that are hardly degraded. Eq. 4's sets almost never are, and a network that never saw one
    harms it (measured: -2 dB)."""
    return DegradationParams(
        rho_px=float(rng.choice((0.0, rng.uniform(0.3, 1.0)))),
        scale=float(rng.choice((1.0, rng.uniform(1.0, 2.0)))),
        sigma=float(rng.choice((0.0, rng.uniform(0.0, 4.0)))),
        quality=int(rng.choice((0, int(rng.integers(30, 96))))),
    )


def sample_harsh(rng: np.random.Generator) -> DegradationParams:
    """A draw from beyond eq. 4: film is noisier, lenses blur more, faces are smaller than in its sets."""
    return DegradationParams(
        rho_px=float(rng.uniform(0.0, 5.0)),
        scale=float(np.exp(rng.uniform(0.0, np.log(14.0)))),
        sigma=float(rng.uniform(0.0, 25.0)),
        quality=int(rng.choice((0, int(rng.integers(10, 90))))),
    )


def sample_beyond(rng: np.random.Generator) -> DegradationParams:
    """A draw of all there is from hardly degraded to far beyond eq. 4: scales from 1 to 16, each octave as often."""
    return DegradationParams(
        rho_px=float(rng.uniform(0.0, 5.0)),
        scale=float(np.exp(rng.uniform(0.0, np.log(16.0)))),
        sigma=float(rng.uniform(0.0, 25.0)),
        quality=int(rng.choice((0, int(rng.integers(10, 91))))),
    )
