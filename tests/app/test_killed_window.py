"""Whenever a window is killed, the next one finds its work, but for the last second at most."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.dialogs.recovery import RecoveryAnswer
from app.documents.desk import Desk
from app.jobs.lane import Lanes
from app.main_window import MainWindow
from app.operations.all_operations import Operations
from app.operations.engine import Engine
from app.operations.project_recovery import Recoverable
from app.settings.settings import Settings
from app.theme.theme import Theme
from tests.app.killed_window import INFLUENCE, MOST_TICKS, TICK_MS
from tests.app.operations.scenes import photos
from tests.app.window.answers import Answers, ProjectAnswers
from tests.helpers.shared import ROOT

Settled = Callable[[], None]
A_SECOND = 1000 // TICK_MS
"""Ticks. Counted by the window that is killed, so that a busy machine slows the clock down too."""


@pytest.fixture
def next_window(desk: Desk, lanes: Lanes, engine: Engine, tmp_path: Path) -> Iterator[Operations]:
    made = Operations.on(desk, lanes, engine, tmp_path / "sample", tmp_path / "data")
    yield made
    made.cancel()
    made.keeping.finish()


def work_until(folder: Path, ticks: int) -> int:
    """Lets a window work so long and kills it; the last tick that it told of."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "OMP_NUM_THREADS": "1"}
    words = [sys.executable, "-m", "tests.app.killed_window", str(folder)]
    with subprocess.Popen(words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdout is not None
        last = next(int(line) for line in window.stdout if int(line) >= ticks)
        window.kill()  # SIGKILL: nothing of it gets to say goodbye
        return max([last, *(int(line) for line in window.stdout)])


@pytest.mark.parametrize("ticks", [23, 41, 64])
def test_the_work_of_a_killed_window_is_recovered(
    next_window: Operations, desk: Desk, tmp_path: Path, qtbot: QtBot, settled: Settled, ticks: int
) -> None:
    photos(tmp_path, "mum.png", "a.png", "b.png")
    last = work_until(tmp_path, ticks)
    recovery = next_window.keeping.recovery
    assert recovery is not None
    (left,) = recovery.found()
    next_window.project.recover(left)
    settled()
    assert [person.name for person in desk.people.people] == ["Mum", "Dad"]
    assert [portrait.name for portrait in desk.portraits.portraits] == ["mum.png"]
    assert [item.name for item in desk.project.items] == ["a.png", "b.png"]
    assert [face.number for face in desk.source.faces] == [1, 2]
    assert dict(desk.people.assignments) == {1: 1, 2: 2}
    assert last - A_SECOND <= round(desk.restoration.strength * MOST_TICKS) <= last + 1
    assert desk.restoration.guide_influence == INFLUENCE
    qtbot.waitUntil(lambda: recovery.found() == ())


class Recovering(ProjectAnswers):
    """Somebody who goes on with the newest of what is offered."""

    def what_to_recover(self, found: Sequence[Recoverable]) -> RecoveryAnswer:
        self.asked.extend(each.words for each in found)
        return RecoveryAnswer(open=found[0])


def test_the_next_window_offers_the_work_of_the_killed_one_and_shows_it(
    next_window: Operations,
    desk: Desk,
    lanes: Lanes,
    theme: Theme,
    settings: Settings,
    tmp_path: Path,
    qtbot: QtBot,
    settled: Settled,
) -> None:
    photos(tmp_path, "mum.png", "a.png", "b.png")
    work_until(tmp_path, 41)
    asks = Recovering()
    window = MainWindow(desk, lanes, next_window, theme, settings, Answers(), asks)
    window.show()
    assert window.projects.offer_recovery()
    settled()
    (offered,) = asks.asked
    assert offered.startswith("Untitled project, last change ")
    faces = window.source.faces
    assert [faces.item(row).text().split("  ·  ")[-1] for row in range(faces.count())] == ["Mum", "Dad"]
    assert window.people.people.rows[1].words.text() == "face 1  ·  1 portrait"
    assert window.inspector.evidence.value.text() == f"{INFLUENCE:.0%}".replace("%", " %")
    window.inspector.restore.button.click()
    settled()
    assert [each.is_restored for each in desk.restoration.outcomes] == [True]
    desk.restoration.mark_saved()
    window.close()
