"""How fast, and how long still."""

import pytest

from gfr_core.film_job.pace import Pace, lasting
from gfr_core.progress import Progress, Stopped


class Clock:
    def __init__(self) -> None:
        self.now = 50.0

    def __call__(self) -> float:
        return self.now


def test_frames_pace_and_time_left_are_told_and_pauses_do_not_count() -> None:
    clock, told = Clock(), list[Progress]()

    def report(progress: Progress) -> None:
        told.append(progress)
        clock.now += 1000  # the user pauses

    pace = Pace(report, 100, 20, clock)
    for _ in range(10):
        clock.now += 0.25
        pace.frame_done()
    assert told[-1] == Progress(0.3, "Restoring: frame 30 of 100, 4.0 frames a second, 18 s left")
    assert pace.seconds == pytest.approx(2.5)
    assert (pace.made, pace.done) == (10, 30)


def test_the_pace_is_that_of_the_last_frames() -> None:
    clock = Clock()
    pace = Pace(lambda progress: None, 1000, 0, clock)
    for step in [1.0] * 50 + [0.1] * 100:
        clock.now += step
        pace.frame_done()
    assert pace.frames_a_second == pytest.approx(10)


def test_a_receiver_may_stop() -> None:
    def stop(progress: Progress) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        Pace(stop, 10).frame_done()


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0 s"), (89, "89 s"), (90, "2 min"), (5300, "88 min"), (11_100, "3 h 5 min")]
)
def test_times_in_words(seconds: float, words: str) -> None:
    assert lasting(seconds) == words
