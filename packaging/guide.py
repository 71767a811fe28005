"""Takes the pictures of the user guide: the group sample from opening to the queue, step by step.

    PYTHONPATH=. QT_QPA_PLATFORM=offscreen python packaging/guide.py [FOLDER]        # docs/guide by default

Runs the real program with the default weights, with settings and files of its own; it can be repeated at any time.
"""

import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget
from screenshots import ROOT, SIZE, save_small, wait

from app.operations.engine import Engine
from app.settings.settings import Settings, ThemeChoice
from app.start import Studio
from gfr_core.group_sample import GroupPaths, write_group_sample

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
        is_restored = Tour(studio, folder, write_group_sample(place / "photos")).run()
        studio.desk.restoration.mark_saved()
        studio.desk.project.set_unsaved(unsaved=False)
        studio.window.close()
        studio.close()
    return 0 if is_restored else 1


class Tour:
    """The guide's way through the program."""

    def __init__(self, studio: Studio, folder: Path, group: GroupPaths) -> None:
        self._studio, self._folder, self._group = studio, folder, group
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
        actions = self._window.actions_by_name
        actions.fit_face.trigger()
        for name in ("split", "side_by_side", "difference"):
            actions.named(name).trigger()
            self._snap(name)
        actions.loupe.trigger()
        actions.loupe.trigger()
        actions.four_up.trigger()

    def _inspect(self) -> None:
        actions, inspector = self._window.actions_by_name, self._window.inspector
        actions.evidence.trigger()
        self._snap("evidence")
        self._snap("evidence-dark", ThemeChoice.DARK)
        actions.evidence.trigger()
        inspector.pages.setCurrentIndex(FLOW_PAGE)
        for switch in list(inspector.flow.switches.values())[:4]:
            switch.setChecked(True)
        self._snap("flow")
        for switch in inspector.flow.switches.values():
            switch.setChecked(False)
        self._window.docks.show("warps")
        self._settle()
        self._snap("portraits-on-the-face")
        self._window.docks.named("warps").close()

    def _keep(self) -> None:
        window = self._window
        window.inspector.pages.setCurrentIndex(RECORD_PAGE)
        self._snap("record")
        self._operations.queue.add([*self._group.portraits])
        self._settle()
        window.docks.show("queue")
        window.docks.show("history")
        self._settle()
        self._snap("queue")
        palette = window.assistance.open_palette()
        self._snap("palette", shown=palette)
        palette.close()
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
