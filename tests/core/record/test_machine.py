"""On what a restoration ran."""

import platform

import numpy as np
import torch

from gfr_core import __version__
from gfr_core.record.machine import this_machine


def test_versions_and_threads_are_those_of_this_process() -> None:
    machine = this_machine("cpu")
    assert (machine.device, machine.dtype, machine.program) == ("cpu", "float32", __version__)
    assert (machine.python, machine.torch, machine.numpy) == (
        platform.python_version(),
        torch.__version__,
        np.__version__,
    )
    assert machine.threads == torch.get_num_threads()
    assert machine.platform == platform.platform()


def test_the_processor_has_a_name() -> None:
    assert this_machine("cpu").device_name


def test_a_device_that_is_not_there_is_called_by_the_processor() -> None:
    if not torch.cuda.is_available():
        assert this_machine("cuda").device_name == this_machine("cpu").device_name
