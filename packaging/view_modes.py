"""Takes a screenshot of the canvas in every way to compare, in light and dark, on the restored sample.

    PYTHONPATH=. python packaging/view_modes.py FOLDER [WIDTH HEIGHT]

Needs a screen (Xvfb will do) or QT_QPA_PLATFORM=offscreen, and the default weights. QT_SCALE_FACTOR=2 shows a dense
screen. Runs the real program, with settings and files of its own; it can be repeated at any time.
"""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from app.command_line import Wishes
from app.documents.view import EVIDENCE, MASK, CanvasMode, PaneKind, View, snapshot_layer
from app.operations.engine import Engine
from app.settings.settings import Settings, ThemeChoice
from app.start import Studio

SIZE = (1440, 900)
CALM_MS = 150
"""Longer than any timer that waits before it starts work."""
PAUSED = View(blinks=False)
VIEWS = {
    "four-views": PAUSED,
    "split": replace(PAUSED, mode=CanvasMode.SPLIT),
    "split-rows": replace(PAUSED, mode=CanvasMode.SPLIT_ROWS),
    "side-by-side": replace(PAUSED, mode=CanvasMode.SIDE_BY_SIDE),
    "blink": replace(PAUSED, mode=CanvasMode.BLINK),
    "fade": replace(PAUSED, mode=CanvasMode.FADE),
    "difference": replace(PAUSED, mode=CanvasMode.DIFFERENCE),
    "difference-refused": replace(PAUSED, mode=CanvasMode.DIFFERENCE, b=PaneKind.WARPED_GUIDE),
    "mask": replace(PAUSED, mode=CanvasMode.SIDE_BY_SIDE, b=MASK),
    "evidence": replace(PAUSED, mode=CanvasMode.FADE, b=EVIDENCE),
    "snapshot": replace(PAUSED, mode=CanvasMode.SPLIT, a=snapshot_layer(1)),
    "loupe": replace(PAUSED, mode=CanvasMode.RESULT, loupe=True, loupe_times=3),
    "one-view": replace(PAUSED, mode=CanvasMode.RESULT),
}


def main(folder: Path, size: tuple[int, int]) -> None:
    """Takes all pictures."""
    application = QApplication(["gfr-studio"])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        settings = Settings.in_file(Path(scratch) / "settings.ini")
        studio = Studio.build(application, settings, Engine.of_this_machine("cpu"), Path(scratch) / "sample")
        studio.theme.show_icons()
        studio.window.resize(*size)
        studio.window.show()
        Session(studio, folder).run()
        studio.desk.restoration.mark_saved()
        studio.window.close()
        studio.close()


class Session:
    """The restored sample, way by way."""

    def __init__(self, studio: Studio, folder: Path) -> None:
        self._studio, self._folder = studio, folder
        self._canvas = studio.window.canvas.canvas

    def run(self) -> None:
        """Restores, and goes through all ways of comparing."""
        self._settle()
        self._studio.begin(Wishes(None, (), is_sample=True, theme=None))
        self._settle()
        self._studio.operations.restore_faces.selected()
        self._settle()
        self._take_snapshot()
        for name, view in VIEWS.items():
            self._studio.desk.view.take(view)
            self._canvas.fit_crop()
            self._point_at_the_middle()
            self._settle()
            self._snap(name)
        self._review()

    def _take_snapshot(self) -> None:
        """One at 40 %, so that it differs from the result."""
        operations = self._studio.operations
        operations.blend.set_strength(0.4)
        self._settle()
        operations.take_snapshot.start()
        self._settle()
        operations.blend.set_strength(1.0)
        self._settle()

    def _review(self) -> None:
        self._studio.desk.view.take(replace(PAUSED, mode=CanvasMode.RESULT))
        self._canvas.camera.set_one_to_one()
        self._canvas.camera.zoom_at(QPointF(0, 0), 4.0)
        for _ in range(5):
            self._canvas.next_tile()
        self._snap("review")
        self._canvas.end_review()

    def _point_at_the_middle(self) -> None:
        at = QPointF(self._canvas.width() * 0.5, self._canvas.height() * 0.4)
        none, nothing = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        where = self._canvas.mapToGlobal(at)
        QApplication.sendEvent(self._canvas, QMouseEvent(QEvent.Type.MouseMove, at, where, none, none, nothing))

    def _snap(self, name: str) -> None:
        """One picture in each theme."""
        for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
            self._studio.theme.show(choice)
            _wait(lambda: True)
            path = self._folder / f"{name}-{choice.value}.png"
            self._studio.window.grab().save(str(path))
            print(path)

    def _settle(self) -> None:
        lanes = self._studio.lanes
        for _ in range(2):  # one job may start the next after a calm moment
            _wait(lambda: not (lanes.gpu.is_busy or lanes.io.is_busy))


def _wait(is_over: Callable[[], bool]) -> None:
    """Runs the event loop until it is over, and a calm moment more."""
    loop, poll = QEventLoop(), QTimer()
    poll.timeout.connect(lambda: loop.quit() if is_over() else None)
    poll.start(CALM_MS)
    loop.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), (int(sys.argv[2]), int(sys.argv[3])) if len(sys.argv) > 3 else SIZE)
