from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from app.documents.desk import Desk
from app.documents.view import MASK, CanvasMode
from app.operations.all_operations import Operations
from app.panels.canvas_bar import MODE_WORDS, CanvasBar, LayerBox
from app.theme.theme import Theme
from app.views.layers import NamedPicture
from tests.app.views.scenes import BLUE, full_layers, plain


@pytest.fixture
def bar(qtbot: QtBot, desk: Desk, operations: Operations) -> CanvasBar:
    made = CanvasBar(desk, operations)
    qtbot.addWidget(made)
    return made


def listed(box: LayerBox) -> dict[str, bool]:
    """Words -> whether they can be chosen."""
    flags = (box.model().flags(box.model().index(row, 0)) for row in range(box.count()))
    return {box.itemText(row): bool(flag & Qt.ItemFlag.ItemIsEnabled) for row, flag in enumerate(flags)}


@pytest.mark.parametrize("mode", list(CanvasMode))
def test_every_mode_can_be_shown_and_chosen(bar: CanvasBar, desk: Desk, mode: CanvasMode) -> None:
    row = bar.mode.findText(MODE_WORDS[mode])
    bar.mode.setCurrentIndex(row)
    bar.mode.activated.emit(row)
    assert desk.view.view.mode is mode
    desk.view.set_mode(CanvasMode.FADE)
    desk.view.set_mode(mode)
    assert bar.mode.currentText() == MODE_WORDS[mode]


@pytest.mark.parametrize(
    ("mode", "seen"),
    [
        (CanvasMode.FOUR_UP, set()),
        (CanvasMode.RESULT, {"b"}),
        (CanvasMode.SPLIT, {"a", "swap", "b"}),
        (CanvasMode.SIDE_BY_SIDE, {"a", "swap", "b"}),
        (CanvasMode.BLINK, {"a", "swap", "b", "blink"}),
        (CanvasMode.FADE, {"a", "swap", "b", "fade"}),
        (CanvasMode.DIFFERENCE, {"a", "swap", "b", "difference"}),
    ],
)
def test_only_what_the_mode_has_to_set_is_there(bar: CanvasBar, desk: Desk, mode: CanvasMode, seen: set[str]) -> None:
    desk.view.set_mode(mode)
    names = ("a", "swap", "b", "blink", "fade", "difference")
    assert {name for name in names if not getattr(bar, name).isHidden()} == seen


def test_a_and_b_are_shown_and_chosen(bar: CanvasBar, desk: Desk) -> None:
    desk.view.set_mode(CanvasMode.SPLIT)
    assert (bar.a.currentText(), bar.b.currentText()) == ("A  Degraded", "B  Result")
    bar.a.activated.emit(bar.a.findData("portrait"))
    bar.b.activated.emit(bar.b.findData("warped_guide"))
    assert (desk.view.view.a, desk.view.view.b) == ("portrait", "warped_guide")
    bar.swap.click()
    assert (bar.a.currentText(), bar.b.currentText()) == ("A  Warped guide", "B  Portrait")


def test_the_only_picture_is_not_called_b(bar: CanvasBar, desk: Desk) -> None:
    desk.view.set_mode(CanvasMode.RESULT)
    assert bar.b.currentText() == "Result"
    assert bar.b.accessibleName() == "Picture shown"
    desk.view.set_mode(CanvasMode.SPLIT)
    assert bar.b.accessibleName() == "Picture B"


def test_layers_that_are_not_there_are_listed_but_not_offered(bar: CanvasBar, desk: Desk) -> None:
    earlier = {"snapshot 1": NamedPicture("Softer")}
    bar.set_layers(replace(full_layers(), mask=plain(BLUE, 60, 60), snapshots=earlier))
    assert listed(bar.a) == {
        "A  Degraded": True,
        "A  Portrait": True,
        "A  Warped guide": True,
        "A  Result": True,
        "A  Without the guide": False,
        "A  Mask": True,
        "A  Evidence": False,
        "A  Softer": True,
    }
    desk.view.set_b(MASK)
    bar.set_layers(full_layers())
    assert bar.b.currentData() == MASK


def test_the_wheel_of_new_layers_keeps_the_choice(bar: CanvasBar, desk: Desk) -> None:
    desk.view.set_a("portrait")
    bar.set_layers(full_layers())
    assert bar.a.currentData() == "portrait"


def test_tiles_are_wished_for(bar: CanvasBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.tile_wished) as wished:
        bar.review.begin.click()
    assert wished.args == [1]
    with qtbot.waitSignal(bar.review_end_wished):
        bar.review.end.click()


def test_with_a_theme_buttons_have_icons_and_keep_their_names(
    qtbot: QtBot, desk: Desk, operations: Operations, theme: Theme
) -> None:
    bar = CanvasBar(desk, operations, theme)
    qtbot.addWidget(bar)
    theme.show_icons()
    buttons = [each for each in bar.findChildren(QToolButton) if each.objectName() != "qt_toolbar_ext_button"]
    assert len(buttons) == 8
    assert all(not each.icon().isNull() and each.accessibleName() for each in buttons)


def test_the_bar_is_left_with_the_tab_key(bar: CanvasBar, desk: Desk, qtbot: QtBot) -> None:
    desk.view.set_mode(CanvasMode.SPLIT)
    with qtbot.waitExposed(bar):
        bar.show()
    bar.activateWindow()
    bar.mode.setFocus()
    reached = []
    for _ in range(4):
        reached.append(bar.focusWidget())
        QTest.keyClick(bar.focusWidget(), Qt.Key.Key_Tab)
    assert reached == [bar.mode, bar.a, bar.swap, bar.b]


def test_layers_blended_anew_are_not_listed_again(bar: CanvasBar, qtbot: QtBot) -> None:
    bar.set_layers(full_layers())
    with qtbot.assertNotEmitted(bar.a.model().rowsInserted):
        bar.set_layers(full_layers())
