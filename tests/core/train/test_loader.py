from pathlib import Path

import pytest
import torch

from gfr_core.train.index import read_index
from gfr_core.train.loader import batches
from gfr_core.train.pairs import PairDataset, PairRecipe


@pytest.mark.parametrize("workers", [0, 1])
def test_batches_are_the_numbered_samples_in_order(people: Path, workers: int) -> None:
    pairs = PairDataset(read_index(people / "index.jsonl", "train"), PairRecipe(size=32), seed=1)
    made = list(batches(pairs, start=5, count=7, batch=3, workers=workers))
    assert len(made) == 2
    wanted = torch.stack([pairs[number].degraded for number in range(5, 11)])
    assert torch.equal(torch.cat([batch.degraded for batch in made]), wanted)


def test_leaving_early_leaves_no_thread(people: Path) -> None:
    pairs = PairDataset(read_index(people / "index.jsonl", "train"), PairRecipe(size=32), seed=1)
    for _ in batches(pairs, start=0, count=100, batch=2, workers=0):
        break
