from pathlib import Path

import pytest
import torch

from gfr_core.train.device_pairs import DevicePairs
from gfr_core.train.index import read_index
from gfr_core.train.loader import batches, numbered_device_batches
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


def on_device(folder: Path) -> DevicePairs:
    photos = read_index(folder / "index.jsonl", "train")
    return DevicePairs(photos, PairRecipe(size=32), seed=1, device=torch.device("cpu"))


def in_groups(start: int, end: int, batch: int) -> list[range]:
    return [range(first, first + batch) for first in range(start, end, batch)]


@pytest.mark.parametrize("workers", [0, 1])
def test_device_batches_are_the_numbered_samples_in_order(people: Path, workers: int) -> None:
    pairs = on_device(people)
    made = list(numbered_device_batches(pairs, in_groups(5, 14, 3), workers))
    assert [len(batch.sharp) for batch in made] == [3, 3, 3]
    wanted = pairs.batch(range(5, 14))
    assert torch.equal(torch.cat([batch.sharp for batch in made]), wanted.sharp)
    assert torch.equal(torch.cat([batch.points for batch in made]), wanted.points)


def test_a_resumed_run_gets_the_batches_it_would_have_had(people: Path) -> None:
    whole = list(numbered_device_batches(on_device(people), in_groups(0, 12, 4), 0))
    rest = list(numbered_device_batches(on_device(people), in_groups(8, 12, 4), 0))
    assert all(torch.equal(a, b) for a, b in zip(whole[2], rest[0], strict=True))


def test_batches_of_chosen_numbers_leave_no_thread_when_left_early(people: Path) -> None:
    pairs = on_device(people)
    for batch in numbered_device_batches(pairs, [[7, 2], [4], [0, 1, 3], [5]], workers=0):
        assert torch.equal(batch.sharp, pairs.batch([7, 2]).sharp)
        break


def test_no_samples_make_no_batch(people: Path) -> None:
    assert list(numbered_device_batches(on_device(people), [], 0)) == []
