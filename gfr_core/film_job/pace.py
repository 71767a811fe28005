"""How fast the work goes and how long it will take, pauses left out."""

import time
from collections import deque
from collections.abc import Callable

from gfr_core.progress import Progress, Reporter

_REMEMBERED = 100
"""Frames over which the pace is taken: a quiet shot goes faster than a full one."""


class Pace:
    """Reports frame after frame. Time that the receiver of the reports takes is a pause, not work."""

    def __init__(
        self, report: Reporter, total: int, done: int = 0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`done`: frames of the `total` that were finished before this run."""
        self._report, self._total, self._clock = report, total, clock
        self.done, self.made = done, 0
        self._paused = 0.0
        self._began = clock()
        self._moments: deque[float] = deque([0.0], maxlen=_REMEMBERED + 1)

    @property
    def seconds(self) -> float:
        """Of work so far."""
        return self._clock() - self._began - self._paused

    @property
    def frames_a_second(self) -> float:
        """Lately; 0 before the first frame."""
        span = self._moments[-1] - self._moments[0]
        return (len(self._moments) - 1) / span if span > 0 else 0.0

    def frame_done(self) -> None:
        """One more. Raises whatever the receiver raises."""
        self.done += 1
        self.made += 1
        self._moments.append(self.seconds)
        before = self._clock()
        try:
            self._report(Progress(min(1.0, self.done / self._total), self._words()))
        finally:
            self._paused += self._clock() - before

    def _words(self) -> str:
        words = f"Restoring: frame {self.done} of {self._total}"
        rate = self.frames_a_second
        if rate == 0:
            return words
        return f"{words}, {rate:.1f} frames a second, {lasting((self._total - self.done) / rate)} left"


def lasting(seconds: float) -> str:
    """ "40 s", "12 min", "3 h 5 min"."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"
