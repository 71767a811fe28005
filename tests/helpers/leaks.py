"""Finds what a test left running."""

import gc
import threading
import time
from dataclasses import dataclass

PATIENCE_S = 3.0
"""How long a thread that is about to end may take to do so."""
MANY_OBJECTS = 60_000
"""Live objects that a look for Qt's may take in: about 10 ms. An imported torch alone makes ten times as many."""


@dataclass(frozen=True, slots=True)
class Leaks:
    """What ran before the test, so that what runs after it can be blamed on it."""

    threads: frozenset[threading.Thread]
    qt_ids: frozenset[int]
    qt: bool

    @staticmethod
    def watch(*, qt: bool) -> "Leaks":
        """Remembers everything that runs now. `qt` also looks at Qt's timers and threads."""
        if qt and len(gc.get_objects()) > MANY_OBJECTS:
            _set_aside()
        running = frozenset(id(thing) for thing in _running_qt()) if qt else frozenset()
        return Leaks(frozenset(threading.enumerate()), running, qt)

    def found(self) -> list[str]:
        """The names of what is running now and was not before, after some patience."""
        deadline = time.monotonic() + PATIENCE_S
        while (left := self._left()) and time.monotonic() < deadline:
            time.sleep(0.02)
        return left

    def _left(self) -> list[str]:
        threads = [str(thread) for thread in threading.enumerate() if thread not in self.threads and _is_ours(thread)]
        if not self.qt:
            return threads
        return threads + [str(thing) for thing in _running_qt() if id(thing) not in self.qt_ids]


def _set_aside() -> None:
    """Takes what lives now, mostly libraries, out of `gc.get_objects`. What was garbage is collected before that."""
    gc.collect()
    gc.freeze()


def _is_ours(thread: threading.Thread) -> bool:
    # tqdm keeps one watcher for the whole process; a dummy is a foreign (Qt) thread that once ran Python.
    return thread.is_alive() and type(thread).__name__ not in {"TMonitor", "_DummyThread"}


def _running_qt() -> list[object]:
    from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer
    from shiboken6 import isValid

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    main = QThread.currentThread()
    # By type, not isinstance: that asks the object for its class, and torch keeps objects that warn when asked.
    alive = [thing for thing in gc.get_objects() if issubclass(type(thing), QThread | QTimer) and isValid(thing)]
    return [
        thing
        for thing in alive
        if (isinstance(thing, QTimer) and thing.isActive())
        or (isinstance(thing, QThread) and thing is not main and thing.isRunning())
    ]
