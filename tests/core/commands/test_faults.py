"""Every exception becomes one line, a hint and an exit code."""

import errno

import pytest

from gfr_core.commands.answer import Fault
from gfr_core.commands.faults import worded
from gfr_core.errors import GfrError, MachineError


def test_bad_input_is_three_and_this_machine_is_four() -> None:
    assert worded(GfrError("No face.", "Draw a box.")) == Fault(3, "No face.", "Draw a box.")
    assert worded(MachineError("No weights.", "Install again.")) == Fault(4, "No weights.", "Install again.")


def test_a_message_of_several_lines_becomes_one() -> None:
    assert worded(GfrError("First\n  second\tthird", "a\nb")) == Fault(3, "First second third", "a b")


def test_a_missing_library_is_named() -> None:
    error = ImportError("libGL.so.1: cannot open shared object file: No such file or directory")
    fault = worded(error)
    assert fault.exit_code == 4
    assert fault.message.startswith("A library cannot be loaded: libGL.so.1")


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "/a/b.png"), 4, "'/a/b.png': No space left on device."),
        (PermissionError(errno.EACCES, "Permission denied", "/a"), 3, "'/a': Permission denied."),
        (OSError("odd"), 3, "OSError."),
        (MemoryError(), 4, "The memory of this machine is not enough."),
    ],
)
def test_what_the_system_refuses_is_said_in_its_words(error: Exception, code: int, message: str) -> None:
    fault = worded(error)
    assert (fault.exit_code, fault.message) == (code, message)


def test_a_fault_of_ours_says_how_to_see_more() -> None:
    fault = worded(ZeroDivisionError("division by zero"))
    assert fault.exit_code == 1
    assert fault.message == "Internal error: ZeroDivisionError: division by zero"
    assert "GFR_DEBUG=1" in fault.hint
