import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.theme.colours import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Colours
from app.theme.style import style_sheet


@pytest.mark.parametrize("colours", [LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK])
def test_the_sheet_is_filled_in_completely(colours: Colours) -> None:
    sheet = style_sheet(colours)
    assert "$" not in sheet
    assert colours.accent in sheet
    assert sheet.count("{") == sheet.count("}")


def test_the_focus_has_a_thicker_frame_in_high_contrast() -> None:
    assert f"QPushButton:focus {{ border: 3px solid {CONTRAST_DARK.focus}" in style_sheet(CONTRAST_DARK)


@pytest.mark.parametrize("kind", [QPushButton, QToolButton, QLineEdit, QCheckBox, QSpinBox, QComboBox])
@pytest.mark.parametrize("colours", [DARK, CONTRAST_DARK], ids=["dark", "contrast"])
def test_the_focus_is_seen_and_moves_nothing(qtbot: QtBot, kind: type[QWidget], colours: Colours) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    watched, other = kind(), QPushButton("other")
    row.addWidget(watched)
    row.addWidget(other)
    window.setStyleSheet(style_sheet(colours))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    other.setFocus()
    size, before = watched.size(), watched.grab().toImage()
    watched.setFocus()
    assert watched.grab().toImage() != before
    assert watched.size() == size
    seen = watched.grab().toImage()
    across = [seen.pixelColor(x, seen.height() // 2).name() for x in range(colours.focus_px + 1)]
    assert across.count(colours.focus) >= 2


@pytest.mark.parametrize(("colours", "tint"), [(LIGHT, "dark"), (CONTRAST_LIGHT, "dark"), (CONTRAST_DARK, "light")])
def test_arrows_are_files_in_about_the_colour_of_the_text(colours: Colours, tint: str) -> None:
    named = re.findall(r'url\("([^"]+)"\)', style_sheet(colours))
    arrows = {Path(name).name for name in named if "arrow" in name}
    assert arrows == {f"arrow-{way}-{tint}.svg" for way in ("up", "down")}
    assert all(Path(name).is_file() for name in named)


@pytest.mark.parametrize("kind", [QComboBox, QSpinBox])
def test_a_field_with_arrows_shows_them(qtbot: QtBot, kind: type[QWidget]) -> None:
    field = kind()
    qtbot.addWidget(field)
    field.setStyleSheet(style_sheet(CONTRAST_DARK))
    field.resize(120, 30)
    image = field.grab().toImage()
    drawn = [(x, y) for x in range(98, 114) for y in range(4, 26) if image.pixelColor(x, y).lightnessF() > 0.8]
    assert drawn


@pytest.mark.parametrize("colours", [LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK])
def test_a_tick_is_seen_on_its_ground(qtbot: QtBot, colours: Colours) -> None:
    box = QCheckBox()
    qtbot.addWidget(box)
    box.setStyleSheet(style_sheet(colours))
    box.setChecked(True)
    image = box.grab().toImage()
    found = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert colours.accent in found
    ink = [QColor(name).lightnessF() for name in found]
    wanted = QColor(colours.on_accent).lightnessF()
    assert min(abs(each - wanted) for each in ink) < 0.15
