import threading
import weakref

import pytest
from PySide6.QtCore import QObject, QThread, Slot
from pytestqt.qtbot import QtBot

from app.jobs.job import Job, JobState
from app.jobs.lane import Lanes
from gfr_core.errors import GfrError
from gfr_core.progress import Progress, Reporter


class Outcomes(QObject):
    """Writes down everything a job announces."""

    def __init__(self, job: Job[int]) -> None:
        super().__init__()
        self.heard: list[str] = []
        job.started.connect(lambda: self.heard.append("started"))
        job.succeeded.connect(lambda result: self.heard.append(f"succeeded {result}"))
        job.failed.connect(lambda error: self.heard.append(f"failed {error}"))
        job.stopped.connect(lambda: self.heard.append("stopped"))
        job.finished.connect(lambda: self.heard.append("finished"))


def test_work_that_returns_succeeds_once(qtbot: QtBot, lanes: Lanes) -> None:
    taken: list[int] = []
    job = Job("Counting", lambda report: 3, taken.append)
    outcomes = Outcomes(job)
    with qtbot.waitSignal(job.finished):
        lanes.io.submit(job)
    assert outcomes.heard == ["started", "succeeded 3", "finished"]
    assert taken == [3]
    assert job.state is JobState.SUCCEEDED


def test_work_that_raises_fails_with_the_error(qtbot: QtBot, lanes: Lanes) -> None:
    def work(report: Reporter) -> int:
        raise GfrError("No such face.")

    job = Job("Looking", work)
    outcomes = Outcomes(job)
    with qtbot.waitSignal(job.finished):
        lanes.io.submit(job)
    assert outcomes.heard == ["started", "failed No such face.", "finished"]
    assert isinstance(job.error, GfrError)


def test_a_result_that_cannot_be_applied_is_a_failure(qtbot: QtBot, lanes: Lanes) -> None:
    def then(result: int) -> None:
        raise ValueError("cannot show it")

    job = Job("Looking", lambda report: 3, then)
    outcomes = Outcomes(job)
    with qtbot.waitSignal(job.finished):
        lanes.io.submit(job)
    assert outcomes.heard == ["started", "failed cannot show it", "finished"]


def test_stopping_raises_out_of_the_next_report(qtbot: QtBot, lanes: Lanes) -> None:
    reported, go_on = threading.Event(), threading.Event()

    def work(report: Reporter) -> int:
        reported.set()
        go_on.wait(5)
        report(Progress(0.5, "Half way"))
        return 1

    job = Job("Working", work)
    outcomes = Outcomes(job)
    lanes.io.submit(job)
    assert reported.wait(5)
    job.stop()
    assert job.is_stopping
    with qtbot.waitSignal(job.finished):
        go_on.set()
    assert outcomes.heard == ["started", "stopped", "finished"]


def test_a_job_stopped_while_it_waits_never_starts(qtbot: QtBot, lanes: Lanes) -> None:
    job: Job[int] = Job("Working", lambda report: pytest.fail("it ran"))
    outcomes = Outcomes(job)
    job.stop()
    with qtbot.waitSignal(job.finished):
        lanes.io.submit(job)
    assert outcomes.heard == ["stopped", "finished"]


def test_work_that_was_done_before_it_heard_of_the_stop_has_succeeded(qtbot: QtBot, lanes: Lanes) -> None:
    running, go_on = threading.Event(), threading.Event()

    def work(report: Reporter) -> int:
        running.set()
        go_on.wait(5)
        return 1

    job = Job("Saving", work)
    outcomes = Outcomes(job)
    lanes.io.submit(job)
    assert running.wait(5)
    job.stop()
    with qtbot.waitSignal(job.finished):
        go_on.set()
    assert outcomes.heard == ["started", "succeeded 1", "finished"]


def test_the_result_of_a_discarded_job_is_not_applied(qtbot: QtBot, lanes: Lanes) -> None:
    running, go_on = threading.Event(), threading.Event()

    def work(report: Reporter) -> int:
        running.set()
        go_on.wait(5)
        return 1

    taken: list[int] = []
    job = Job("Opening", work, taken.append)
    outcomes = Outcomes(job)
    lanes.io.submit(job)
    assert running.wait(5)
    job.discard()
    with qtbot.waitSignal(job.finished):
        go_on.set()
    assert outcomes.heard == ["started", "stopped", "finished"]
    assert taken == []


def test_many_reports_arrive_as_few_and_the_last_is_not_lost(qtbot: QtBot, lanes: Lanes) -> None:
    def work(report: Reporter) -> int:
        for step in range(1001):
            report(Progress(step / 1000, f"Step {step}"))
        return 1

    seen: list[Progress] = []
    job = Job("Working", work)
    job.progressed.connect(seen.append)
    with qtbot.waitSignal(job.finished):
        lanes.io.submit(job)
    assert seen[-1] == job.progress == Progress(1.0, "Step 1000")
    assert len(seen) < 1001


class Receiver(QObject):
    """Hears on which thread it is called."""

    def __init__(self) -> None:
        super().__init__()
        self.threads: set[QThread] = set()

    @Slot(object)
    def on_anything(self, _what: object = None) -> None:
        self.threads.add(QThread.currentThread())


def test_slots_lambdas_and_the_result_all_run_on_the_gui_thread(qtbot: QtBot, lanes: Lanes) -> None:
    receiver, worker = Receiver(), []

    def work(report: Reporter) -> int:
        worker.append(QThread.currentThread())
        report(Progress(0.5, "Half way"))
        return 1

    job = Job("Working", work, receiver.on_anything)
    job.progressed.connect(receiver.on_anything)
    job.succeeded.connect(lambda _result: receiver.on_anything())
    with qtbot.waitSignal(job.finished):
        lanes.io.submit(job)
    assert receiver.threads == {QThread.currentThread()}
    assert worker[0] is not QThread.currentThread()


def test_a_failure_has_a_title_even_when_none_was_given(qtbot: QtBot) -> None:
    assert Job("Opening mum.jpg", lambda report: 1).trouble == "“Opening mum.jpg” failed"


class Pixels:
    """Something large."""


def test_a_finished_job_holds_none_of_the_pictures_it_worked_on(qtbot: QtBot, lanes: Lanes) -> None:
    def job_on(pixels: Pixels, *, fails: bool) -> Job[object]:
        def work(report: Reporter) -> object:
            local = pixels
            if fails:
                raise GfrError("It is empty.")
            return local

        return Job("Reading", work, lambda result: None)

    for fails in (False, True):
        pixels = Pixels()
        seen = weakref.ref(pixels)
        job = job_on(pixels, fails=fails)
        del pixels
        with qtbot.waitSignal(job.finished):
            lanes.io.submit(job)
        qtbot.waitUntil(lambda: seen() is None)  # noqa: B023  # asked before the next round
