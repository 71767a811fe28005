"""A window that works and is killed: `python -m tests.app.killed_window FOLDER`.

It opens a picture, says whose face is whose, restores, and changes the strength every tick. It tells each tick on its
output.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from app.documents.desk import Desk
from app.jobs.lane import Lanes
from app.main_window import MainWindow
from app.operations.all_operations import Operations
from app.operations.engine import Engine
from app.settings.settings import Settings
from app.theme.theme import Theme
from gfr_core.geometry import Box
from tests.app.small_engine import SmallFinder, small_restorer

INFLUENCE = 0.7
TICK_MS = 50
MOST_TICKS = 1000


class Work(QObject):
    """One thing after the other, each when the lanes have done the one before."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._desk, self._lanes = Desk.empty(), Lanes.start()
        finder = SmallFinder()
        engine = Engine(lambda: finder, small_restorer)  # type: ignore[arg-type, return-value]
        self._operations = Operations.on(self._desk, self._lanes, engine, folder / "sample", folder / "data")
        settings = Settings.in_file(folder / "settings.ini")
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme = Theme(application, settings)
        self._window = MainWindow(self._desk, self._lanes, self._operations, theme, settings)
        self._window.show()
        self._folder, self._ticks = folder, 0
        self._steps = [self._open, self._draw, self._assign, self._restore]
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()

    @Slot()
    def _on_tick(self) -> None:
        if self._steps:
            if not (self._lanes.io.is_busy or self._lanes.gpu.is_busy):
                self._steps.pop(0)()
            return
        self._ticks += 1
        self._operations.blend.set_strength(self._ticks / MOST_TICKS)
        sys.stdout.write(f"{self._ticks}\n")
        sys.stdout.flush()

    def _open(self) -> None:
        self._operations.open_portraits.open([self._folder / "mum.png"])
        self._operations.queue.add([self._folder / "a.png", self._folder / "b.png"])

    def _draw(self) -> None:
        self._operations.edit_faces.draw(Box(5, 5, 30, 30))

    def _assign(self) -> None:
        self._operations.assign_faces.rename(1, "Mum")
        self._operations.assign_faces.new_person("Dad")
        self._operations.assign_faces.assign(1, 1)
        self._operations.blend.set_influence(INFLUENCE)

    def _restore(self) -> None:
        self._operations.restore_faces.all()


if __name__ == "__main__":
    program = QApplication([])
    work = Work(Path(sys.argv[1]))
    sys.exit(program.exec())
