"""What a benchmark is to measure, and on whom."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from gfr_core.errors import GfrError

SEED = 999
LEAST_PAIRS = 2
LEAST_SIZE = 32


@dataclass(frozen=True, slots=True)
class Plan:
    """A benchmark.

    Attributes:
        index: photographs of people the networks never saw (JSONL, see `docs/training.md`).
        split: which rows of it.
        scales: s of eq. 4, one table each.
        pairs: cases a scale.
        size: side of the crops in pixels.
        seed: decides every case; equal seeds give equal cases.
        device: "auto", "cpu", "cuda" or "mps".
    """

    index: Path
    split: str = "val"
    scales: tuple[float, ...] = (4.0, 8.0)
    pairs: int = 60
    size: int = 256
    seed: int = SEED
    device: str = "auto"

    def __post_init__(self) -> None:
        """Refuse what cannot be measured.

        Raises:
            GfrError: naming the setting, its value and what it may be.
        """
        if not self.scales or not all(1 <= scale <= self.size for scale in self.scales):
            raise GfrError(
                f"Scales are {', '.join(f'{scale:g}' for scale in self.scales) or 'none'}; each must be from 1 to the "
                f"size of the crops, {self.size}.",
                "For example: --scales 4,8",
            )
        if len(set(self.scales)) < len(self.scales):
            raise GfrError("A scale is named twice.", "Name each scale once.")
        self._require("pairs", LEAST_PAIRS)
        self._require("size", LEAST_SIZE)
        self._require("seed", 0)

    def _require(self, name: str, least: int) -> None:
        value = getattr(self, name)
        if value < least:
            raise GfrError(f"Benchmark setting {name} is {value}; it must be at least {least}.")

    def index_sha256(self) -> str:
        """Which index it is. The file is there: its rows were read before."""
        return hashlib.sha256(self.index.read_bytes()).hexdigest()
