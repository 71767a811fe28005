"""On what a restoration ran."""

import platform
from pathlib import Path

from gfr_core import __version__
from gfr_core.record.treatment import Machine

_PROCESSORS = Path("/proc/cpuinfo")


def this_machine(device: str) -> Machine:
    """This machine, computing on `device`. Imports torch."""
    import numpy as np
    import torch

    return Machine(
        device=device,
        device_name=_device_name(device),
        dtype="float32",
        threads=torch.get_num_threads(),
        program=__version__,
        python=platform.python_version(),
        torch=torch.__version__,
        numpy=np.__version__,
        platform=platform.platform(),
    )


def _device_name(device: str) -> str:
    import torch

    if device == "cuda" and torch.cuda.is_available():
        return str(torch.cuda.get_device_name())
    return _processor_name()


def _processor_name() -> str:
    """As the system calls it; Linux tells it nowhere else."""
    try:
        lines = _PROCESSORS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, "") or platform.processor() or platform.machine()
