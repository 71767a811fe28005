"""Several processes that train one network together, as `torchrun` starts them; or one that trains alone.

Each process takes its own pairs of every step, gradients are averaged (`DistributedDataParallel`), so all hold equal
weights. BatchNorm measures each process's own pairs, and before every step the buffers of the first process (running
means of BatchNorm, spectral norms of the critics) become everybody's: what is saved and averaged is what the first
process knows. SyncBatchNorm is not used: it waits for all processes at every norm, and 8 pairs a process are enough.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import torch
from torch import Tensor, nn


@dataclass(frozen=True, slots=True)
class Team:
    """The processes of a run.

    Attributes:
        rank: of this one; rank 0 logs, validates and saves.
        size: how many there are.
        gpu: which of its machine's GPUs this one computes on, where there are any.
    """

    rank: int = 0
    size: int = 1
    gpu: int = 0

    @property
    def leads(self) -> bool:
        """This process speaks and writes for all."""
        return self.rank == 0

    def own_device(self, device: str) -> str:
        """The one of these devices that this process computes on; with its number, which other threads need."""
        return f"cuda:{self.gpu}" if device == "cuda" and self.size > 1 else device

    def shared(self, module: nn.Module) -> nn.Module:
        """The module, with gradients averaged over the team on the way back. All start from rank 0's numbers.

        What learns must be settled before: parameters that ask for no gradient then are left out.
        """
        if self.size == 1:
            return module
        from torch.nn.parallel import DistributedDataParallel

        return DistributedDataParallel(module)

    def mean(self, numbers: Tensor) -> Tensor:
        """The numbers averaged over the team; one that is not finite anywhere is not finite everywhere."""
        if self.size > 1:
            numbers = numbers.clone()
            torch.distributed.all_reduce(numbers)
        return numbers / self.size

    def told(self, number: float, device: torch.device) -> float:
        """What rank 0 says, wherever this is called; the others' numbers are not looked at."""
        if self.size == 1:
            return number
        said = torch.tensor(number, dtype=torch.float64, device=device)
        torch.distributed.broadcast(said, src=0)
        return float(said)

    def sample_number(self, index: int, *, first: int, batch: int) -> int:
        """Which sample of the run is the `index`th of this process, when all take `batch` a step from `first` on.

        A step of the team sees the samples that one process with a batch `size` times as large would see.
        """
        step, place = divmod(index, batch)
        return first + (step * self.size + self.rank) * batch + place


ALONE = Team()


@contextmanager
def joined(device: str, meeting: str = "env://") -> Iterator[Team]:
    """The team that `torchrun` (or the same environment variables) put this process in; `ALONE` without one.

    On CUDA each process gets its own GPU and NCCL, else gloo.

    Args:
        device: "cuda" or another; a process's own GPU becomes the current one.
        meeting: where the processes find each other, as torch.distributed's `init_method`.
    """
    size = int(os.environ.get("WORLD_SIZE", "1"))
    if size == 1:
        yield ALONE
        return
    rank = int(os.environ["RANK"])
    gpu = int(os.environ.get("LOCAL_RANK", "0"))
    if device == "cuda":
        torch.cuda.set_device(gpu)
    torch.distributed.init_process_group(
        "nccl" if device == "cuda" else "gloo", init_method=meeting, world_size=size, rank=rank
    )
    try:
        yield Team(rank, size, gpu)
    finally:
        torch.distributed.destroy_process_group()
