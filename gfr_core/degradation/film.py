"""What age, cameras and copying do to a picture beyond eq. 4, as numbers. Off in the benchmark."""

from dataclasses import dataclass, fields

import numpy as np

from gfr_core.errors import GfrError


@dataclass(frozen=True, slots=True)
class FilmDefects:
    """Defects of one picture; each is absent by default. In the order in which they happen to it.

    Attributes:
        motion_px: length of the straight blur of a moving camera or head, in pixels of the sharp crop.
        motion_deg: its direction, counted from the x axis towards the y axis.
        grain: standard deviation of the film grain in mid-grey, in 255ths; a third of that in black and white.
        grain_px: size of a grain: standard deviation of the Gaussian that smooths it, in pixels of the sharp crop.
        scratches: thin upright lines, bright or dark, over part of the height.
        specks: blobs of dust, bright or dark.
        hairs: curved fibres, bright or dark.
        comb_px: how far every other line is shifted, in pixels of the small picture (interlaced video in motion).
        webp: quality of a WebP that takes the place of JPEG, 1-100; 0 for none.
        halo: how much an unsharp mask adds after decoding: 1 doubles fine detail.
        halo_px: standard deviation of the mask's Gaussian, in pixels of the small picture.
    """

    motion_px: float = 0.0
    motion_deg: float = 0.0
    grain: float = 0.0
    grain_px: float = 1.0
    scratches: int = 0
    specks: int = 0
    hairs: int = 0
    comb_px: float = 0.0
    webp: int = 0
    halo: float = 0.0
    halo_px: float = 1.0

    def __post_init__(self) -> None:
        """Refuse numbers no film has.

        Raises:
            GfrError: naming the number.
        """
        signed = ("motion_deg", "comb_px")
        wrong = [field.name for field in fields(self) if field.name not in signed and getattr(self, field.name) < 0]
        if self.webp > 100:
            wrong.append("webp")
        if wrong:
            name = wrong[0]
            raise GfrError(
                f"Film defect {name} = {getattr(self, name)} is impossible.",
                "Only motion_deg and comb_px may be negative; webp goes from 0 to 100.",
            )


SHARES = {
    "motion": 0.2,
    "grain": 0.5,
    "scratches": 0.25,
    "specks": 0.25,
    "hairs": 0.12,
    "comb": 0.12,
    "webp": 0.15,
    "halo": 0.25,
}
"""How often `sample_film` draws each defect, independently of the others: 1.8 of the eight at a time, on average."""


def sample_film(rng: np.random.Generator) -> FilmDefects:
    """A plausible mixture: each defect is there with its share (`SHARES`), mostly weakly and seldom strongly.

    One picture in nine has none at all, three in ten have one.
    """
    drawn = FilmDefects(
        motion_px=_strength(rng, 2.0, 12.0),
        motion_deg=float(rng.uniform(0.0, 180.0)),
        grain=_strength(rng, 4.0, 22.0),
        grain_px=_strength(rng, 0.5, 2.5),
        scratches=round(_strength(rng, 1.0, 5.0)),
        specks=round(_strength(rng, 2.0, 24.0)),
        hairs=round(_strength(rng, 1.0, 3.0)),
        comb_px=float(rng.choice((-1, 1))) * _strength(rng, 0.4, 2.5),
        webp=int(rng.integers(5, 81)),
        halo=_strength(rng, 0.2, 1.2),
        halo_px=_strength(rng, 0.6, 2.0),
    )
    there = {defect: bool(rng.random() < share) for defect, share in SHARES.items()}
    return FilmDefects(
        motion_px=drawn.motion_px * there["motion"],
        motion_deg=drawn.motion_deg,
        grain=drawn.grain * there["grain"],
        grain_px=drawn.grain_px,
        scratches=drawn.scratches * there["scratches"],
        specks=drawn.specks * there["specks"],
        hairs=drawn.hairs * there["hairs"],
        comb_px=drawn.comb_px * there["comb"],
        webp=drawn.webp * there["webp"],
        halo=drawn.halo * there["halo"],
        halo_px=drawn.halo_px,
    )


def _strength(rng: np.random.Generator, least: float, most: float) -> float:
    """Log-uniform: as often between 2 and 4 as between 4 and 8."""
    return float(np.exp(rng.uniform(np.log(least), np.log(most))))
