import signal
import threading
from collections.abc import Iterator

import pytest

from gfr_core.progress import Progress, silent
from gfr_core.train.interruption import heeding_interruptions


@pytest.fixture(autouse=True)
def _ctrl_c_is_heard() -> Iterator[None]:
    """A shell that starts the tests in the background has them ignore SIGINT."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_is_heeded_at_the_next_report(number: int) -> None:
    heard: list[str] = []
    with heeding_interruptions(lambda progress: heard.append(progress.text)) as report:
        report(Progress(0.1, "before"))
        signal.raise_signal(number)
        heard.append("the step goes on")
        with pytest.raises(KeyboardInterrupt):
            report(Progress(0.2, "after"))
    assert heard == ["before", "the step goes on", "after"]


def test_a_second_interruption_is_not_waited_for() -> None:
    with heeding_interruptions(silent):
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


def test_afterwards_everything_is_as_before() -> None:
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    with heeding_interruptions(silent):
        assert signal.getsignal(signal.SIGINT) != before[0]
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before


def test_on_another_thread_the_reporter_is_the_given_one() -> None:
    told: list[bool] = []

    def work() -> None:
        with heeding_interruptions(silent) as report:
            told.append(report is silent)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert told == [True]
