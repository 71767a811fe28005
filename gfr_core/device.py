"""Which part of this machine computes, and what happens when its memory is too small."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from gfr_core.errors import GfrError, MachineError

T = TypeVar("T")

DEVICES = ("auto", "cpu", "cuda", "mps")
SIGNS_OF_FULL_MEMORY = ("out of memory", "can't allocate memory", "alloc_failed", "not enough memory")
"""How torch's back ends word it where they raise a plain RuntimeError (cuDNN, cuBLAS, the CPU's allocator)."""


def resolve_device(wanted: str = "auto") -> str:
    """The device to compute on: "cpu", "cuda" or "mps". "auto" takes the fastest there is.

    Raises:
        GfrError: no such word.
        MachineError: asked for, but this machine or this build of torch does not have it.
    """
    if wanted not in DEVICES:
        raise GfrError(f"Device '{wanted}' is unknown; it must be one of {', '.join(DEVICES)}.")
    found = _found_devices()
    if wanted == "auto":
        return found[0]
    if wanted not in found:
        raise MachineError(
            f"Device '{wanted}' was asked for, but torch finds only {', '.join(found)} here.",
            "Use --device auto, or install the torch build for this device and its driver.",
        )
    return wanted


def _found_devices() -> list[str]:
    """Fastest first; "cpu" is always there."""
    import torch

    found = ["cuda"] if torch.cuda.is_available() else []
    found += ["mps"] if torch.backends.mps.is_available() else []
    return [*found, "cpu"]


def is_out_of_memory(error: BaseException) -> bool:
    """The error says that memory was too small, whichever back end raised it."""
    import torch

    if isinstance(error, torch.OutOfMemoryError | MemoryError):
        return True
    text = str(error).lower()
    return isinstance(error, RuntimeError) and any(sign in text for sign in SIGNS_OF_FULL_MEMORY)


@dataclass(slots=True)
class MemoryLadder:
    """Runs a batch in parts that fit: all at once, then halves, then one by one, then on the CPU.

    What did not fit once is not tried again: the ladder is climbed down only.

    Attributes:
        to_cpu: moves the network to the CPU; called on the last rung.
        device: where it computes now.
        batch: the most that is tried at once; None until something did not fit.
        notes: what was changed, in words for the user.
    """

    to_cpu: Callable[[], object]
    device: str
    batch: int | None = None
    notes: list[str] = field(default_factory=list)

    def run(self, count: int, work: Callable[[slice, str], T]) -> list[T]:
        """The results for all parts of 0..`count`, in order.

        Args:
            count: how many there are.
            work: computes one part, given as a slice, on the device named.

        Raises:
            MachineError: not even one fits the memory of the CPU.
        """
        return list(self._parts(count, work))

    def _parts(self, count: int, work: Callable[[slice, str], T]) -> Iterator[T]:
        start = 0
        while start < count:
            part = slice(start, min(count, start + (self.batch or count)))
            result = self._attempt(part, work)
            if result is None:
                self._step_down(part.stop - part.start)
                continue
            yield result[0]
            start = part.stop

    def _attempt(self, part: slice, work: Callable[[slice, str], T]) -> tuple[T] | None:
        """None when memory was too small. The error dies here: its traceback would hold the tensors alive."""
        try:
            return (work(part, self.device),)
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                raise
            return None

    def _step_down(self, tried: int) -> None:
        if self.device == "cuda":
            _give_back_cuda_memory()
        if tried > 1:
            self.batch = tried // 2
            self.notes.append(f"The memory of {self.device} did not hold {tried} faces at once: now {self.batch}.")
        elif self.device != "cpu":
            self.notes.append(f"The memory of {self.device} did not hold one face: the CPU restores now, more slowly.")
            self.to_cpu()
            self.device = "cpu"
        else:
            raise MachineError("The memory of this computer does not hold one face.", "Close other programs.")


def _give_back_cuda_memory() -> None:
    import torch

    torch.cuda.empty_cache()
