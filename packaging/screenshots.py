"""Takes the screenshots of the user guide, in light and dark: empty, opened, restored, overlay, split, error.

    PYTHONPATH=. python packaging/screenshots.py [FOLDER]        # docs/screenshots by default

Needs a screen (Xvfb will do) or QT_QPA_PLATFORM=offscreen, and the default weights. Runs the real program on the
sample, with settings and files of its own; it can be repeated at any time.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.command_line import Wishes
from app.operations.engine import Engine
from app.settings.settings import Settings, ThemeChoice
from app.start import Studio

ROOT = Path(__file__).resolve().parents[1]
SIZE = (1440, 900)
LARGEST_BYTES = 400_000
CALM_MS = 150
"""Longer than any timer that waits before it starts work."""


def main(folder: Path) -> int:
    """Takes all pictures; 1 when the sample could not be restored."""
    application = QApplication(["gfr-studio"])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        settings = Settings.in_file(Path(scratch) / "settings.ini")
        studio = Studio.build(application, settings, Engine.of_this_machine("cpu"), Path(scratch) / "sample")
        studio.theme.show_icons()
        studio.window.resize(*SIZE)
        studio.window.show()
        is_restored = Session(studio, folder, Path(scratch)).run()
        studio.desk.restoration.mark_saved()
        studio.window.close()
        studio.close()
    return 0 if is_restored else 1


class Session:
    """The program on the sample, state by state."""

    def __init__(self, studio: Studio, folder: Path, scratch: Path) -> None:
        self._studio, self._folder, self._scratch = studio, folder, scratch

    def run(self) -> bool:
        """Goes through all states; False when the face was not restored."""
        self._settle()
        self._snap("empty")
        self._studio.begin(Wishes(None, (), is_sample=True, theme=None))
        self._settle()
        self._snap("opened")
        self._studio.operations.restore_faces.selected()
        self._settle()
        self._snap("restored")
        self._show_overlay()
        self._show_split()
        self._show_error()
        outcome = self._studio.desk.restoration.outcome_of(1)
        return outcome is not None and outcome.is_restored

    def _show_overlay(self) -> None:
        switch = self._studio.window.inspector.flow.colours_switch
        switch.setChecked(True)
        self._snap("overlay")
        switch.setChecked(False)

    def _show_split(self) -> None:
        actions = self._studio.window.actions_by_name
        actions.split.trigger()
        actions.fit_face.trigger()
        self._snap("split")
        actions.four_up.trigger()
        actions.fit.trigger()

    def _show_error(self) -> None:
        empty = self._scratch / "empty.tif"
        empty.touch()
        self._studio.operations.open_source.open(empty)
        self._settle()
        self._snap("error")

    def _snap(self, state: str) -> None:
        """One picture of the state in each theme."""
        for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
            self._studio.theme.show(choice)
            wait(lambda: True)
            path = self._folder / f"{state}-{choice.value}.png"
            save_small(self._studio.window.grab().toImage(), path)
            print(path, path.stat().st_size)

    def _settle(self) -> None:
        lanes = self._studio.lanes
        for _ in range(2):  # one job may start the next after a calm moment
            wait(lambda: not any(lane.is_busy for lane in lanes.all))


def wait(is_over: Callable[[], bool]) -> None:
    """Runs the event loop until it is over, and a calm moment more."""
    loop, poll = QEventLoop(), QTimer()
    poll.timeout.connect(lambda: loop.quit() if is_over() else None)
    poll.start(CALM_MS)
    loop.exec()


def save_small(image: QImage, path: Path) -> None:
    """As PNG in true colour, made narrower until it fits the repository: a palette would falsify the flow's colours."""
    for width in range(image.width(), image.width() // 2, -80):
        image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation).save(str(path), quality=0)
        if path.stat().st_size <= LARGEST_BYTES:
            return


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "screenshots"))
