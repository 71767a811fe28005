"""How soon the window is there, and whether it stays alive: first paint, event-loop stalls, `gfr --help`.

    python -m benchmarks.app_startup            # prints, and writes benchmarks/results/app_startup.json

Needs a screen or QT_QPA_PLATFORM=offscreen. Each start is a fresh process that finds the bytecode of an earlier one, as
an installed program does; the median counts, and the processor time says what a start costs whatever else the machine
does. The restoration runs on the sample with the default weights, or
with random ones of the same size when there are none (said in the output). Stalls are gaps of a timer that fires every
5 ms, less those 5 ms: while restorations run, and while the engine warms up behind a new window. The load of the
machine stands in the result: other work on it lengthens every number.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.command_line import Wishes
from app.operations.engine import Engine
from app.settings.settings import Settings
from app.start import Studio

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results" / "app_startup.json"
STARTS = 7
RESTORATIONS = 5
TICK_MS = 5

FIRST_PAINT = """
import time
begun = time.perf_counter()
import gc
gc.disable()  # as in app/__main__.py
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from app.operations.engine import Engine
from app.settings.settings import Settings
from app.start import Studio
application = QApplication(["gfr-studio"])
studio = Studio.build(application, Settings.in_file(Path(sys.argv[1])), Engine.of_this_machine())
def painted():
    print(time.perf_counter() - begun, time.process_time())
    studio.window.close()
studio.first_paint.happened.connect(painted)
studio.window.show()
application.exec()
studio.close()
"""


@dataclass(frozen=True, slots=True)
class Stalls:
    """Gaps of the event loop while a restoration runs, ms."""

    worst_ms: float
    p99_ms: float
    median_ms: float
    ticks: int
    restoration_s: float
    weights: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything measured, and where."""

    machine: str
    cores: int
    load_average: float
    screen: str
    first_paint_s: float
    first_paint_best_s: float
    first_paint_cpu_s: float
    help_s: float
    help_best_s: float
    stalls: Stalls
    worst_stall_at_start_ms: float


def main() -> None:
    """Measures, prints and writes."""
    with tempfile.TemporaryDirectory() as folder:
        report = measure(Path(folder))
    words = json.dumps(asdict(report), indent=2)
    print(words)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(f"{words}\n", encoding="utf-8")


def measure(folder: Path) -> Report:
    """The whole report."""
    paints = [_first_paint_s(folder) for _ in range(1 + STARTS)][1:]  # the first one writes the bytecode
    helps = [_help_s() for _ in range(STARTS)]
    stalls, at_start = measure_stalls(folder)
    return Report(
        machine=f"{platform.system()} {platform.machine()}, {_processor()}",
        cores=os.cpu_count() or 0,
        load_average=round(os.getloadavg()[0], 2),
        screen=os.environ.get("QT_QPA_PLATFORM") or "xcb",
        first_paint_s=round(statistics.median(wall for wall, _ in paints), 3),
        first_paint_best_s=round(min(wall for wall, _ in paints), 3),
        first_paint_cpu_s=round(statistics.median(cpu for _, cpu in paints), 3),
        help_s=round(statistics.median(helps), 3),
        help_best_s=round(min(helps), 3),
        stalls=stalls,
        worst_stall_at_start_ms=round(at_start, 1),
    )


def measure_stalls(folder: Path) -> tuple[Stalls, float]:
    """The event loop's gaps during some restorations of the sample, and the worst one while everything starts, ms."""
    application = QApplication(["gfr-studio"])
    engine, weights = _engine()
    studio = Studio.build(application, Settings.in_file(folder / "stalls.ini"), engine, folder / "sample")
    studio.window.show()
    is_idle = _idle(studio)
    _run_until(is_idle)
    at_start = _gaps_during(lambda: studio.begin(Wishes(None, (), is_sample=True, theme=None)), is_idle)
    gaps: list[float] = []
    seconds: list[float] = []
    for round_number in range(RESTORATIONS + 1):
        begun = time.perf_counter()
        found = _gaps_during(studio.operations.restore_faces.selected, is_idle)
        if round_number:  # the first one allocates; it is the warm-up
            gaps += found
            seconds.append(time.perf_counter() - begun)
    studio.desk.restoration.mark_saved()
    studio.window.close()
    studio.close()
    return _stalls(gaps, statistics.median(seconds), weights), max(at_start)


def _stalls(gaps: list[float], restoration_s: float, weights: str) -> Stalls:
    ordered = sorted(gaps)
    return Stalls(
        worst_ms=round(ordered[-1], 1),
        p99_ms=round(ordered[int(0.99 * (len(ordered) - 1))], 1),
        median_ms=round(statistics.median(ordered), 2),
        ticks=len(ordered),
        restoration_s=round(restoration_s, 3),
        weights=weights,
    )


def _idle(studio: Studio) -> Callable[[], bool]:
    return lambda: not (studio.lanes.gpu.is_busy or studio.lanes.io.is_busy)


def _gaps_during(start: Callable[[], object], is_over: Callable[[], bool]) -> list[float]:
    """The gaps between ticks, ms, beyond the tick's own length, from `start` until it is over."""
    gaps: list[float] = []
    last = [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        gaps.append(max(0.0, (now - last[0]) * 1000 - TICK_MS))
        last[0] = now

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(TICK_MS)
    start()
    _run_until(is_over)
    timer.stop()
    return gaps


def _run_until(is_over: Callable[[], bool]) -> None:
    loop, poll = QEventLoop(), QTimer()
    poll.timeout.connect(lambda: loop.quit() if is_over() else None)
    poll.start(20)
    loop.exec()


def _engine() -> tuple[Engine, str]:
    from gfr_core.checkpoint.default_weights import default_weights
    from gfr_core.errors import MachineError

    try:
        default_weights()
    except MachineError:
        return _engine_with_random_weights(), "random, default size"
    return Engine.of_this_machine("cpu"), "default"


def _engine_with_random_weights() -> Engine:
    from gfr_core.catalog.folder import Catalog
    from gfr_core.faces.find import build_finder
    from gfr_core.model.config import GFRNetConfig
    from gfr_core.model.gfrnet import GFRNet
    from gfr_core.restore.restorer import Restorer

    return Engine(lambda: build_finder(Catalog()), lambda: Restorer(GFRNet(GFRNetConfig())))


def _first_paint_s(folder: Path) -> tuple[float, float]:
    """Wall time from the first import to the paint, and the processor time of the whole process until then."""
    command = [sys.executable, "-c", FIRST_PAINT, str(folder / "start.ini")]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    wall, cpu = done.stdout.split()[-2:]
    return float(wall), float(cpu)


def _help_s() -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "gfr_core.cli", "--help"], cwd=ROOT, capture_output=True, check=True)
    return time.perf_counter() - begun


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "")


if __name__ == "__main__":
    main()
