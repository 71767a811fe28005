"""Whether the window answers while 500 pictures are imported into the library: gaps between turns of the event loop.

    python -m benchmarks.library_import [--pictures 500] [--folder FOLDER]

Without a folder, pictures are made of the one photograph that comes with scikit-image, moved and in other lights. The
library's panel is shown throughout, the suggestions come in at the end, and a person of 100 portraits is opened. What
is loaded once in a run of the program comes first, by itself.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.documents.desk import Desk
from app.jobs.lane import Lanes
from app.operations.all_operations import Operations
from app.operations.engine import Engine
from app.panels.library_panel import LibraryPanel
from gfr_core.media.frame import Frame
from gfr_core.media.still import write_still

SIZE = (1200, 1600)


@dataclass
class Gaps:
    """Times between two turns of the event loop, ms."""

    gaps_ms: list[float] = field(default_factory=list)
    last: float = 0.0

    def turn(self) -> None:
        now = time.perf_counter()
        if self.last:
            self.gaps_ms.append(1000 * (now - self.last))
        self.last = now

    def start(self) -> None:
        self.gaps_ms, self.last = [], 0.0

    def report(self, what: str, wall_s: float) -> None:
        worst, usual = max(self.gaps_ms), np.percentile(self.gaps_ms, 99)
        print(f"{what:28} {wall_s:7.1f} s   worst gap {worst:6.1f} ms   99 % of gaps below {usual:5.1f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pictures", type=int, default=500)
    parser.add_argument("--folder", type=Path)
    wishes = parser.parse_args()
    application = QApplication(["benchmark"])
    with tempfile.TemporaryDirectory() as scratch:
        folder = wishes.folder or make_pictures(Path(scratch) / "pictures", wishes.pictures)
        desk, lanes = Desk.empty(), Lanes.start()
        operations = Operations.on(desk, lanes, Engine.of_this_machine("cpu"), data_folder=Path(scratch) / "data")
        measure(desk, lanes, operations, folder)
        operations.cancel()
        lanes.close()
        operations.library.close()
    application.quit()


def measure(desk: Desk, lanes: Lanes, operations: Operations, folder: Path) -> None:
    panel = LibraryPanel(desk, operations)
    panel.resize(960, 640)
    panel.show()
    operations.warm_engine.start()
    gaps, ticker = Gaps(), QTimer(interval=1)
    ticker.timeout.connect(gaps.turn)
    ticker.start()

    def run(what: str, start: Callable[[], object]) -> None:
        wait(lambda: not any(lane.is_busy for lane in lanes.all))
        gaps.start()
        begun = time.perf_counter()
        start()
        wait(lambda: not any(lane.is_busy for lane in lanes.all))
        gaps.report(what, time.perf_counter() - begun)

    with tempfile.TemporaryDirectory() as empty:  # what is loaded once, mostly by opening a photo before
        run("loading the face finder", lambda: operations.import_folder.start(Path(empty)))
    run("import", lambda: operations.import_folder.start(folder))
    portraits = tuple(portrait for each in desk.library.suggestions for portrait in each.portraits)
    print(f"{len(portraits)} portraits, {len(desk.library.suggestions)} suggestions")
    run("looking at the suggestions", panel.review_wait.click)
    run("keeping 100 portraits", lambda: operations.library_people.add("Somebody", portraits[:100]))
    run("opening the person", lambda: panel.people.setCurrentRow(0))
    ticker.stop()
    panel.close()


def wait(is_over: Callable[[], bool]) -> None:
    """Runs the event loop until it is over, and a moment more for what is drawn last."""
    loop, poll = QEventLoop(), QTimer(interval=200)
    poll.timeout.connect(lambda: loop.quit() if is_over() else None)
    poll.start()
    loop.exec()


def make_pictures(folder: Path, count: int) -> Path:
    from skimage.data import astronaut

    folder.mkdir()
    photograph, rng = np.asarray(astronaut(), dtype=np.float32), np.random.default_rng(0)  # type: ignore[no-untyped-call]
    for number in range(count):
        pixels = np.full((*SIZE, 3), rng.integers(60, 180, 3), np.uint8)
        top, left = rng.integers(0, SIZE[0] - 512), rng.integers(0, SIZE[1] - 512)
        lit = photograph * rng.uniform(0.6, 1.1) + rng.normal(0, 6, photograph.shape)
        pixels[top : top + 512, left : left + 512] = np.clip(lit, 0, 255).astype(np.uint8)
        write_still(Frame(pixels, f"{number}.jpg"), folder / f"{number:04}.jpg")
    return folder


if __name__ == "__main__":
    main()
