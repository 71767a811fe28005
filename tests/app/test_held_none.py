import subprocess
import sys

import pytest

from app.held_none import hold_none

MANY_CALLS = """
import app
from PySide6.QtCore import QPointF, QRectF
rect, point = QRectF(), QPointF()
for _ in range(200_000):
    rect.moveTo(point)
"""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_holding_none_twice_is_holding_it_once() -> None:
    hold_none()
    before = sys.getrefcount(None)
    hold_none()
    assert abs(sys.getrefcount(None) - before) < 1 << 20
    assert before > 1 << 38


def test_the_interpreter_outlives_many_calls_that_return_nothing() -> None:
    done = subprocess.run([sys.executable, "-c", MANY_CALLS], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
