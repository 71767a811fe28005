import subprocess
import sys

import pytest
import torch
from torch import Tensor, nn

from gfr_core import device as module
from gfr_core.device import MemoryLadder, is_out_of_memory, resolve_device
from gfr_core.errors import GfrError, MachineError


class Narrow(nn.Module):
    """Doubles its input, but its memory holds only `room` at once, and none on the device "cuda" if asked."""

    def __init__(self, room: int, *, error: type[RuntimeError] = RuntimeError, full: str = "") -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.tensor(2.0))
        self.room = room
        self.error = error
        self.full = full
        self.asked: list[tuple[int, str]] = []

    def part(self, batch: Tensor, device: str) -> Tensor:
        self.asked.append((len(batch), device))
        if len(batch) > self.room or device == self.full:
            raise self.error("CUDA out of memory. Tried to allocate 2.00 GiB")
        return (self.weight * batch).detach()


def run(network: Narrow, ladder: MemoryLadder, count: int) -> list[float]:
    batch = torch.arange(count, dtype=torch.float32)
    return [float(x) for part in ladder.run(count, lambda s, d: network.part(batch[s], d)) for x in part]


def test_what_fits_runs_at_once_and_says_nothing() -> None:
    network = Narrow(room=8)
    ladder = MemoryLadder(network.cpu, "cpu")
    assert run(network, ladder, 8) == [2.0 * i for i in range(8)]
    assert network.asked == [(8, "cpu")]
    assert ladder.notes == []


@pytest.mark.parametrize("error", [RuntimeError, torch.OutOfMemoryError])
def test_a_batch_that_does_not_fit_is_halved_until_it_does(error: type[RuntimeError]) -> None:
    network = Narrow(room=2, error=error)
    ladder = MemoryLadder(network.cpu, "cpu")
    assert run(network, ladder, 9) == [2.0 * i for i in range(9)]
    assert [size for size, _ in network.asked] == [9, 4, 2, 2, 2, 2, 1]
    assert ladder.notes == [
        "The memory of cpu did not hold 9 faces at once: now 4.",
        "The memory of cpu did not hold 4 faces at once: now 2.",
    ]


def test_the_smaller_batch_is_remembered() -> None:
    network = Narrow(room=2)
    ladder = MemoryLadder(network.cpu, "cpu")
    run(network, ladder, 4)
    network.asked.clear()
    run(network, ladder, 4)
    assert [size for size, _ in network.asked] == [2, 2]


def test_one_that_does_not_fit_the_device_goes_to_the_cpu_and_says_so() -> None:
    network = Narrow(room=8, full="mps")
    ladder = MemoryLadder(network.cpu, "mps")
    assert run(network, ladder, 2) == [0.0, 2.0]
    assert network.asked == [(2, "mps"), (1, "mps"), (1, "cpu"), (1, "cpu")]
    assert ladder.device == "cpu"
    assert ladder.notes[-1] == "The memory of mps did not hold one face: the CPU restores now, more slowly."


def test_one_that_does_not_fit_the_cpu_is_this_machines_fault() -> None:
    network = Narrow(room=0)
    with pytest.raises(MachineError, match="does not hold one face"):
        run(network, MemoryLadder(network.cpu, "cpu"), 1)


def test_another_error_is_not_taken_for_full_memory() -> None:
    def broken(part: slice, device: str) -> Tensor:
        raise RuntimeError("shapes cannot be multiplied")

    with pytest.raises(RuntimeError, match="shapes"):
        MemoryLadder(Narrow(room=1).cpu, "cpu").run(4, broken)


@pytest.mark.parametrize(
    ("error", "full"),
    [
        (torch.OutOfMemoryError("x"), True),
        (MemoryError(), True),
        (RuntimeError("MPS backend out of memory"), True),
        (RuntimeError("cuDNN error: CUDNN_STATUS_ALLOC_FAILED"), True),
        (RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory"), True),
        (RuntimeError("anything else"), False),
        (ValueError("out of memory"), False),
    ],
)
def test_full_memory_is_recognised_however_it_is_worded(error: Exception, full: bool) -> None:
    assert is_out_of_memory(error) is full


def test_auto_takes_the_fastest_device(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_found_devices", lambda: ["cuda", "cpu"])
    assert resolve_device("auto") == "cuda"
    assert resolve_device("cpu") == "cpu"


def test_a_device_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_found_devices", lambda: ["cpu"])
    with pytest.raises(MachineError, match="Device 'cuda' was asked for, but torch finds only cpu here"):
        resolve_device("cuda")


def test_an_unknown_device_is_bad_input_not_a_bad_machine() -> None:
    with pytest.raises(GfrError, match="Device 'tpu' is unknown") as caught:
        resolve_device("tpu")
    assert not isinstance(caught.value, MachineError)


def test_the_cpu_is_always_found() -> None:
    assert resolve_device("cpu") == "cpu"


def test_importing_it_does_not_load_torch() -> None:
    code = "import sys, gfr_core.device; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
