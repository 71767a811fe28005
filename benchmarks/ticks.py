"""Measures whether an event loop turns: how late a timer comes, and why.

A tick is late because the thread itself was at work (`own`), because the machine gave it no processor (`denied`; Linux
tells it), or because it waited for something, which is the interpreter's lock mostly. A witness in a process of its own
counts the same ticks: what it sees late is the machine's doing. `Culprits` tells what every thread was at.
"""

import faulthandler
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import psutil
from PySide6.QtCore import QObject, Qt, QTimer, Slot

TICK_MS = 5
ROOT = f"{Path(__file__).resolve().parents[1]}/"

_WITNESS = f"""
import json, select, sys, time
gaps, last = [], time.perf_counter()
while not select.select([sys.stdin], [], [], 0)[0]:
    time.sleep({TICK_MS / 1000})
    now = time.perf_counter()
    gaps.append(max(0.0, (now - last) * 1000 - {TICK_MS}))
    last = now
print(json.dumps(gaps))
"""
_FRAME = re.compile(r'  File "(?P<path>[^"]+)", line (?P<line>\d+) in (?P<name>\S+)')
_IDLE = (" in wait", " in _take", " in select", " in _worker")


@dataclass(frozen=True, slots=True)
class Tick:
    """One turn of the timer, ms.

    Attributes:
        late: after it was due.
        own: of the processor that the thread used since the last tick.
        denied: that it could have run in and got no processor.
    """

    late: float
    own: float = 0.0
    denied: float = 0.0


@dataclass(frozen=True, slots=True)
class Gaps:
    """Ticks in figures, ms: how late they came; what of the latest was own work and what denied; own work of all."""

    worst: float
    p99: float
    median: float
    ticks: int
    over_16: int
    over_50: int
    worst_own: float
    worst_denied: float
    most_own: float
    p99_own: float

    @staticmethod
    def of(ticks: Sequence[Tick]) -> "Gaps":
        """Of all ticks of a measurement."""
        late, own = np.array([tick.late for tick in ticks]), np.array([tick.own for tick in ticks])
        worst = max(ticks, key=lambda tick: tick.late)
        return Gaps(
            worst=_rounded(worst.late),
            p99=_rounded(np.percentile(late, 99)),
            median=_rounded(np.median(late)),
            ticks=len(ticks),
            over_16=int((late > 16).sum()),
            over_50=int((late > 50).sum()),
            worst_own=_rounded(worst.own),
            worst_denied=_rounded(worst.denied),
            most_own=_rounded(own.max()),
            p99_own=_rounded(np.percentile(own, 99)),
        )


def _rounded(value: float) -> float:
    return round(float(value), 2)


@dataclass(frozen=True, slots=True)
class Use:
    """What a measurement took.

    Attributes:
        wall_s: by the clock.
        cpu: cores that this process used.
        others_cpu: cores that all other processes of the machine used.
        load_average: of the last minute.
    """

    wall_s: float
    cpu: float
    others_cpu: float
    load_average: float


class UseMeter:
    """Starts when it is made."""

    def __init__(self) -> None:
        self._wall, self._own, self._all = time.perf_counter(), time.process_time(), _busy_s()

    def read(self) -> Use:
        """Since then."""
        wall, own = time.perf_counter() - self._wall, time.process_time() - self._own
        others = max(0.0, _busy_s() - self._all - own)
        return Use(round(wall, 2), round(own / wall, 2), round(others / wall, 2), round(os.getloadavg()[0], 2))


def _busy_s() -> float:
    times = psutil.cpu_times()
    return float(times.user + times.system + times.nice)


class Ticker(QObject):
    """A timer of 5 ms on this thread's event loop, which notes each of its ticks.

    Args:
        culprits: is told of each tick; None for none.
    """

    def __init__(self, culprits: "Culprits | None" = None) -> None:
        super().__init__()
        self.ticks: list[Tick] = []
        self._culprits, self._clock = culprits, ThreadClock()
        self._last = self._clock.read()
        self._timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()

    def stop(self) -> None:
        """Ends it."""
        self._timer.stop()
        self._clock.close()
        if self._culprits is not None:
            self._culprits.stop()

    @Slot()
    def _on_tick(self) -> None:
        now = self._clock.read()
        passed, own, denied = (new - old for new, old in zip(now, self._last, strict=True))
        self._last = now
        self.ticks.append(Tick(max(0.0, passed - TICK_MS), own, denied))
        if self._culprits is not None:
            self._culprits.tick(self.ticks[-1])


class ThreadClock:
    """Times of the thread that reads it."""

    def __init__(self) -> None:
        path = Path("/proc/thread-self/schedstat")
        self._file = path.open("rb", buffering=0) if path.exists() else None

    def read(self) -> tuple[float, float, float]:
        """By the clock; of the processor; waiting for a processor (0 where the system does not tell). Milliseconds."""
        return time.perf_counter() * 1e3, time.thread_time() * 1e3, self._denied_ms()

    def close(self) -> None:
        """Lets go of the system's file."""
        if self._file is not None:
            self._file.close()

    def _denied_ms(self) -> float:
        if self._file is None:
            return 0.0
        self._file.seek(0)
        return int((self._file.read() or b"0 0 0").split()[1]) / 1e6


class Witness:
    """The same ticks in a process that does nothing else: what it sees late is the machine's doing."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _WITNESS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def end(self) -> Gaps:
        """What it saw."""
        said, _ = self._process.communicate("\n")
        return Gaps.of([Tick(late) for late in json.loads(said) or [0.0]])


class Culprits:
    """What every thread was at when a tick was overdue, looked at without the interpreter's lock.

    Args:
        after_ms: how late a tick must be.
    """

    def __init__(self, after_ms: float) -> None:
        self._after_s = (after_ms + TICK_MS) / 1000
        self._file = tempfile.TemporaryFile("w+")  # noqa: SIM115 - faulthandler writes into it until the end
        self._ticks: list[Tick] = []
        self._start = 0

    def tick(self, tick: Tick) -> None:
        """A tick came."""
        faulthandler.cancel_dump_traceback_later()
        end = os.fstat(self._file.fileno()).st_size
        if end > self._start:
            self._ticks.append(tick)
            self._start = end
        faulthandler.dump_traceback_later(self._after_s, file=self._file)

    def stop(self) -> None:
        """Looks no more."""
        faulthandler.cancel_dump_traceback_later()

    def found(self, most: int) -> Iterator[str]:
        """In words: where the threads were meanwhile; the latest ticks first."""
        self._file.seek(0)
        dumps = self._file.read().split("Timeout (")[1:]
        overdue = sorted(zip(self._ticks, dumps, strict=False), key=lambda pair: -pair[0].late)
        for tick, dump in overdue[:most]:
            yield f"{tick.late:5.0f} ms late, own {tick.own:.0f}, denied {tick.denied:.0f}\n{_in_words(dump)}"


def _in_words(dump: str) -> str:
    threads = [part for part in re.split(r"(?:Current thread|Thread) ", dump)[1:] if not _is_idle(part)]
    return "\n".join(f"        {_stack_in_words(part)}" for part in sorted(threads))


def _is_idle(thread: str) -> bool:
    first = next(iter(thread.splitlines()[1:]), "")
    return first.endswith(_IDLE)


def _stack_in_words(thread: str) -> str:
    frames = [
        f"{match['path'].removeprefix(ROOT)}:{match['line']} {match['name']}" for match in _FRAME.finditer(thread)
    ]
    own = [frame for frame in frames[1:] if "site-packages" not in frame and not frame.startswith("/")]
    short = [*frames[:1], *own]
    return " < ".join(frame.rsplit("site-packages/")[-1] for frame in short[:6])
