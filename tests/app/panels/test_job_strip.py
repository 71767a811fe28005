import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.jobs.job import Job
from app.jobs.lane import Lanes
from app.panels.job_strip import JobStrip
from app.theme.theme import Theme
from gfr_core.progress import Progress, Reporter


@pytest.fixture
def strip(qtbot: QtBot, lanes: Lanes, theme: Theme) -> JobStrip:
    made = JobStrip(lanes, theme)
    qtbot.addWidget(made)
    return made


def test_an_idle_strip_is_ready(strip: JobStrip) -> None:
    assert strip.words.text() == "Ready"
    assert strip.stop.isHidden()


def test_the_running_job_is_shown_until_it_ends(strip: JobStrip, lanes: Lanes, qtbot: QtBot) -> None:
    go_on = threading.Event()

    def work(report: Reporter) -> None:
        report(Progress(0.4, "Warping the portrait"))
        go_on.wait(5)

    job = Job("Restoring face 1", work)
    with qtbot.waitSignal(job.progressed):
        lanes.gpu.submit(job)
    assert strip.words.text() == "Restoring face 1  ·  Warping the portrait"
    assert strip.bar.value() == 400
    with qtbot.waitSignal(job.finished):
        go_on.set()
    assert strip.words.text() == "Ready"


def test_the_button_stops_the_job_on_show(strip: JobStrip, lanes: Lanes, qtbot: QtBot) -> None:
    go_on = threading.Event()

    def work(report: Reporter) -> None:
        report(Progress(0.4, "Warping"))
        go_on.wait(5)
        report(Progress(0.5, "Restoring"))

    job = Job("Restoring face 1", work)
    with qtbot.waitSignal(job.progressed):
        lanes.gpu.submit(job)
    QTest.mouseClick(strip.stop, Qt.MouseButton.LeftButton)
    assert strip.words.text() == "Restoring face 1  ·  Stopping"
    assert not strip.stop.isEnabled()
    with qtbot.waitSignal(job.stopped):
        go_on.set()


def test_a_finished_job_makes_room_for_the_one_that_waits(strip: JobStrip, lanes: Lanes, qtbot: QtBot) -> None:
    first, second = Job("First", lambda report: 1), Job("Second", lambda report: 2)
    with qtbot.waitSignal(second.finished):
        lanes.io.submit(first)
        lanes.io.submit(second)
    assert strip.current is None
