from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.documents.desk import Desk
from app.documents.engine import Readiness
from app.documents.people import Person
from app.documents.restoration import Restored
from app.operations.all_operations import Operations
from app.panels.inspector import Inspector
from app.theme.theme import Theme
from tests.app.panels.conftest import failure
from tests.app.small_engine import picture


@pytest.fixture
def inspector(qtbot: QtBot, desk: Desk, operations: Operations, theme: Theme) -> Inspector:
    made = Inspector(desk, operations, theme, 0.6)
    qtbot.addWidget(made)
    return made


def test_an_empty_desk_keeps_the_button_off_and_says_why(inspector: Inspector) -> None:
    assert not inspector.restore.button.isEnabled()
    assert inspector.restore.why.text() == "Open a photo first."
    assert inspector.restore.button.toolTip() == "Open a photo first."
    assert inspector.face.facts.text() == "No face selected"
    assert inspector.guide.used.text() == "Add a portrait of this person."


def test_the_selected_face_is_described(inspector: Inspector, opened: Desk) -> None:
    assert inspector.face.facts.text() == "Face 1, 40 px, found automatically"
    opened.source.select(2)
    assert inspector.face.facts.text() == "Face 2, 30 px, found automatically"


def test_what_became_of_the_face_is_told(inspector: Inspector, restored: Callable[[], Desk]) -> None:
    desk = restored()
    assert inspector.face.outcome.text() == "Restored with mum2.jpg in 0.4 s"
    desk.restoration.take(Restored(picture(), {1: failure()}, 0))
    assert inspector.face.outcome.text() == "Not restored: The face is too small."
    assert inspector.face.outcome.property("role") == "error"


def test_the_best_match_is_named_with_its_rank(inspector: Inspector, opened: Desk) -> None:
    assert inspector.guide.choice.currentText() == "Best match (automatic)"
    assert inspector.guide.used.text() == "Uses mum2.jpg. No. 1 of 2 by pose and expression. Residual 0.021."


def test_choosing_a_portrait_goes_into_the_document_and_back(inspector: Inspector, opened: Desk) -> None:
    inspector.guide.choice.setCurrentIndex(1)
    inspector.guide.choice.activated.emit(1)
    assert opened.portraits.chosen is opened.portraits.portraits[0]
    assert inspector.guide.used.text() == "No. 2 of 2 by pose and expression. Residual 0.043."
    opened.portraits.choose(None)
    assert inspector.guide.choice.currentIndex() == 0


def test_the_strength_goes_both_ways(inspector: Inspector, desk: Desk) -> None:
    inspector.strength.slider.setValue(40)
    assert desk.restoration.strength == 0.4
    assert inspector.strength.value.text() == "40 %"
    desk.restoration.set_strength(0.75)
    assert inspector.strength.slider.value() == 75


def test_the_button_asks_to_restore(inspector: Inspector, opened: Desk, qtbot: QtBot) -> None:
    assert inspector.restore.button.text() == "Restore face 1"
    with qtbot.waitSignal(inspector.restore_requested):
        QTest.mouseClick(inspector.restore.button, Qt.MouseButton.LeftButton)


def test_while_one_runs_the_button_is_off(inspector: Inspector, opened: Desk) -> None:
    opened.restoration.set_running(running=True)
    assert not inspector.restore.button.isEnabled()
    assert inspector.restore.button.text() == "Restoring…"


def test_a_restored_face_can_be_restored_again(inspector: Inspector, restored: Callable[[], Desk]) -> None:
    restored()
    assert inspector.restore.button.text() == "Restore face 1 again"


def test_what_is_drawn_over_the_crop_is_told_whenever_a_page_changes_it(inspector: Inspector) -> None:
    told: list[object] = []
    inspector.overlays_changed.connect(told.append)
    inspector.evidence.overlay_changed.emit()
    inspector.flow.overlays_changed.emit([])
    assert told == [[], []]


def test_the_pages_stand_in_order_and_more_can_be_added(inspector: Inspector) -> None:
    inspector.add_page("Record", QLabel("words"))
    assert [inspector.pages.tabText(row) for row in range(3)] == ["Evidence", "Flow", "Record"]


def test_the_device_line_follows_the_engine(inspector: Inspector, desk: Desk) -> None:
    desk.engine.set(Readiness.READY, "Processor (CPU)")
    assert inspector.device.words.text() == "Runs on: Processor (CPU)"
    desk.engine.set(Readiness.FAILED, "The weights are missing.")
    assert inspector.device.words.text() == "The weights are missing."
    assert inspector.device.words.property("role") == "error"


def test_several_faces_can_be_restored_at_once(inspector: Inspector, opened: Desk, qtbot: QtBot) -> None:
    button = inspector.restore.all_button
    assert button.text() == "Restore all 2 faces"
    with qtbot.waitSignal(inspector.restore_all_requested):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    opened.source.remove_face(2)
    assert button.isHidden()


def test_nobodys_face_is_guided_by_nobody(inspector: Inspector, opened: Desk) -> None:
    opened.people.add(Person(2, "Bea"))
    assert inspector.guide.used.text() == "Say who face 1 is first."
    opened.people.assign(1, 1)
    assert inspector.guide.used.text().startswith("Uses mum2.jpg.")
