"""How steady a restored face is, in one figure: 1 is as steady as the old film itself, less is steadier.

    figure = sqrt(sum m (r2 - W r1)^2 / sum m (d2 - W d1)^2)

`r` the face as it is put back, `d` the old one, frames 1 and 2, `W` the motion between them as the old film shows it
(the same for both), `m` mask times trust in that motion. Sums go over all pairs of neighbouring frames of a track.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gfr_core.film.motion import Motion, motion_between, seen

Floats = NDArray[np.float32]
Plane = NDArray[np.float32]

NOTHING = 1e-12
"""Sums below it are rounding: nothing changed."""


@dataclass(frozen=True, slots=True)
class Steadiness:
    """Sums over pairs of frames; they can be added.

    Attributes:
        restored: squared differences of the restored faces, weighted.
        source: the same of the old film.
        weight: how much was compared, pixels.
    """

    restored: float = 0.0
    source: float = 0.0
    weight: float = 0.0

    def __add__(self, other: "Steadiness") -> "Steadiness":
        return Steadiness(self.restored + other.restored, self.source + other.source, self.weight + other.weight)

    @property
    def figure(self) -> float:
        """1 for as steady as the source; infinite when only the restored face changes."""
        if self.restored <= NOTHING * self.weight:
            return 1.0 if self.source <= NOTHING * self.weight else 0.0
        return float("inf") if self.source <= NOTHING * self.weight else float((self.restored / self.source) ** 0.5)


def steadiness_of(before: tuple[Floats, Floats], after: tuple[Floats, Floats], mask: Plane) -> Steadiness:
    """Of one pair of neighbouring frames.

    Args:
        before: restored and old crop (S S 3 each) of the first frame.
        after: the same of the second.
        mask: S S, where the second is restored.
    """
    to_before, _ = motion_between(seen(after[1]), seen(before[1]), mask.shape[0])
    return steadiness_along(before, after, mask, to_before)


def steadiness_along(
    before: tuple[Floats, Floats], after: tuple[Floats, Floats], mask: Plane, to_before: Motion
) -> Steadiness:
    """The same with the motion from the second frame to the first already known."""
    weight = mask * to_before.trust
    restored, source = (_energy(now - to_before.fetched(then), weight) for then, now in zip(before, after, strict=True))
    return Steadiness(restored, source, float(weight.sum(dtype=np.float64)))


def _energy(difference: Floats, weight: Plane) -> float:
    """The weighted sum of the squares, mean of the channels."""
    per_channel = np.einsum("yxc,yxc,yx->c", difference, difference, weight, dtype=np.float64)
    return float(per_channel.mean())
