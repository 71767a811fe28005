"""Exceptions as one line, a hint and an exit code."""

import errno

from gfr_core.commands.answer import Fault
from gfr_core.errors import GfrError, MachineError

INTERNAL = 1
BAD_INPUT = 3
MACHINE = 4

DEBUG_HINT = "Run it again with GFR_DEBUG=1 to see where, and report it."


def worded(error: Exception) -> Fault:
    """What to tell the user about an exception that ended a command."""
    if isinstance(error, GfrError):
        code = MACHINE if isinstance(error, MachineError) else BAD_INPUT
        return Fault(code, _one_line(error.message), _one_line(error.hint))
    if isinstance(error, ImportError):
        return Fault(MACHINE, _missing_library(error), "Run 'gfr doctor' to see what is missing.")
    if isinstance(error, MemoryError):
        return Fault(
            MACHINE, "The memory of this machine is not enough.", "Close other programs or use a smaller picture."
        )
    if isinstance(error, OSError):
        return _from_system(error)
    return Fault(INTERNAL, f"Internal error: {type(error).__name__}: {_one_line(str(error))}", DEBUG_HINT)


def _missing_library(error: ImportError) -> str:
    return f"A library cannot be loaded: {_one_line(str(error))}."


def _from_system(error: OSError) -> Fault:
    """Files that went wrong where no module of ours stood watch."""
    reason = error.strerror or type(error).__name__
    about = f"'{error.filename}': {reason}." if error.filename is not None else f"{reason}."
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EMFILE}:
        return Fault(MACHINE, about, "Check the disk and try again.")
    return Fault(BAD_INPUT, about, "Check the path and its permissions.")


def _one_line(text: str) -> str:
    return " ".join(text.split())
