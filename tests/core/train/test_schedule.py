import pytest

from gfr_core.train.config import Stage
from gfr_core.train.schedule import learning_rate

STAGE = Stage("s", 1000, warpnet=True, batch=10, learning_rate=1e-3, warm_up=100, cool_down=0.4)


def test_the_rate_rises_stays_and_falls_to_a_hundredth() -> None:
    assert learning_rate(STAGE, 0) == pytest.approx(1e-4)
    assert learning_rate(STAGE, 90) == learning_rate(STAGE, 600) == pytest.approx(1e-3)
    assert learning_rate(STAGE, 800) == pytest.approx(1e-3 * (0.01 + 0.99 * 0.5))
    assert learning_rate(STAGE, 1000) == pytest.approx(1e-5)
