import sys
import threading
import weakref

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.jobs.job import Job, JobState
from app.jobs.lane import TURN_S, AnyJob, Lane, Lanes
from gfr_core.progress import Progress, Reporter


def test_jobs_of_one_lane_run_one_after_the_other_in_their_order(qtbot: QtBot, lanes: Lanes) -> None:
    order: list[int] = []

    def appending(number: int) -> Job[None]:
        return Job(f"Job {number}", lambda report: order.append(number))

    jobs = [appending(number) for number in range(5)]
    with qtbot.waitSignal(jobs[-1].finished):
        for job in jobs:
            lanes.io.submit(job)
    assert order == [0, 1, 2, 3, 4]
    assert not lanes.io.is_busy


def test_two_lanes_run_at_the_same_time(qtbot: QtBot, lanes: Lanes) -> None:
    met = threading.Barrier(2, timeout=5)
    jobs = [Job("Meeting", lambda report: met.wait()) for _ in range(2)]
    with qtbot.waitSignals([job.succeeded for job in jobs]):
        lanes.io.submit(jobs[0])
        lanes.gpu.submit(jobs[1])


def test_a_lane_announces_every_job_before_it_starts(lanes: Lanes, qtbot: QtBot) -> None:
    seen: list[JobState] = []
    lanes.io.job_added.connect(lambda job: seen.append(job.state))
    job = Job("Counting", lambda report: 1)
    with qtbot.waitSignal(job.finished):
        lanes.io.submit(job)
    assert seen == [JobState.WAITING]


def test_closing_stops_what_runs_and_what_waits_and_every_job_gets_its_outcome(qapp: QApplication) -> None:
    lane, running = Lane("test"), threading.Event()

    def endless(report: Reporter) -> None:
        running.set()
        while True:
            report(Progress(0.0, "On and on"))

    jobs: list[AnyJob] = [lane.submit(Job("Endless", endless)), lane.submit(Job("Waiting", lambda report: 1))]
    assert running.wait(5)
    assert lane.close()
    assert [job.state for job in jobs] == [JobState.STOPPED, JobState.STOPPED]


def test_closing_gives_up_on_work_that_does_not_report_and_says_so(qapp: QApplication) -> None:
    lane, go_on, running = Lane("test"), threading.Event(), threading.Event()

    def deaf(report: Reporter) -> None:
        running.set()
        go_on.wait(10)

    lane.submit(Job("Deaf", deaf))
    assert running.wait(5)
    assert not lane.close(patience_ms=10)
    go_on.set()
    assert lane.close()


def test_a_job_nobody_holds_dies_on_the_window_s_thread(qtbot: QtBot, lanes: Lanes) -> None:
    deaths: list[threading.Thread] = []

    def submit() -> Job[int]:
        job = lanes.io.submit(Job("Counting", lambda report: 3))
        weakref.finalize(job, lambda: deaths.append(threading.current_thread()))
        return job

    for _ in range(22):  # the lane lets go of a job when it has begun the next and gets the one after that
        with qtbot.waitSignal(submit().finished):
            pass
    assert len(deaths) >= 20
    assert set(deaths) == {threading.main_thread()}


def test_beside_lanes_the_interpreter_goes_round_in_short_turns(lanes: Lanes) -> None:
    assert sys.getswitchinterval() == TURN_S < 0.005
