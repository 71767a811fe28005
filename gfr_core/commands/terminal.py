"""Where the command line speaks: answers on stdout, complaints and progress on stderr."""

import json
import shutil
import sys
from dataclasses import asdict, dataclass

from gfr_core.commands.answer import Answer, Fault
from gfr_core.progress import Progress

ERASE_LINE = "\r\x1b[K"


@dataclass(slots=True)
class Terminal:
    """Speaks to whoever runs the command line.

    Attributes:
        as_json: answers are one JSON object instead of text.
    """

    as_json: bool = False
    _progress_shown: bool = False

    def report(self, progress: Progress) -> None:
        """Shows how far the work is, on one line that is written over; nothing when stderr is not a screen."""
        if not sys.stderr.isatty():
            return
        width = shutil.get_terminal_size().columns
        line = f"{progress.done:4.0%}  {progress.text}"
        sys.stderr.write(ERASE_LINE + line[: max(10, width - 1)])
        sys.stderr.flush()
        self._progress_shown = True

    def say(self, answer: Answer) -> None:
        """The answer on stdout. As JSON, warnings are part of the facts; as text they go to stderr."""
        self._clear_progress()
        if self.as_json:
            print(json.dumps(asdict(answer.facts), indent=2))
        else:
            if answer.text:
                print(answer.text)
            for warning in answer.warnings:
                print(f"note: {warning}", file=sys.stderr)
        sys.stdout.flush()  # a reader that went away is noticed here, not while Python ends

    def complain(self, fault: Fault) -> None:
        """A fault on stderr: one line, and the hint on a second."""
        self._clear_progress()
        print(f"gfr: {fault.message}", file=sys.stderr)
        if fault.hint:
            print(f"hint: {fault.hint}", file=sys.stderr)

    def _clear_progress(self) -> None:
        if self._progress_shown:
            sys.stderr.write(ERASE_LINE)
            self._progress_shown = False
