from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.documents.desk import Desk
from app.documents.portraits import Portrait
from app.operations.all_operations import Operations
from app.panels.portraits_panel import PortraitsPanel
from tests.app.small_engine import FACE, picture


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk, operations: Operations) -> PortraitsPanel:
    made = PortraitsPanel(desk.portraits, operations.open_portraits)
    qtbot.addWidget(made)
    return made


def test_portraits_are_shown_best_suited_first(panel: PortraitsPanel, opened: Desk) -> None:
    assert [portrait.name for portrait in panel.order] == ["mum2.jpg", "mum.jpg"]


def test_a_click_chooses_and_a_second_one_leaves_it_to_the_ranking(panel: PortraitsPanel, opened: Desk) -> None:
    panel.strip.portrait_chosen.emit(1)
    assert opened.portraits.chosen is opened.portraits.portraits[0]
    panel.strip.portrait_chosen.emit(1)
    assert opened.portraits.chosen is None


def test_a_row_taken_away_is_the_portrait_on_that_row(panel: PortraitsPanel, opened: Desk) -> None:
    panel.strip.portrait_removed.emit(0)
    assert [portrait.name for portrait in opened.portraits.portraits] == ["mum.jpg"]


def test_dropped_files_become_portraits(
    panel: PortraitsPanel, operations: Operations, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(desk.notice.notice_changed):
        panel.strip.files_dropped.emit([tmp_path / "gone.jpg"])
    assert desk.notice.message is not None
    assert desk.notice.message.title == "Could not use gone.jpg"


def test_the_wish_for_more_is_passed_on(panel: PortraitsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.add_requested):
        panel.strip.add_requested.emit()


def test_the_empty_strip_asks_for_portraits_of_the_person_at_hand(panel: PortraitsPanel, qtbot: QtBot) -> None:
    before = panel.grab().toImage()
    panel.set_person("Ada")
    assert panel.grab().toImage() != before


def test_portraits_of_others_are_not_shown(panel: PortraitsPanel, opened: Desk) -> None:
    opened.portraits.add((Portrait(3, picture("ada.jpg"), FACE, person=2),))
    assert {portrait.name for portrait in panel.order} == {"mum2.jpg", "mum.jpg"}
