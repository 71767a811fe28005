"""Takes the pictures of the user guide: the group sample from opening to the queue, step by step.

    PYTHONPATH=. QT_QPA_PLATFORM=offscreen python packaging/guide.py [FOLDER]        # docs/guide by default

Runs the real program with the default weights, with settings and files of its own; it can be repeated at any time.
"""

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from screenshots import ROOT, SIZE, save_small, wait

from app.documents.view import PaneKind, View
from app.operations.engine import Engine
from app.settings.settings import Settings, ThemeChoice
from app.start import Studio
from gfr_core.group_sample import GroupPaths, write_group_sample
from gfr_core.sample import SamplePaths, write_sample

FLOW_PAGE, RECORD_PAGE = 1, 2


def main(folder: Path) -> int:
    """Takes all pictures; 1 when a face could not be restored."""
    application = QApplication(["gfr-studio"])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        settings, engine = Settings.in_file(place / "settings.ini"), Engine.of_this_machine("cpu")
        studio = Studio.build(application, settings, engine, place / "sample", place / "data")
        studio.theme.show_icons()
        studio.theme.show(ThemeChoice.LIGHT)
        studio.window.resize(*SIZE)
        studio.window.show()
        group, single = write_group_sample(place / "photos"), write_sample(place / "photos" / "single")
        is_restored = Tour(studio, folder, group, single).run()
        studio.desk.restoration.mark_saved()
        studio.desk.project.set_unsaved(unsaved=False)
        studio.window.close()
        studio.close()
    return 0 if is_restored else 1


class Tour:
    """The guide's way through the program."""

    def __init__(self, studio: Studio, folder: Path, group: GroupPaths, single: SamplePaths) -> None:
        self._studio, self._folder, self._group, self._single = studio, folder, group, single
        self._desk, self._window, self._operations = studio.desk, studio.window, studio.operations

    def run(self) -> bool:
        """All stations; False when a face was not restored."""
        self._operations.warm_engine.start()
        self._settle()
        self._open()
        self._name_people()
        self._restore()
        self._compare()
        self._inspect()
        self._keep()
        return all(outcome.is_restored for outcome in self._desk.restoration.outcomes)

    def _open(self) -> None:
        self._operations.open_source.open(self._group.group)
        self._settle()
        self._snap("opened")

    def _name_people(self) -> None:
        assign, portraits, people = self._operations.assign_faces, self._operations.open_portraits, self._desk.people
        self._desk.source.select(1)
        portraits.open([self._group.portraits[0]])
        self._settle()
        self._desk.source.select(2)
        assign.new_person()
        portraits.open([self._group.portraits[1]])
        self._settle()
        for person, name in zip(people.people, ("Ada", "Bea"), strict=True):
            assign.rename(person.key, name)
        self._desk.source.select(1)
        assign.assign_selected(people.people[0].key)
        self._settle()
        self._snap("people")

    def _restore(self) -> None:
        self._operations.restore_faces.all()
        self._settle()
        self._snap("restored")

    def _compare(self) -> None:
        actions, canvas = self._window.actions_by_name, self._window.canvas
        actions.fit_face.trigger()
        for name in ("split", "side_by_side", "difference"):
            actions.named(name).trigger()
            self._snap(name, shown=canvas)
        actions.result.trigger()
        self._desk.view.take(replace(self._desk.view.view, loupe=True, b=PaneKind.SOURCE, a=PaneKind.RESULT))
        self._point(0.61, 0.34)
        self._snap("loupe", shown=canvas)
        QApplication.sendEvent(canvas.canvas, QEvent(QEvent.Type.Leave))
        self._desk.view.take(View())

    def _point(self, across: float, down: float) -> None:
        """Moves the pointer over the canvas."""
        canvas, none, nothing = (
            self._window.canvas.canvas,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        )
        at = QPointF(canvas.width() * across, canvas.height() * down)
        move = QMouseEvent(QEvent.Type.MouseMove, at, canvas.mapToGlobal(at), none, none, nothing)
        QApplication.sendEvent(canvas, move)

    def _inspect(self) -> None:
        actions, inspector = self._window.actions_by_name, self._window.inspector
        actions.evidence.trigger()
        self._snap("evidence")
        self._snap("evidence-dark", ThemeChoice.DARK)
        actions.evidence.trigger()
        inspector.pages.setCurrentIndex(FLOW_PAGE)
        actions.result.trigger()
        for switch in list(inspector.flow.switches.values())[:4]:
            switch.setChecked(True)
        self._snap("flow", shown=self._window.canvas)
        for switch in inspector.flow.switches.values():
            switch.setChecked(False)
        actions.four_up.trigger()
        self._try_portraits()

    def _try_portraits(self) -> None:
        """One more of Ada, taken away again afterwards."""
        self._operations.open_portraits.open([self._single.portrait])
        self._settle()
        self._window.docks.show("warps")
        self._settle()
        self._snap("portraits-on-the-face")
        self._window.docks.named("warps").close()
        self._operations.undo.undo()

    def _keep(self) -> None:
        window, desk = self._window, self._desk
        window.inspector.pages.setCurrentIndex(RECORD_PAGE)
        desk.record.set_operator("A. Archivist")
        desk.record.set_note("Box 12, no. 7")
        self._snap("record")
        self._operations.save_result.to(self._group.group.with_name("group-restored.png"))
        self._settle()
        desk.notice.clear()
        self._operations.queue.add([self._single.old_photo])
        self._settle()
        window.docks.show("queue")
        window.docks.show("history")
        self._settle()
        self._snap("queue")
        self._show_library()

    def _show_library(self) -> None:
        window = self._window
        for person in self._desk.people.people:
            self._operations.library_desk.keep(person.key)
        window.library.open_library()
        self._settle()
        self._operations.library.show_person(1)
        self._settle()
        self._snap("library", shown=window.library)
        window.library.close()

    def _snap(self, name: str, theme: ThemeChoice = ThemeChoice.LIGHT, shown: QWidget | None = None) -> None:
        self._studio.theme.show(theme)
        wait(lambda: True)
        path = self._folder / f"{name}.png"
        save_small((shown or self._window).grab().toImage(), path)
        print(path, path.stat().st_size)
        self._studio.theme.show(ThemeChoice.LIGHT)

    def _settle(self) -> None:
        for _ in range(3):  # one job may start the next after a calm moment
            wait(lambda: not any(lane.is_busy for lane in self._studio.lanes.all))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "guide"))
