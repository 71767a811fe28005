"""Ctrl-C between two steps, where the state of a run is whole."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from gfr_core.progress import Progress, Reporter

HEEDED = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def heeding_interruptions(report: Reporter) -> Iterator[Reporter]:
    """A reporter that raises `KeyboardInterrupt` at the first report after Ctrl-C or a wish to end (SIGTERM).

    A second one ends the process at once, as it always did. On another thread than the main one, which gets no signals,
    it is the given reporter.
    """
    if threading.current_thread() is not threading.main_thread():
        yield report
        return
    before = {number: signal.getsignal(number) for number in HEEDED}
    heard: list[int] = []

    def hear(number: int, _frame: FrameType | None) -> None:
        heard.append(number)
        signal.signal(number, before[signal.Signals(number)])

    def tell(progress: Progress) -> None:
        report(progress)
        if heard:
            raise KeyboardInterrupt

    for number in HEEDED:
        signal.signal(number, hear)
    try:
        yield tell
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
