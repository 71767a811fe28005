import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app.theme.colours import DARK
from app.theme.icons import Glyph, Icons


@pytest.mark.parametrize("glyph", list(Glyph), ids=lambda glyph: glyph.name)
def test_every_glyph_is_in_the_font(qapp: QApplication, glyph: Glyph) -> None:
    assert not Icons(DARK).of(glyph).isNull()


def test_an_icon_has_the_colour_of_the_theme(qapp: QApplication) -> None:
    image = Icons(DARK).coloured(Glyph.CLOSE, "#ff0000").pixmap(32, 32).toImage()
    solid = {
        image.pixelColor(x, y).name() for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() == 255
    }
    assert solid == {"#ff0000"}


def test_blank_icons_take_the_room_of_drawn_ones(qapp: QApplication) -> None:
    blank = Icons(DARK, are_blank=True).of(Glyph.OPEN)
    assert blank.actualSize(QSize(20, 20)) == QSize(20, 20)
    assert not is_painted(blank)
    assert is_painted(Icons(DARK).of(Glyph.OPEN))


def is_painted(icon: QIcon) -> bool:
    image = icon.pixmap(32, 32).toImage()
    return any(image.pixelColor(x, y).alpha() for x in range(32) for y in range(32))


def test_a_segment_that_is_not_checked_keeps_the_text_colour_under_the_keyboard(qapp: QApplication) -> None:
    icon = Icons(DARK).segment(Glyph.GRID)
    focused = icon.pixmap(QSize(32, 32), QIcon.Mode.Active, QIcon.State.Off).toImage()
    plain = icon.pixmap(QSize(32, 32), QIcon.Mode.Normal, QIcon.State.Off).toImage()
    assert focused == plain
