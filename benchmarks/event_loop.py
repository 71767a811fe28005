"""Whether the window answers while it works: how late a timer of 5 ms comes under three loads and all of them together.

    python -m benchmarks.event_loop [--seconds 20] [--pictures 500] [--causes MS] [--only NAME ...]

The real window with the real weights, the group photograph of two people and a project that is saved by itself.

* restorations: both faces, one restoration after the other
* import: a folder of pictures comes into the library, whose window is open
* slider: the strength is dragged all the time while the project is saved twice a second
* all: these three together, as long as the import takes

Before them, in the same run: the window with nothing to do, and beside a thread of pure Python that never rests; and
beside each load a witness, which counts the same ticks in a process of its own: what the witness sees late is the
machine's doing. `cpu` is cores that this process used, `others` those that all other processes did. The aim is a worst
tick less than 50 ms late and 99 % less than 16 ms. `--causes` says what each thread was at when a tick was so late.
Prints, and with all loads writes benchmarks/results/event_loop.json.
"""

import argparse
import json
import os
import platform
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from app.operations.engine import Engine
from app.settings.settings import Settings
from app.start import Studio
from benchmarks.library_import import make_pictures
from benchmarks.ticks import Culprits, Gaps, Ticker, Use, UseMeter, Witness
from gfr_core.group_sample import write_group_sample

RESULTS = Path(__file__).resolve().parent / "results" / "event_loop.json"
SLIDE_MS = 16
CALM_LOOKS = 4
"""How often in a row, 20 ms apart, work must be over: one job starts the next."""
CAUSES_SHOWN = 12
NAMES = ("nothing", "beside pure Python", "restorations", "import", "slider", "all")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asks for."""

    seconds: float
    pictures: int
    causes: float | None
    only: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One load. `done` says how much of it was done."""

    load: str
    window: Gaps
    witness: Gaps
    use: Use
    done: str


class Restorations(QObject):
    """Both faces again and again."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.count, self._studio, self._is_on = 0, studio, True
        self._start()

    def stop(self) -> None:
        self._is_on = False

    def _start(self) -> None:
        job = self._studio.operations.restore_faces.all()
        assert job is not None
        job.finished.connect(self._on_finished)

    @Slot()
    def _on_finished(self) -> None:
        self.count += 1
        if self._is_on:
            QTimer.singleShot(0, self._start)


class Drag(QObject):
    """The slider of the strength, up and down."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.count, self._slider = 0, studio.window.inspector.strength.slider
        self._timer = QTimer(self, interval=SLIDE_MS)
        self._timer.timeout.connect(self._on_due)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    @Slot()
    def _on_due(self) -> None:
        self.count += 1
        self._slider.setValue(abs(self.count % 160 - 80) + 20)


class PureThread(threading.Thread):
    """Wants the interpreter's lock all the time."""

    def __init__(self) -> None:
        super().__init__()
        self.count, self._is_on = 0, True
        self.start()

    def run(self) -> None:
        while self._is_on:
            self.count += 1

    def stop(self) -> None:
        self._is_on = False
        self.join()


class Saves(QObject):
    """Counts how often the project was saved."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.count = 0
        studio.lanes.save.job_added.connect(self._on_job_added)

    @Slot(object)
    def _on_job_added(self, _job: object) -> None:
        self.count += 1


class Bench:
    """The window with the group on its desk, and the loads that can be put on it.

    Args:
        studio: the window.
        folder: pictures to import.
        wishes: how long, and what is to be told.
    """

    def __init__(self, studio: Studio, folder: Path, wishes: Wishes) -> None:
        self._studio, self._folder, self._wishes = studio, folder, wishes
        self._saves = Saves(studio)

    def rows(self) -> Iterator[Row]:
        """All that are wanted, one after the other."""
        parts = (self._nothing, self._pure_python, self._restorations, self._import, self._slider, self._all)
        for name, part in zip(NAMES, parts, strict=True):
            if name in (self._wishes.only or NAMES):
                yield self._measured(name, part)
                run_until(self._is_idle)

    def _measured(self, name: str, load: Callable[[], str]) -> Row:
        culprits = Culprits(self._wishes.causes) if self._wishes.causes is not None else None
        witness, saves = Witness(), self._saves.count
        use, ticker = UseMeter(), Ticker(culprits)
        done = load()
        ticker.stop()
        row = Row(name, Gaps.of(ticker.ticks), witness.end(), use.read(), f"{done}, {self._saves.count - saves} saves")
        show(row)
        for words in culprits.found(CAUSES_SHOWN) if culprits else ():
            print(words)
        return row

    def _nothing(self) -> str:
        self._wait()
        return "nothing"

    def _pure_python(self) -> str:
        thread = PureThread()
        self._wait()
        thread.stop()
        return "counted"

    def _restorations(self) -> str:
        restorations = Restorations(self._studio)
        self._wait()
        restorations.stop()
        return f"{restorations.count} restorations"

    def _import(self) -> str:
        self._studio.window.library.open_library()
        self._studio.operations.import_folder.start(self._folder)
        run_until(lambda: not self._studio.lanes.library.is_busy)
        return f"{self._wishes.pictures} pictures"

    def _slider(self) -> str:
        drag = Drag(self._studio)
        self._wait()
        drag.stop()
        return f"{drag.count} steps of the slider"

    def _all(self) -> str:
        restorations, drag = Restorations(self._studio), Drag(self._studio)
        imported = self._import()
        restorations.stop()
        drag.stop()
        return f"{imported}, {restorations.count} restorations, {drag.count} steps of the slider"

    def _wait(self) -> None:
        begun = time.perf_counter()
        run_until(lambda: time.perf_counter() - begun > self._wishes.seconds)

    def _is_idle(self) -> bool:
        return not any(lane.is_busy for lane in self._studio.lanes.all)


def main() -> None:
    """Measures, prints, and writes when everything was measured."""
    wishes = wishes_of_command_line()
    application = QApplication(["benchmark"])
    with tempfile.TemporaryDirectory() as scratch:
        rows = measure(application, Path(scratch), wishes)
    if not wishes.only and wishes.causes is None:
        result = {**machine(), "loads": [asdict(row) for row in rows]}
        RESULTS.write_text(f"{json.dumps(result, indent=2)}\n", encoding="utf-8")


def wishes_of_command_line() -> Wishes:
    """What is to be measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--pictures", type=int, default=500)
    parser.add_argument("--causes", type=float, metavar="MS")
    parser.add_argument("--only", nargs="+", choices=NAMES, default=())
    said = parser.parse_args()
    return Wishes(said.seconds, said.pictures, said.causes, tuple(said.only))


def measure(application: QApplication, scratch: Path, wishes: Wishes) -> list[Row]:
    """The rows of all loads that are wanted."""
    folder = make_pictures(scratch / "pictures", wishes.pictures)
    settings = Settings.in_file(scratch / "settings.ini")
    studio = Studio.build(application, settings, Engine.of_this_machine("cpu"), scratch / "sample", scratch / "data")
    studio.theme.show_icons()
    studio.window.show()
    prepare(studio, scratch)
    rows = list(Bench(studio, folder, wishes).rows())
    studio.desk.restoration.mark_saved()
    studio.window.library.close()
    studio.window.close()
    studio.close()
    return rows


def prepare(studio: Studio, scratch: Path) -> None:
    """Puts the group on the desk, gives both faces their people, restores them once, and makes it a project."""
    paths, operations, desk = write_group_sample(scratch / "group"), studio.operations, studio.desk

    def settle() -> None:
        run_until(lambda: not any(lane.is_busy for lane in studio.lanes.all))

    operations.warm_engine.start()
    settle()
    operations.open_source.open(paths.group)
    settle()
    for number, portrait in enumerate(paths.portraits):
        if number:
            studio.window.people.new_person.click()
        desk.source.select(desk.source.faces[number].number)
        operations.open_portraits.open([portrait])
        settle()
        operations.assign_faces.assign_selected(desk.people.people[number].key)
    operations.restore_faces.all()
    settle()
    desk.project.set_path(scratch / "group.gfrproject")
    settle()


def show(row: Row) -> None:
    """One line for the window, one for the witness, one for the machine."""
    window, use = row.window, row.use
    own = (
        f"of the worst own {window.worst_own:.1f}, denied {window.worst_denied:.1f}; own at most {window.most_own:.1f}"
    )
    print(f"{row.load:20}{_in_words(window)}   {own}, 99 % {window.p99_own:.1f}")
    print(f"{'    witness':20}{_in_words(row.witness)}")
    print(
        f"{'':20}{use.wall_s} s, cpu {use.cpu}, others {use.others_cpu}, load {use.load_average}: {row.done}",
        flush=True,
    )


def _in_words(gaps: Gaps) -> str:
    over = f"{100 * gaps.over_16 / gaps.ticks:5.2f} % over 16 ms, {gaps.over_50} over 50"
    return f"worst {gaps.worst:6.1f} ms   99 % {gaps.p99:5.1f}   median {gaps.median:5.2f}   {over}"


def machine() -> dict[str, object]:
    """Where it was measured."""
    screen = os.environ.get("QT_QPA_PLATFORM") or "xcb"
    return {"machine": f"{platform.system()} {platform.machine()}", "cores": os.cpu_count(), "screen": screen}


def run_until(is_over: Callable[[], bool]) -> None:
    """Runs the event loop until it is over, and a moment more for what comes of it."""
    loop, poll, calm = QEventLoop(), QTimer(interval=20), [0]

    def look() -> None:
        calm[0] = calm[0] + 1 if is_over() else 0
        if calm[0] >= CALM_LOOKS:
            loop.quit()

    poll.timeout.connect(look)
    poll.start()
    loop.exec()


if __name__ == "__main__":
    main()
