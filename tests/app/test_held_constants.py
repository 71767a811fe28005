import subprocess
import sys

import pytest

from app.held_constants import CONSTANTS, hold_constants

MANY_CALLS = """
import app
from PySide6.QtCore import QObject, QPointF, QRectF
rect, point, thing = QRectF(), QPointF(), QObject()
for _ in range(200_000):
    rect.moveTo(point)
    thing.signalsBlocked()
    rect.isNull()
"""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="these constants are immortal from Python 3.12 on")
@pytest.mark.parametrize("constant", CONSTANTS, ids=str)
def test_holding_a_constant_twice_is_holding_it_once(constant: object) -> None:
    hold_constants()
    before = sys.getrefcount(constant)
    hold_constants()
    assert abs(sys.getrefcount(constant) - before) < 1 << 20
    assert before > 1 << 38


def test_the_interpreter_outlives_many_calls_that_return_nothing_or_a_bool() -> None:
    done = subprocess.run([sys.executable, "-c", MANY_CALLS], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
