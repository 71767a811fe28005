"""What a run says about itself: one JSON object a line, a line a validation."""

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

from gfr_core.train.pairs import Pair
from gfr_core.train.validate import Scores


class RunLog:
    """The log of a run, and what has happened since its last row: losses, seconds, seconds of waiting for pairs."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._begin_row()

    def open(self, *, samples: int) -> None:
        """Begin, or go on at `samples`: rows of what was trained after the state that is resumed are taken back."""
        rows = self.path.read_text().splitlines(keepends=True) if samples and self.path.exists() else []
        self.path.write_text("".join(row for row in rows if json.loads(row)["samples"] <= samples))
        self._begin_row()

    def waiting_for(self, pairs: Iterator[Pair]) -> Iterator[Pair]:
        """The same pairs; the time that each is waited for is counted."""
        while True:
            started = time.perf_counter()
            pair = next(pairs, None)
            self._waited_s += time.perf_counter() - started
            if pair is None:
                return
            yield pair

    def add(self, losses: Mapping[str, float], samples: int) -> None:
        """One step on `samples` pairs and what it cost."""
        self._steps += 1
        self._samples += samples
        for name, loss in losses.items():
            self._losses[name] = self._losses.get(name, 0.0) + loss

    def write(self, stage: str, samples: int, rate: float, scores: Mapping[float, Scores], *, score_s: float) -> None:
        """A row about the steps since the one before.

        Args:
            stage: its name.
            samples: of the whole run so far.
            rate: Adam's learning rate at the last step.
            scores: what validation said at each scale.
            score_s: how long that took; it does not count as training.
        """
        seconds = max(1e-9, time.perf_counter() - self._started - score_s)
        row: dict[str, object] = {"stage": stage, "samples": samples, "learning_rate": rate}
        row |= {"seconds": round(seconds, 1), "samples_per_s": round(self._samples / seconds, 2)}
        row |= {"waiting": round(self._waited_s / seconds, 3)}
        row |= {"losses": {name: round(total / self._steps, 6) for name, total in self._losses.items()}}
        for scale, found in scores.items():
            row[f"{scale:g}x"] = {name: round(number, 5) for name, number in asdict(found).items()}
            row[f"{scale:g}x gain_db"] = round(found.gain, 3)
        with self.path.open("a") as log:
            log.write(json.dumps(row) + "\n")
        self._begin_row()

    def _begin_row(self) -> None:
        self._started = time.perf_counter()
        self._waited_s, self._steps, self._samples = 0.0, 0, 0
        self._losses: dict[str, float] = {}
