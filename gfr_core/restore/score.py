"""A probability from a few numbers."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class LogisticScore:
    """1 / (1 + exp(-(bias + weights . traces))).

    Attributes:
        bias: of the sum.
        weights: one a trace.
    """

    bias: float
    weights: tuple[float, ...]

    def of(self, traces: NDArray[np.float64]) -> float:
        """The score of one face, in [0, 1].

        Raises:
            ValueError: there are more or fewer traces than weights.
        """
        if traces.shape != (len(self.weights),):
            raise ValueError(f"traces are {traces.shape}; wanted ({len(self.weights)},)")
        total = self.bias + float(np.asarray(self.weights) @ traces)
        return float(1 / (1 + np.exp(-np.clip(total, -50, 50))))
