"""A user story in the real window, with mouse and keys: from the old group photo to the checked record and back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.documents.desk import Desk
from app.documents.restoration import Restored
from app.documents.view import snapshot_layer
from app.jobs.lane import Lanes
from app.main_window import MainWindow
from app.operations.all_operations import Operations
from app.operations.engine import Engine
from app.panels.record_group import RecordGroup
from app.settings.settings import Settings
from app.theme.theme import Theme
from app.views.compare_canvas import CanvasMode
from gfr_core.catalog.folder import Catalog
from gfr_core.cli import main
from gfr_core.faces.find import build_finder
from gfr_core.group_sample import GroupPaths, write_group_sample
from gfr_core.media.still import read_still
from gfr_core.record.json_form import read_record
from gfr_core.restore.restorer import Restorer
from tests.app.small_engine import write_small_weights
from tests.app.window.answers import Answers, ProjectAnswers

LEFT, WITH_CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
WITH_BOTH = WITH_CONTROL | Qt.KeyboardModifier.ShiftModifier
SIZE = (1440, 900)
MOST_STEPS = 30
"""More is no story of a few minutes."""


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """Finds faces as the program does; its network is tiny and knows nothing."""
    weights = tmp_path / "tiny.safetensors"
    write_small_weights(weights)
    return Engine(lambda: build_finder(Catalog(tmp_path / "none")), lambda: Restorer.load(weights, "cpu"))


@pytest.fixture
def group(tmp_path: Path) -> GroupPaths:
    return write_group_sample(tmp_path / "photos")


class User:
    """Somebody at the window, who has only mouse and keys, and knows which file a dialog is to be given."""

    def __init__(self, window: MainWindow, desk: Desk, lanes: Lanes, answers: Answers, qtbot: QtBot) -> None:
        self.window, self.desk, self.answers = window, desk, answers
        self._lanes, self._qtbot = lanes, qtbot

    def clicks(self, widget: QWidget, at: QPoint | None = None) -> None:
        """In the middle, unless told where."""
        assert widget.isVisible()
        assert widget.isEnabled()
        QTest.mouseClick(widget, LEFT, pos=at or widget.rect().center())
        self.waits()

    def presses(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Where the keyboard's focus is, as the desktop would deliver it."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        self.waits()

    def types(self, words: str) -> None:
        """Into what has the focus, and Enter."""
        field = QApplication.focusWidget()
        assert field is not None
        QTest.keyClicks(field, words)
        self.presses(Qt.Key.Key_Return)

    def picks(self, action: QAction) -> None:
        """By way of its menu."""
        menu = next(each for each in self.window.menuBar().findChildren(QMenu) if action in each.actions())
        menu.popup(self.window.mapToGlobal(QPoint(10, 10)))
        QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
        self.window.activateWindow()  # a desktop does it when the menu closes
        self._qtbot.waitUntil(self.window.isActiveWindow)
        self.waits()

    def points_at_face(self, number: int) -> None:
        """On the canvas."""
        face = next(each.face for each in self.desk.source.faces if each.number == number)
        canvas = self.window.canvas.canvas
        middle = QPointF(face.box.x + face.box.w / 2, face.box.y + face.box.h / 2)
        self.clicks(canvas, canvas.camera.to_screen(middle).toPoint())

    def looks(self) -> bytes:
        """What the canvas shows."""
        return bytes(self.window.canvas.canvas.grab().toImage().constBits())

    def waits_until(self, is_so: Callable[[], bool]) -> None:
        """What comes after a calm moment."""
        self._qtbot.waitUntil(is_so, timeout=60_000)
        self.waits()

    def waits(self) -> None:
        """Until nothing is being worked at."""
        QApplication.processEvents()
        self._qtbot.waitUntil(lambda: not any(lane.is_busy for lane in self._lanes.all), timeout=60_000)


@pytest.fixture
def user(
    qtbot: QtBot, desk: Desk, lanes: Lanes, engine: Engine, theme: Theme, settings: Settings, tmp_path: Path
) -> Iterator[User]:
    operations = Operations.on(desk, lanes, engine, tmp_path / "sample", tmp_path / "data")
    answers, of_projects = Answers(), ProjectAnswers()
    window = MainWindow(desk, lanes, operations, theme, settings, answers, of_projects)
    window.resize(*SIZE)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield User(window, desk, lanes, answers, qtbot)
    desk.restoration.mark_saved()
    window.close()
    operations.cancel()
    operations.keeping.finish()


def test_two_faces_of_a_group_are_restored_judged_saved_and_undone(user: User, group: GroupPaths) -> None:
    opens_the_group_photo(user, group.group)
    says_who_is_who(user, group.portraits)
    restores_both(user)
    compares(user)
    takes_a_snapshot_and_weakens_the_result(user)
    exports(user, group.group)
    undoes_everything_and_does_it_again(user)
    closes(user)


def opens_the_group_photo(user: User, photo: Path) -> None:
    user.answers.source = photo
    user.presses(Qt.Key.Key_O, WITH_CONTROL)
    assert user.window.source.name.text() == "group.png"
    assert [each.number for each in user.desk.source.faces] == [1, 2]
    assert not user.window.inspector.restore.button.isEnabled()
    assert user.window.inspector.restore.why.text() == "Add a portrait of this person first."


def says_who_is_who(user: User, portraits: tuple[Path, Path]) -> None:
    people = user.window.people
    user.points_at_face(1)
    user.answers.portraits = [portraits[0]]
    user.presses(Qt.Key.Key_P, WITH_CONTROL)
    user.points_at_face(2)
    user.clicks(people.new_person)
    user.types("Bea")
    user.answers.portraits = [portraits[1]]
    user.presses(Qt.Key.Key_P, WITH_CONTROL)
    user.clicks(people.people.rows[1].name)
    user.presses(Qt.Key.Key_A, WITH_CONTROL)
    user.types("Ada")
    user.points_at_face(1)
    user.clicks(people.people.rows[1].face)
    faces = user.window.source.faces
    assert [faces.item(row).text().split("  ·  ")[-1] for row in range(2)] == ["Ada", "Bea"]
    assert [row.words.text() for row in people.people.rows.values()] == [
        "face 1  ·  1 portrait",
        "face 2  ·  1 portrait",
    ]


def restores_both(user: User) -> None:
    user.presses(Qt.Key.Key_R, WITH_BOTH)
    outcomes = user.desk.restoration.outcomes
    assert [(each.number, each.result.guide) for each in outcomes] == [(1, "ada.png"), (2, "bea.png")]
    assert all(each.is_restored for each in outcomes)


def compares(user: User) -> None:
    window, canvas = user.window, user.window.canvas.canvas
    user.presses(Qt.Key.Key_4, WITH_CONTROL)
    user.presses(Qt.Key.Key_2, WITH_CONTROL)
    assert canvas.mode is CanvasMode.SPLIT
    split = user.looks()
    user.presses(Qt.Key.Key_D, WITH_CONTROL)
    assert user.looks() != split
    user.presses(Qt.Key.Key_8, WITH_CONTROL)
    user.clicks(window.canvas.bar.blink.pause)
    assert not user.desk.view.view.blinks
    user.clicks(canvas)
    one = user.looks()
    user.presses(Qt.Key.Key_X)
    assert user.looks() != one
    user.clicks(window.inspector.evidence.map)
    assert window.actions_by_name.evidence.isChecked()
    assert window.inspector.overlays == [window.inspector.evidence.overlay]
    user.presses(Qt.Key.Key_E)
    assert not window.inspector.evidence.map.isChecked()


def takes_a_snapshot_and_weakens_the_result(user: User) -> None:
    slider, restoration = user.window.inspector.strength.slider, user.desk.restoration
    user.presses(Qt.Key.Key_T, WITH_CONTROL)
    assert [each.name for each in user.desk.snapshots.snapshots] == ["Snapshot 1, 100 %"]
    before = restoration.result
    slider.setFocus(Qt.FocusReason.TabFocusReason)
    user.presses(Qt.Key.Key_PageDown)
    assert user.window.inspector.strength.value.text() == "90 %"
    user.waits_until(lambda: restoration.result is not before)
    box = user.window.canvas.bar.a
    box.setFocus(Qt.FocusReason.TabFocusReason)
    user.presses(Qt.Key.Key_End)
    assert user.desk.view.view.a == snapshot_layer(1)


def exports(user: User, photo: Path) -> None:
    actions, folder = user.window.actions_by_name, photo.parent / "out"
    folder.mkdir()
    user.clicks(user.window.inspector.pages.tabBar(), tab_at(user, "Record"))
    record = user.window.inspector.findChild(RecordGroup)
    assert isinstance(record, RecordGroup)
    user.clicks(record.note)
    user.types("Box 12")
    user.answers.target = folder / "group-restored.png"
    user.presses(Qt.Key.Key_S, WITH_CONTROL)
    user.answers.target = folder / "group-mask.png"
    user.picks(actions.export_mask)
    assert user.answers.asked == ["group-restored.png", "group-mask.png"]
    restored, source = read_still(folder / "group-restored.png").pixels, read_still(photo).pixels
    changed, mask = (restored != source).any(axis=2), read_still(folder / "group-mask.png").pixels.max(axis=2)
    assert changed.any()
    assert not changed[mask == 0].any()
    assert not user.desk.restoration.is_unsaved
    assert read_record(folder / "group-restored.png.json").note == "Box 12"
    assert main(["verify", str(folder / "group-restored.png.json")]) == 0


def undoes_everything_and_does_it_again(user: User) -> None:
    desk = user.desk
    result = desk.restoration.result
    assert result is not None
    undo, redo = (user.window.findChild(QAction, name) for name in ("undo", "redo"))
    assert isinstance(undo, QAction)
    assert isinstance(redo, QAction)
    user.window.canvas.canvas.setFocus()  # in a field Ctrl+Z takes back letters
    steps = 0
    while undo.isEnabled():
        assert steps < MOST_STEPS
        user.presses(Qt.Key.Key_Z, WITH_CONTROL)
        steps += 1
    assert [person.name for person in desk.people.people] == ["Person 1"]
    assert desk.portraits.portraits == ()
    assert dict(desk.people.assignments) == {}
    assert desk.restoration.strength == 1.0
    for _ in range(steps):
        user.presses(Qt.Key.Key_Z, WITH_BOTH)
    assert not redo.isEnabled()
    assert [person.name for person in desk.people.people] == ["Ada", "Bea"]
    assert dict(desk.people.assignments) == {1: 1, 2: 2}
    assert desk.restoration.strength == pytest.approx(0.9)
    user.waits_until(lambda: is_same(desk.restoration.result, result))


def is_same(one: Restored | None, other: Restored) -> bool:
    return one is not None and np.array_equal(one.frame.pixels, other.frame.pixels)


def closes(user: User) -> None:
    user.answers.asked.clear()
    user.presses(Qt.Key.Key_Q, WITH_CONTROL)
    assert not user.window.isVisible()


def tab_at(user: User, title: str) -> QPoint:
    bar = user.window.inspector.pages.tabBar()
    return next(bar.tabRect(index).center() for index in range(bar.count()) if bar.tabText(index) == title)
