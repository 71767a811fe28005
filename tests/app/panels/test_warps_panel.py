import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.documents.desk import Desk
from app.documents.warps import Warp
from app.operations.all_operations import Operations
from app.panels.warps_panel import WarpsPanel
from app.views.portrait_card import CARD_ROLE
from app.views.warp_strip import WarpCard
from tests.app.small_engine import FACE


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk, operations: Operations) -> WarpsPanel:
    made = WarpsPanel(desk, operations)
    qtbot.addWidget(made)
    return made


def cards(panel: WarpsPanel) -> list[WarpCard]:
    return [panel.strip.item(row).data(CARD_ROLE) for row in range(panel.strip.count())]


def test_without_portraits_it_says_what_to_do(panel: WarpsPanel) -> None:
    assert panel.strip.hint == "Select a face and add portraits to see each of them on the face."


def test_the_portraits_stand_in_the_order_of_the_ranking(panel: WarpsPanel, opened: Desk) -> None:
    assert panel.heading.text() == "Face 1 with the portraits of Person 1, best suited first"
    assert [(card.name, card.rank, card.chosen) for card in cards(panel)] == [
        ("mum2.jpg", 1, True),
        ("mum.jpg", 2, False),
    ]
    assert cards(panel)[0].picture is None


def test_what_was_tried_is_shown_warped_or_restored(panel: WarpsPanel, opened: Desk) -> None:
    warp = Warp(2, QImage(4, 4, QImage.Format.Format_RGB32), QImage(5, 5, QImage.Format.Format_RGB32))
    opened.warps.take(opened.source.faces[0].face, [warp])
    assert cards(panel)[0].picture is warp.warped
    panel.results.setChecked(True)
    assert cards(panel)[0].picture is warp.restored


def test_a_click_takes_the_portrait_and_restores_again(
    panel: WarpsPanel, opened: Desk, operations: Operations, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.restore_requested):
        panel.strip.warp_chosen.emit(1)
    assert opened.portraits.chosen is opened.portraits.portraits[0]
    assert cards(panel)[1].chosen
    operations.undo.undo()
    assert opened.portraits.chosen is None


def test_the_cards_can_be_read_aloud(panel: WarpsPanel, opened: Desk) -> None:
    assert opened.source.faces[0].face is FACE
    spoken = panel.strip.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "mum2.jpg, number 1, residual 0.021, chosen"
