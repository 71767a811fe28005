from collections.abc import Callable

import pytest

from app.documents.desk import Desk
from app.documents.engine import Readiness
from app.jobs.lane import Lanes
from app.operations.engine import Engine
from app.operations.warm_engine import WarmEngine, device_in_words
from gfr_core.errors import MachineError
from gfr_core.restore.restorer import Restorer
from tests.app.small_engine import SmallFinder, small_restorer

Settled = Callable[[], None]


def test_a_warm_engine_names_its_device(desk: Desk, lanes: Lanes, engine: Engine, settled: Settled) -> None:
    WarmEngine(desk.engine, lanes, engine).start()
    assert desk.engine.readiness is Readiness.WARMING
    settled()
    assert (desk.engine.readiness, desk.engine.words) == (Readiness.READY, "Processor (CPU)")


def test_missing_weights_are_told_in_the_device_line_and_not_as_a_message(
    desk: Desk, lanes: Lanes, settled: Settled
) -> None:
    def no_weights() -> Restorer:
        raise MachineError("The weights are missing.", "Install GFR Studio again.")

    WarmEngine(desk.engine, lanes, Engine(SmallFinder, no_weights)).start()  # type: ignore[arg-type]
    settled()
    assert desk.engine.readiness is Readiness.FAILED
    assert desk.engine.words == "The weights are missing. Install GFR Studio again."
    assert desk.notice.message is None


def test_the_restorer_is_loaded_once() -> None:
    loads: list[int] = []

    def load() -> Restorer:
        loads.append(1)
        return small_restorer()

    engine = Engine(SmallFinder, load)  # type: ignore[arg-type]
    assert engine.restorer() is engine.restorer()
    assert loads == [1]


@pytest.mark.parametrize(
    ("device", "words"),
    [
        ("cpu", "Processor (CPU)"),
        ("cuda", "Graphics card (CUDA)"),
        ("cuda:0", "Graphics card (CUDA)"),
        ("cuda:1", "Graphics card (CUDA) 2"),
        ("mps", "Graphics chip (Metal)"),
        ("xpu", "xpu"),
    ],
)
def test_devices_have_names_that_people_know(device: str, words: str) -> None:
    assert device_in_words(device) == words
