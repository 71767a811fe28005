"""What keeping a project costs: snapshots on the window's thread, writing, gaps of the event loop, memory of the queue.

    python -m benchmarks.projects [--pictures 500] [--results 200]

A project of many pictures with three faces each is put on a desk; the strength is changed for five seconds while it is
saved by itself. Then as many pictures of 12 megapixels as asked for are left one after the other, each with a result of
one face, and the memory of the process is read.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import psutil
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.documents.desk import Desk
from app.documents.qt_image import to_qimage
from app.documents.restoration import FaceOutcome, Restored, StepPictures
from app.documents.source import Source
from app.jobs.lane import Lanes
from app.operations.all_operations import Operations
from app.operations.engine import Engine
from app.operations.queue_cache import Kept, PictureCache
from app.operations.queue_fates import item_from
from benchmarks.library_import import Gaps
from gfr_core.faces.face import Face
from gfr_core.geometry import Box, SquareCrop
from gfr_core.media.frame import Frame
from gfr_core.media.still import write_still
from gfr_core.project.schema import FaceEntry, FileEntry, PersonEntry, Project, SourceEntry, Treatment
from gfr_core.project.store import ProjectFile, read_project
from gfr_core.restore.outcome import FaceResult, Steps

SECONDS, CROP = 5.0, 512


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pictures", type=int, default=500)
    parser.add_argument("--results", type=int, default=200)
    wishes = parser.parse_args()
    application = QApplication(["benchmark"])
    with tempfile.TemporaryDirectory() as scratch:
        project = made_project(Path(scratch), wishes.pictures)
        print(f"project of {wishes.pictures} pictures, 3 faces each")
        measure_files(project, Path(scratch) / "large.gfrproject")
        measure_window(project, Path(scratch))
    measure_memory(wishes.results)
    application.quit()


def made_project(folder: Path, pictures: int) -> Project:
    rng = np.random.default_rng(1)
    write_still(Frame(rng.integers(0, 256, (600, 800, 3), dtype=np.uint8), "0.png"), folder / "0.png")
    sources = []
    for key in range(1, pictures + 1):
        points = tuple(tuple(map(float, pair)) for pair in rng.uniform(0, 600, (68, 2)))
        faces = tuple(FaceEntry(n, (60.0 * n, 60.0, 50.0, 50.0), "haar", 0.9, points, person=1) for n in (1, 2, 3))  # type: ignore[arg-type]
        file = FileEntry((folder / f"{0 if key == 1 else key}.png").as_posix(), "ab" * 32, 3_000_000)
        sources.append(SourceEntry(key, file, searched=True, faces=faces))
    sources[0] = replace(sources[0], file=FileEntry((folder / "0.png").as_posix()))
    return Project((PersonEntry(1, "Mum"),), tuple(sources), current=1)


def measure_files(project: Project, path: Path) -> None:
    file = ProjectFile(path)
    whole = timed(lambda: file.write(project), 1)
    strengths = iter(range(1, 100))

    def write_changed() -> None:
        first = replace(project.sources[0], treatment=Treatment(strength=next(strengths) / 100))
        file.write(replace(project, sources=(first, *project.sources[1:])))

    print(f"  size                       {path.stat().st_size / 1e6:8.2f} MB")
    print(f"  first write                {whole:8.1f} ms")
    print(f"  write after one change     {timed(write_changed):8.1f} ms, its backup included")
    print(f"  read                       {timed(lambda: read_project(path)):8.1f} ms")


def measure_window(project: Project, folder: Path) -> None:
    desk, lanes = Desk.empty(), Lanes.start()
    operations = Operations.on(desk, lanes, Engine.of_this_machine("cpu"), data_folder=folder / "data")
    desk.project.set_items(item_from(source) for source in project.sources)
    operations.queue.go_to(1)
    wait(lambda: desk.source.source is not None)
    desk.project.set_path(folder / "small.gfrproject")
    print(f"  snapshot, window's thread  {timed(operations.keeping.snapshots.project, 20):8.2f} ms")
    run_gaps(operations)
    operations.cancel()
    operations.keeping.finish()
    lanes.close()
    operations.library.close()


def run_gaps(operations: Operations) -> None:
    gaps, ticker, slider = Gaps(), QTimer(interval=1), QTimer(interval=20)
    begun, ticks = time.perf_counter(), 0

    def slide() -> None:
        nonlocal ticks
        ticks += 1
        operations.blend.set_strength(ticks % 100 / 100)

    ticker.timeout.connect(gaps.turn)
    slider.timeout.connect(slide)
    ticker.start()
    slider.start()
    wait(lambda: time.perf_counter() - begun > SECONDS)
    gaps.report("  changes while it is saved", time.perf_counter() - begun)


def measure_memory(results: int) -> None:
    process, cache = psutil.Process(os.getpid()), PictureCache()
    before = process.memory_info().rss
    pixels = np.random.default_rng(2).integers(0, 256, (3000, 4000, 3), dtype=np.uint8)
    for key in range(results):
        frame = Frame(pixels.copy(), f"{key}.png")
        outcome = made_outcome()
        result = Restored(replace(frame, pixels=frame.pixels.copy()), {1: outcome}, 0)
        cache.keep(key, Kept(Source(frame), (outcome,), result))
    outcomes = sum(len(kept.outcomes) for key in range(results) if (kept := cache.peek(key)) is not None)
    grown = process.memory_info().rss - before
    print(
        f"{results} pictures of 12 MP left with a result each: {cache.size / 1e6:.0f} MB counted, {grown / 1e6:.0f} MB"
    )
    print(f"more in the process; the faces of {outcomes} are kept")


def made_outcome() -> FaceOutcome:
    face, crop = Face(Box(100, 100, 200, 200), 1.0, "hand"), SquareCrop(0, 0, 400)
    picture = np.zeros((CROP, CROP, 3), np.float32) + 0.5
    grid, mask = np.zeros((CROP, CROP, 2), np.float32), np.ones((CROP, CROP), np.float32)
    steps = Steps(crop, picture, picture.copy(), picture.copy(), picture.copy(), grid, mask, unguided=picture.copy())
    shown = to_qimage(np.zeros((CROP, CROP, 3), np.uint8))
    pictures = StepPictures(crop, shown, shown.copy(), grid.copy(), shown.copy(), 32.0)
    return FaceOutcome(1, FaceResult(face, "restored", steps=steps), pictures)


def timed(work: Callable[[], object], times: int = 5) -> float:
    """The median, ms."""
    took = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        took.append(1000 * (time.perf_counter() - begun))
    return float(np.median(took))


def wait(until: Callable[[], bool]) -> None:
    loop, look = QEventLoop(), QTimer(interval=20)
    look.timeout.connect(lambda: loop.quit() if until() else None)
    look.start()
    loop.exec()


if __name__ == "__main__":
    main()
