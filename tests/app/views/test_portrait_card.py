import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem
from pytestqt.qtbot import QtBot

from app.views.portrait_card import CARD_ROLE, PortraitCard, PortraitDelegate
from tests.app.views.scenes import GREEN, close_to, plain


@pytest.mark.parametrize(
    ("card", "words"),
    [
        (PortraitCard("a.jpg", rank=1, residual=0.0312), "No. 1 · residual 0.031"),
        (PortraitCard("a.jpg", rank=2), "Pose unknown"),
        (PortraitCard("a.jpg"), "Not ranked yet"),
        (PortraitCard("a.jpg", rank=2, problem="no face found"), "no face found"),
    ],
)
def test_a_card_tells_how_it_suits(card: PortraitCard, words: str) -> None:
    assert card.words == words


def test_a_card_can_be_spoken() -> None:
    card = PortraitCard("ada.jpg", rank=1, residual=0.02, chosen=True)
    assert card.spoken == "ada.jpg, No. 1 · residual 0.020, chosen"


def shown(qtbot: QtBot, card: PortraitCard) -> QListWidget:
    rows = QListWidget()
    qtbot.addWidget(rows)
    rows.setItemDelegate(PortraitDelegate(rows))
    item = QListWidgetItem()
    item.setData(CARD_ROLE, card)
    rows.addItem(item)
    rows.resize(240, 100)
    with qtbot.waitExposed(rows):
        rows.show()
    return rows


def colours(rows: QListWidget) -> list[QColor]:
    image = rows.viewport().grab().toImage()
    return [QColor(image.pixel(x, y)) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)]


def test_the_thumbnail_is_drawn(qtbot: QtBot) -> None:
    rows = shown(qtbot, PortraitCard("a.jpg", plain(GREEN, 300, 200)))
    image = rows.viewport().grab().toImage()
    assert close_to(QColor(image.pixel(40, 38)), GREEN)


def test_the_chosen_one_bears_a_tick_in_the_accent(qtbot: QtBot) -> None:
    accent = QListWidget().palette().highlight().color()
    ticked = shown(qtbot, PortraitCard("a.jpg", plain(GREEN), chosen=True))
    assert any(close_to(colour, accent) for colour in colours(ticked))
    assert not any(close_to(colour, accent) for colour in colours(shown(qtbot, PortraitCard("a.jpg", plain(GREEN)))))


def test_rows_have_room_for_the_thumbnail(qtbot: QtBot) -> None:
    rows = shown(qtbot, PortraitCard("a.jpg"))
    assert rows.sizeHintForRow(0) >= 72
