"""How much memory the window takes with 200 results open.

    python -m benchmarks.open_results [--pictures 200]

A project of so many pictures of 12 megapixels, each the group photograph of two people, enlarged: its faces are cut out
at the largest size there is. One picture after the other is opened, both faces are found and restored with the real
weights, and a snapshot of the result is taken. At the end some of the first pictures are opened again, whose pixels
have long been let go, and their snapshots looked at. The memory of the process (RSS) is read every 50 ms; the limit for
its peak is 1.5 GB. Prints, and with 200 pictures writes benchmarks/results/open_results.json.
"""

import argparse
import json
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import psutil
from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from app.documents.view import snapshot_layer
from app.operations.engine import Engine
from app.settings.settings import Settings
from app.start import Studio
from benchmarks.event_loop import machine, run_until
from benchmarks.ticks import UseMeter
from gfr_core.group_sample import GroupPaths, write_group_sample
from gfr_core.media.frame import Frame
from gfr_core.media.still import read_still, write_still

RESULTS = Path(__file__).resolve().parent / "results" / "open_results.json"
PICTURES, LIMIT_MB = 200, 1500
WIDTH, HEIGHT = 4000, 3000
READ_MS, TOLD_EVERY, LOOKED_AT_AGAIN = 50, 20, 10


@dataclass(frozen=True, slots=True)
class Row:
    """Where it stood after so many pictures.

    Attributes:
        pictures: opened and restored so far.
        rss, peak: of the process, MB.
        kept: what pictures off the desk take, MB; `restored` of them still have what became of their faces.
        snapshots, unpacked: what they take packed, and those to be looked at, MB.
    """

    pictures: int
    rss: int
    peak: int
    kept: int
    restored: int
    snapshots: int
    unpacked: int


class Memory(QObject):
    """Reads the memory of the process all the time."""

    def __init__(self) -> None:
        super().__init__()
        self.peak_mb, self._process = 0, psutil.Process()
        self._timer = QTimer(self, interval=READ_MS)
        self._timer.timeout.connect(self._on_due)
        self._timer.start()

    @property
    def now_mb(self) -> int:
        """Now."""
        return round(self._process.memory_info().rss / 1e6)

    @Slot()
    def _on_due(self) -> None:
        self.peak_mb = max(self.peak_mb, self.now_mb)


class Walk:
    """Goes through the pictures of a window."""

    def __init__(self, studio: Studio, memory: Memory) -> None:
        self._studio, self._memory = studio, memory

    def begin(self, pictures: list[Path], sample: GroupPaths) -> None:
        """Puts the pictures into the queue, and two people with a portrait each on the desk."""
        operations, desk = self._studio.operations, self._studio.desk
        self._do(operations.warm_engine.start)
        self._do(lambda: operations.queue.add(pictures))
        for number, portrait in enumerate(sample.portraits):
            if number:
                self._studio.window.people.new_person.click()
            desk.people.set_assignments({})
            self._do(lambda portrait=portrait: operations.open_portraits.open([portrait]))  # type: ignore[misc]
        assert len(desk.people.people) == len(sample.portraits)

    def restore(self, number: int) -> None:
        """Opens one picture, restores both its faces and takes a snapshot."""
        operations, desk = self._studio.operations, self._studio.desk
        self._do(lambda: operations.queue.go_to(desk.project.items[number].key))
        faces = sorted(desk.source.faces, key=lambda face: -face.face.box.side)[:2]
        desk.people.set_assignments(
            {face.number: person.key for face, person in zip(faces, desk.people.people, strict=True)}
        )
        self._do(operations.restore_faces.all)
        assert desk.restoration.result is not None
        self._do(operations.take_snapshot.start)

    def look_again(self, number: int) -> None:
        """Opens a picture again and looks at its snapshot."""
        operations, desk = self._studio.operations, self._studio.desk
        self._do(lambda: operations.queue.go_to(desk.project.items[number].key))
        source = desk.source.source
        assert source is not None
        for snapshot in desk.snapshots.of(source.key)[:1]:
            layer = snapshot_layer(snapshot.number)
            self._do(lambda layer=layer: desk.view.set_a(layer))  # type: ignore[misc]

    def row(self, pictures: int) -> Row:
        """Where it stands."""
        snapshots, cache = self._studio.desk.snapshots, self._studio.operations.keeping.pictures.cache
        off_the_desk = [cache.peek(item.key) for item in self._studio.desk.project.items]
        return Row(
            pictures=pictures,
            rss=self._memory.now_mb,
            peak=self._memory.peak_mb,
            kept=round(cache.size / 1e6),
            restored=sum(bool(kept and kept.outcomes) for kept in off_the_desk),
            snapshots=round(snapshots.size / 1e6),
            unpacked=round(snapshots.cache_size / 1e6),
        )

    def _do(self, wish: Callable[[], object]) -> None:
        wish()
        run_until(lambda: not any(lane.is_busy for lane in self._studio.lanes.all))


def main() -> None:
    """Measures, prints, and writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pictures", type=int, default=PICTURES)
    count = parser.parse_args().pictures
    application, use, begun = QApplication(["benchmark"]), UseMeter(), time.perf_counter()
    with tempfile.TemporaryDirectory() as scratch:
        rows = measure(application, Path(scratch), count)
    took = use.read()
    print(f"peak {rows[-1].peak} MB of {LIMIT_MB} MB; {time.perf_counter() - begun:.0f} s, load {took.load_average}")
    if count == PICTURES:
        result = {**machine(), "use": asdict(took), "limit_mb": LIMIT_MB, "rows": [asdict(row) for row in rows]}
        RESULTS.write_text(f"{json.dumps(result, indent=2)}\n", encoding="utf-8")


def measure(application: QApplication, scratch: Path, count: int) -> list[Row]:
    """A row at the start, after every twenty pictures, and after the first ones were looked at again."""
    sample = write_group_sample(scratch / "group")
    pictures = make_pictures(sample.group, scratch / "pictures", count)
    settings = Settings.in_file(scratch / "settings.ini")
    studio = Studio.build(application, settings, Engine.of_this_machine("cpu"), scratch / "sample", scratch / "data")
    studio.theme.show_icons()
    studio.window.show()
    memory = Memory()
    rows = walk(Walk(studio, memory), pictures, sample)
    studio.desk.restoration.mark_saved()
    studio.desk.project.set_unsaved(unsaved=False)
    studio.close()
    return rows


def walk(through: Walk, pictures: list[Path], sample: GroupPaths) -> list[Row]:
    """Goes through all of them."""
    through.begin(pictures, sample)
    rows = [show(through.row(0))]
    for number in range(len(pictures)):
        through.restore(number)
        if (number + 1) % TOLD_EVERY == 0:
            rows.append(show(through.row(number + 1)))
    for number in range(min(LOOKED_AT_AGAIN, len(pictures))):
        through.look_again(number)
    return [*rows, show(through.row(len(pictures)))]


def make_pictures(group: Path, folder: Path, count: int) -> list[Path]:
    """The group, enlarged, on grey; as many files of it."""
    import cv2

    folder.mkdir()
    photograph, pixels = read_still(group).pixels_8bit(), np.full((HEIGHT, WIDTH, 3), 120, np.uint8)
    large = cv2.resize(photograph, (WIDTH, WIDTH * photograph.shape[0] // photograph.shape[1]))
    pixels[: large.shape[0]] = large[:HEIGHT]
    paths = [folder / f"{number:03}.jpg" for number in range(count)]
    write_still(Frame(pixels, paths[0].name), paths[0])
    for path in paths[1:]:
        shutil.copyfile(paths[0], path)
    return paths


def show(row: Row) -> Row:
    """Prints it."""
    parts = f"results kept {row.kept} (faces of {row.restored}), snapshots {row.snapshots}, unpacked {row.unpacked}"
    print(f"{row.pictures:4} pictures: {row.rss:5} MB, at most {row.peak:5} MB; {parts}", flush=True)
    return row


if __name__ == "__main__":
    main()
