"""Batches of pairs, made ahead of the step that needs them."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import torch
from torch.utils.data import DataLoader, Dataset, default_collate

from gfr_core.train.pairs import Pair, PairDataset


class Numbered(Dataset[Pair]):
    """Samples `start`, `start` + 1, ... of an endless dataset, `count` of them."""

    def __init__(self, pairs: PairDataset, start: int, count: int) -> None:
        self.pairs = pairs
        self.start = start
        self.count = count

    def __len__(self) -> int:
        return self.count

    def __getitem__(self, index: int) -> Pair:
        """Sample `start + index`."""
        return self.pairs[self.start + index]


def batches(pairs: PairDataset, start: int, count: int, batch: int, workers: int) -> Iterator[Pair]:
    """Whole batches of samples `start` ... `start + count - 1`, in order, independent of the number of workers."""
    numbered = Numbered(pairs, start, count - count % batch)
    if workers == 0:
        yield from _one_ahead(numbered, batch)
        return
    loader: DataLoader[Pair] = DataLoader(
        numbered, batch_size=batch, num_workers=workers, pin_memory=torch.cuda.is_available(), prefetch_factor=4
    )
    for collated in loader:
        yield Pair(*collated)


def _one_ahead(numbered: Numbered, batch: int) -> Iterator[Pair]:
    """The next batch is made on a thread while this one is learnt from: OpenCV and torch release the lock."""

    def made(first: int) -> Pair:
        return Pair(*default_collate([numbered[first + i] for i in range(batch)]))

    with ThreadPoolExecutor(max_workers=1) as pool:
        waiting = pool.submit(made, 0) if len(numbered) else None
        for first in range(0, len(numbered), batch):
            assert waiting is not None, "a batch is on its way while there are samples"
            ready = waiting.result()
            if first + batch < len(numbered):
                waiting = pool.submit(made, first + batch)
            yield ready
