"""How evenly frames follow each other, told from their time stamps."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

DEFAULT_RATE = Fraction(25)
"""For a clip that states no rate and holds no two frames."""

_ROUNDING_S = Fraction(1, 500)
"""Many files count in milliseconds: a step is then off by up to one at either end."""

_FEW = 0.1
_LONG = 1.5


def rate_of(pts: NDArray[np.int64], base: Fraction, stated: Sequence[Fraction]) -> Fraction:
    """Frames a second: the first of the stated rates that the time stamps bear out; else their average.

    Args:
        pts: when each frame appears, rising, in units of `base`.
        base: seconds.
        stated: what the file says, the best first.
    """
    if len(pts) < 2:
        return stated[0] if stated else DEFAULT_RATE
    steps, span_s = len(pts) - 1, int(pts[-1] - pts[0]) * base
    fits = (rate for rate in stated if abs(steps / rate - span_s) <= max(2 * base, _ROUNDING_S))
    return next(fits, (steps / span_s).limit_denominator(100_000))


def is_uneven(pts: NDArray[np.int64], base: Fraction) -> bool:
    """Whether a step differs from another by more than rounded time stamps can explain."""
    steps = np.diff(pts)
    return len(steps) > 1 and int(steps.max() - steps.min()) * base > _ROUNDING_S


def gap_notes(pts: NDArray[np.int64], base: Fraction) -> tuple[str, ...]:
    """A note when a few steps are longer among many even ones: frames were lost rather than shown longer."""
    steps = np.diff(pts)
    if len(steps) < 2:
        return ()
    long = np.flatnonzero(steps > _LONG * int(np.median(steps)))
    even = np.delete(steps, long)
    if not 0 < len(long) <= _FEW * len(steps) or int(even.max() - even.min()) * base > _ROUNDING_S:
        return ()
    return (f"The clip's even rate has {len(long)} gaps, the first after frame {long[0]}: frames may be missing.",)
