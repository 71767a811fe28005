"""Batches of pairs, made ahead of the step that needs them."""

import pickle
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import torch
from torch.utils.data import DataLoader, Dataset, default_collate

from gfr_core.train.device_pairs import DevicePairs
from gfr_core.train.packed_plans import PackedPlans
from gfr_core.train.pair_plan import PairPlans
from gfr_core.train.pairs import Pair, PairDataset

AHEAD = 2
"""Batches of the device that are ready or being made while one is learnt from."""


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

    def made(number: int) -> Pair:
        return Pair(*default_collate([numbered[number * batch + i] for i in range(batch)]))

    yield from _made_ahead(made, len(numbered) // batch, ahead=1)


def numbered_device_batches(pairs: DevicePairs, numbers: Sequence[Sequence[int]], workers: int) -> Iterator[Pair]:
    """One batch on the device for each group of sample numbers, in order, made `AHEAD` of the step that needs them.

    A batch is handed out finished, so the seconds spent waiting for the next one say whether pairs bound the training.
    """
    plans = PlannedBatches(pairs.plans, numbers)
    planned = iter(plans[group] for group in range(len(plans))) if workers == 0 else _from_workers(plans, workers)
    stream = _own_stream(pairs.device)

    def made(_: int) -> Pair:
        if stream is None:
            return pairs.render(next(planned))
        with torch.cuda.stream(stream):
            pair = pairs.render(next(planned))
        stream.synchronize()  # on this thread, while the other one learns
        return pair

    for pair in _made_ahead(made, len(plans), ahead=AHEAD):
        if stream is not None:
            _hand_over(pair)
        yield pair


class PlannedBatches(Dataset[PackedPlans]):
    """The plans of each group of sample numbers, ready to be rendered."""

    def __init__(self, plans: PairPlans, numbers: Sequence[Sequence[int]]) -> None:
        self.plans = plans
        self.numbers = numbers

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, group: int) -> PackedPlans:
        """The plans of group `group`."""
        return PackedPlans.of([self.plans[number] for number in self.numbers[group]])


def _from_workers(plans: PlannedBatches, workers: int) -> Iterator[PackedPlans]:
    # As bytes: dozens of small tensors a batch would each open a shared file, and a process may open a thousand.
    loader: DataLoader[PackedPlans] = DataLoader(
        plans, batch_size=None, num_workers=workers, collate_fn=pickle.dumps, prefetch_factor=4
    )
    return map(pickle.loads, loader)


def _made_ahead(made: Callable[[int], Pair], count: int, *, ahead: int) -> Iterator[Pair]:
    """`made(0)` ... `made(count - 1)`, made in order on one thread while earlier ones are used."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        coming = deque(pool.submit(made, number) for number in range(min(ahead, count)))
        try:
            for number in range(count):
                ready = coming.popleft().result()
                if number + ahead < count:
                    coming.append(pool.submit(made, number + ahead))
                yield ready
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _own_stream(device: torch.device) -> torch.cuda.Stream | None:
    if device.type != "cuda":
        return None
    return torch.cuda.Stream(device)  # type: ignore[no-untyped-call]  # torch has no type for it


def _hand_over(pair: Pair) -> None:
    """Tell the allocator that this stream uses what another one made, lest it is given out again too early."""
    stream = torch.cuda.current_stream(pair.sharp.device)
    for tensor in pair:
        tensor.record_stream(stream)
