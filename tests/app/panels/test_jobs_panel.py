import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.jobs.job import Job
from app.jobs.lane import Lanes
from app.panels.jobs_panel import KEPT, JobsPanel
from app.theme.theme import Theme
from gfr_core.errors import GfrError
from gfr_core.progress import Progress, Reporter


@pytest.fixture
def panel(qtbot: QtBot, lanes: Lanes, theme: Theme) -> JobsPanel:
    made = JobsPanel(lanes, theme)
    qtbot.addWidget(made)
    return made


def test_a_job_that_is_done_says_so(panel: JobsPanel, lanes: Lanes, qtbot: QtBot) -> None:
    job = Job("Opening a.png", lambda report: 1)
    with qtbot.waitSignal(job.finished):
        lanes.io.submit(job)
    row = panel.rows[0]
    assert (row.title.text(), row.state.text()) == ("Opening a.png", "Done")
    assert row.stop.isHidden()


def test_a_failed_job_is_shown_as_failed_with_the_reason(panel: JobsPanel, lanes: Lanes, qtbot: QtBot) -> None:
    def fail(report: Reporter) -> None:
        raise GfrError("It is empty.")

    job = Job("Opening a.png", fail)
    with qtbot.waitSignal(job.finished):
        lanes.io.submit(job)
    assert panel.rows[0].state.text() == "Failed: It is empty."
    assert panel.rows[0].state.property("role") == "error"


def test_progress_is_shown_and_the_button_stops(panel: JobsPanel, lanes: Lanes, qtbot: QtBot) -> None:
    go_on = threading.Event()

    def work(report: Reporter) -> None:
        report(Progress(0.25, "Warping"))
        go_on.wait(5)
        report(Progress(0.5, "Restoring"))

    job = Job("Restoring face 1", work)
    with qtbot.waitSignal(job.progressed):
        lanes.gpu.submit(job)
    row = panel.rows[0]
    assert (row.bar.value(), row.state.text()) == (250, "Warping")
    QTest.mouseClick(row.stop, Qt.MouseButton.LeftButton)
    assert row.state.text() == "Stopping"
    with qtbot.waitSignal(job.finished):
        go_on.set()
    assert row.state.text() == "Stopped"


def test_the_newest_job_is_on_top_and_old_ones_are_forgotten(panel: JobsPanel, lanes: Lanes, qtbot: QtBot) -> None:
    jobs = [Job(f"Job {number}", lambda report: 1) for number in range(KEPT + 3)]
    with qtbot.waitSignal(jobs[-1].finished):
        for job in jobs:
            lanes.io.submit(job)
    assert panel.rows[0].title.text() == f"Job {KEPT + 2}"
    assert len(panel.rows) == KEPT


def test_a_row_from_before_the_icons_gets_its_own(panel: JobsPanel, lanes: Lanes, theme: Theme, qtbot: QtBot) -> None:
    job = Job("Opening a.png", lambda report: 1)
    with qtbot.waitSignal(job.finished):
        lanes.io.submit(job)
    stop = panel.rows[0].stop
    blank = stop.icon().pixmap(16, 16).toImage()
    theme.show_icons()
    assert stop.icon().pixmap(16, 16).toImage() != blank
