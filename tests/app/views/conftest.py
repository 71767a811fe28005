"""A canvas on an offscreen window, small enough to be quick."""

import pytest
from pytestqt.qtbot import QtBot

from app.views.compare_canvas import CompareCanvas


@pytest.fixture
def canvas(qtbot: QtBot) -> CompareCanvas:
    """A shown, empty canvas of 402 x 302 logical pixels: panes of 200 x 150 in four views."""
    shown = CompareCanvas()
    qtbot.addWidget(shown)
    shown.resize(402, 302)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown
