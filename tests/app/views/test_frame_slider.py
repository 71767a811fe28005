from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QSlider, QToolButton
from pytestqt.qtbot import QtBot

from app.views.frame_slider import FrameSlider, time_code


@pytest.fixture
def slider(qtbot: QtBot) -> FrameSlider:
    shown = FrameSlider()
    qtbot.addWidget(shown)
    shown.set_clip(240, 24)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


@pytest.mark.parametrize(
    ("frame", "fps", "code"),
    [
        (0, 25, "00:00:00:00"),
        (24, 25, "00:00:00:24"),
        (25, 25, "00:00:01:00"),
        (24 * 3661 + 5, Fraction(24000, 1001), "01:01:01:05"),
        (119, 120, "00:00:00:119"),
        (3, 0.4, "00:00:03:0"),
    ],
)
def test_time_code(frame: int, fps: Fraction | float, code: str) -> None:
    assert time_code(frame, fps) == code


def test_buttons_ask_for_the_neighbours(slider: FrameSlider, qtbot: QtBot) -> None:
    back, forth = slider.findChildren(QToolButton)
    slider.set_frame(10)
    with qtbot.waitSignal(slider.frame_requested) as told:
        QTest.mouseClick(forth, Qt.MouseButton.LeftButton)
    assert told.args == [11]
    with qtbot.waitSignal(slider.frame_requested) as told:
        QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert told.args == [10]


@pytest.mark.parametrize(("key", "frame"), [(Qt.Key.Key_Comma, 99), (Qt.Key.Key_Period, 101)])
def test_comma_and_full_stop_step(slider: FrameSlider, qtbot: QtBot, key: Qt.Key, frame: int) -> None:
    slider.set_frame(100)
    slider.activateWindow()
    with qtbot.waitSignal(slider.frame_requested) as told:
        QTest.keyClick(slider, key)
    assert told.args == [frame]


def test_the_slider_asks_for_frames(slider: FrameSlider, qtbot: QtBot) -> None:
    with qtbot.waitSignal(slider.frame_requested) as told:
        QTest.keyClick(slider.findChildren(QSlider)[0], Qt.Key.Key_End)
    assert told.args == [239]


def test_setting_a_frame_asks_for_nothing(slider: FrameSlider, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(slider.frame_requested):
        slider.set_frame(88)
        slider.set_clip(10, 25)
    assert (slider.frame, slider.frame_count) == (0, 10)


def test_the_ends_of_the_clip_are_ends(slider: FrameSlider, qtbot: QtBot) -> None:
    back, forth = slider.findChildren(QToolButton)
    assert (back.isEnabled(), forth.isEnabled()) == (False, True)
    slider.set_frame(239)
    assert (back.isEnabled(), forth.isEnabled()) == (True, False)
    with qtbot.assertNotEmitted(slider.frame_requested):
        slider.step(1)


def test_the_label_tells_time_code_and_number(slider: FrameSlider) -> None:
    slider.set_frame(88)
    assert slider.findChildren(QLabel)[0].text() == "00:00:03:16   frame 88 of 240"


def test_everything_has_a_name(slider: FrameSlider) -> None:
    names = [button.accessibleName() for button in slider.findChildren(QToolButton)]
    assert names == ["Previous frame", "Next frame"]
    assert slider.findChildren(QSlider)[0].accessibleDescription() == "Frame 0 of 240, counted from 0"
    assert slider.sizeHint().width() == 480


@pytest.mark.parametrize(("count", "fps"), [(0, 25), (10, 0)])
def test_a_clip_of_nothing_is_refused(slider: FrameSlider, count: int, fps: int) -> None:
    with pytest.raises(ValueError, match="nothing to show"):
        slider.set_clip(count, fps)
