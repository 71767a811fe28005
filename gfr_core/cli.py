"""The command line `gfr`: reads what is wanted, runs one command and says what came of it.

Nothing heavy is imported before a command runs: `gfr --help` answers at once.
"""

import os
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path

from gfr_core.commands.answer import Fault
from gfr_core.commands.faults import worded
from gfr_core.commands.parser import Command, read_words
from gfr_core.commands.terminal import Terminal

STOPPED = 130
"""What a shell expects of a program that Ctrl-C ended."""
OUTPUT_CLOSED = 141
"""What a shell expects of a program whose reader went away."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line.

    Args:
        argv: the words after the program's name; those of this process when None.

    Returns:
        The exit code: 0 done; 1 a fault of this program; 3 bad input; 4 this machine; 130 stopped by Ctrl-C.

    Raises:
        SystemExit: with 2 on wrong usage, with 0 after --help and --version, as argparse does.
    """
    debug = bool(os.environ.get("GFR_DEBUG"))
    if argv is None and not debug:
        _quieten()
    arguments = read_words(sys.argv[1:] if argv is None else argv)
    command: Command = arguments.start(arguments)
    terminal = Terminal(as_json=bool(getattr(arguments, "json", False)))
    try:
        return _run(command, terminal)
    except KeyboardInterrupt:
        terminal.complain(Fault(STOPPED, "Stopped.", ""))
        return STOPPED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains while it ends
        return OUTPUT_CLOSED
    except Exception as error:
        if debug:
            raise
        fault = worded(error)
        terminal.complain(fault)
        return fault.exit_code


def _run(command: Command, terminal: Terminal) -> int:
    answer = command(terminal.report)
    terminal.say(answer)
    if answer.fault is None:
        return 0
    terminal.complain(answer.fault)
    return answer.fault.exit_code


def _quieten() -> None:
    """Libraries talk of their own affairs on stderr, where we promise one line and a hint."""
    warnings.simplefilter("ignore")
    os.environ.setdefault("OPENCV_LOG_LEVEL", "SILENT")
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # beside another torch process, spinning is ten times slower
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, Path(os.devnull).open("w"))  # noqa: SIM115  # until the process ends
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")  # a file's name need not be printable


if __name__ == "__main__":
    sys.exit(main())
