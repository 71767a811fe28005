from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QSpinBox
from pytestqt.qtbot import QtBot

from app.documents.desk import Desk
from app.panels.view_settings import (
    BlinkSettings,
    DifferenceSettings,
    FadeSettings,
    LoupeSettings,
    ReviewSteps,
    button,
)


def test_blink_shows_and_sets_pause_and_speed(qtbot: QtBot, desk: Desk) -> None:
    settings = BlinkSettings(desk)
    qtbot.addWidget(settings)
    desk.view.take(replace(desk.view.view, blinks=False, blink_ms=1200))
    assert (settings.pause.isChecked(), settings.speed.value(), settings.value.text()) == (True, 1200, "1200 ms")
    settings.pause.click()
    settings.speed.setValue(100)
    assert (desk.view.view.blinks, desk.view.view.blink_ms) == (True, 100)
    assert (settings.speed.minimum(), settings.speed.maximum()) == (100, 2000)


def test_fade_shows_and_sets_the_share_of_b(qtbot: QtBot, desk: Desk) -> None:
    settings = FadeSettings(desk)
    qtbot.addWidget(settings)
    desk.view.take(replace(desk.view.view, fade=0.2))
    assert (settings.share.value(), settings.value.text()) == (20, "20 %")
    settings.share.setValue(85)
    assert desk.view.view.fade == 0.85


def test_difference_shows_and_sets_gain_and_threshold(qtbot: QtBot, desk: Desk) -> None:
    settings = DifferenceSettings(desk)
    qtbot.addWidget(settings)
    desk.view.take(replace(desk.view.view, gain=32, threshold=7))
    assert (settings.gain.text(), settings.threshold.text()) == ("× 32", "above 7")
    settings.gain.setValue(2)
    settings.threshold.setValue(9)
    assert (desk.view.view.gain, desk.view.view.threshold) == (2, 9)
    assert (settings.gain.minimum(), settings.gain.maximum(), settings.threshold.maximum()) == (1, 64, 255)


def test_the_loupe_shows_and_sets_switch_and_magnification(qtbot: QtBot, desk: Desk) -> None:
    settings = LoupeSettings(desk)
    qtbot.addWidget(settings)
    assert settings.times.isHidden()
    settings.switch.click()
    settings.times.setValue(6)
    assert (desk.view.view.loupe, desk.view.view.loupe_times) == (True, 6)
    assert not settings.times.isHidden()
    desk.view.take(replace(desk.view.view, loupe=False))
    assert not settings.switch.isChecked()


def test_a_review_is_begun_gone_through_and_ended(qtbot: QtBot) -> None:
    steps = ReviewSteps()
    qtbot.addWidget(steps)
    assert not steps.begin.isHidden()
    assert steps.forth.isHidden()
    steps.set_place("Tile 1 of 4")
    assert steps.begin.isHidden()
    assert not steps.forth.isHidden()
    assert steps.accessibleDescription() == "Tile 1 of 4"
    for pressed, by in ((steps.begin, 1), (steps.forth, 1), (steps.back, -1)):
        with qtbot.waitSignal(steps.tile_wished) as wished:
            pressed.click()
        assert wished.args == [by]
    with qtbot.waitSignal(steps.end_wished):
        steps.end.click()


@pytest.mark.parametrize("kind", [BlinkSettings, FadeSettings, DifferenceSettings, LoupeSettings])
def test_every_control_has_a_name_and_can_be_reached(
    qtbot: QtBot, desk: Desk, kind: type[BlinkSettings | FadeSettings | DifferenceSettings | LoupeSettings]
) -> None:
    settings = kind(desk)
    qtbot.addWidget(settings)
    found = [each for one in (QAbstractButton, QAbstractSlider, QSpinBox) for each in settings.findChildren(one)]
    assert found
    assert all(each.accessibleName() and each.toolTip() and each.focusPolicy() for each in found)


def test_a_button_with_a_sign_is_named_by_its_tip(qtbot: QtBot) -> None:
    words, sign = button("Loupe", "See"), button("›", "Next tile (N)")
    assert (words.accessibleName(), sign.accessibleName()) == ("Loupe", "Next tile (N)")
