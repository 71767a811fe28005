from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.dialogs.project_wishes import ProjectWishes
from app.dialogs.questions import Fate
from app.dialogs.recovery import RecoveryAnswer
from app.documents.desk import Desk
from app.documents.project import RunState
from app.jobs.lane import Lanes
from app.operations.all_operations import Operations
from app.operations.engine import Engine
from app.operations.project_recovery import Recoverable
from app.settings.settings import Settings
from gfr_core.project.schema import Project
from gfr_core.project.store import write_project
from tests.app.operations.scenes import photos
from tests.app.window.answers import ProjectAnswers

Settled = Callable[[], None]


class Answers(ProjectAnswers):
    """Recovers the newest, or discards everything."""

    recovers = True

    def what_to_recover(self, found: Sequence[Recoverable]) -> RecoveryAnswer:
        self.asked.append(f"{len(found)} found")
        return RecoveryAnswer(open=found[0]) if self.recovers else RecoveryAnswer(discards_all=True)


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def kept(desk: Desk, lanes: Lanes, engine: Engine, tmp_path: Path) -> Iterator[Operations]:
    made = Operations.on(desk, lanes, engine, tmp_path / "sample", tmp_path / "data")
    yield made
    made.cancel()


@pytest.fixture
def wishes(desk: Desk, kept: Operations, settings: Settings, answers: Answers) -> Iterator[ProjectWishes]:
    parent = QObject()
    yield ProjectWishes(desk, kept, settings, answers, parent)
    parent.deleteLater()


@pytest.fixture
def unsaved(wishes: ProjectWishes, kept: Operations, desk: Desk, tmp_path: Path, settled: Settled) -> ProjectWishes:
    """Two pictures that no project file holds."""
    wishes.add_pictures(photos(tmp_path, "a.png", "b.png"))
    settled()
    assert desk.project.is_unsaved
    return wishes


def test_an_unsaved_project_is_not_lost_without_asking(unsaved: ProjectWishes, desk: Desk, answers: Answers) -> None:
    answers.fate = Fate.KEEP
    unsaved.on_new()
    assert answers.asked == ["A new project"]
    assert len(desk.project.items) == 2
    answers.fate = Fate.DISCARD
    unsaved.on_new()
    assert len(desk.project.items) == 0
    unsaved.on_new()
    assert len(answers.asked) == 2


def test_a_project_can_be_saved_on_the_way_to_what_would_cost_it(
    unsaved: ProjectWishes, desk: Desk, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    answers.fate, answers.target = Fate.SAVE, tmp_path / "attic.gfrproject"
    unsaved.on_new()
    assert len(desk.project.items) == 2
    qtbot.waitUntil(lambda: not desk.project.items)
    assert answers.target.is_file()
    assert answers.asked == ["A new project", "a.gfrproject"]


def test_save_asks_for_a_name_once(
    unsaved: ProjectWishes, desk: Desk, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    unsaved.on_save()
    assert desk.project.path is None
    answers.target = tmp_path / "attic.gfrproject"
    unsaved.on_save()
    qtbot.waitUntil(answers.target.is_file)
    unsaved.on_save()
    assert answers.asked == ["a.gfrproject"] * 2
    unsaved.on_save_as()
    assert answers.asked[-1] == "attic.gfrproject"


def test_open_asks_which_and_opens_it(
    wishes: ProjectWishes, desk: Desk, answers: Answers, tmp_path: Path, settled: Settled
) -> None:
    wishes.on_open()
    assert desk.project.path is None
    answers.project = tmp_path / "attic.gfrproject"
    write_project(Project(), answers.project)
    wishes.on_open()
    settled()
    assert desk.project.path == answers.project


def test_a_project_among_dropped_files_is_opened(
    wishes: ProjectWishes, desk: Desk, tmp_path: Path, settled: Settled
) -> None:
    path = tmp_path / "attic.gfrproject"
    write_project(Project(), path)
    wishes.add_pictures([*photos(tmp_path, "a.png"), path])
    settled()
    assert (desk.project.path, desk.project.items) == (path, ())


def test_pictures_and_folders_are_asked_for(
    wishes: ProjectWishes, desk: Desk, answers: Answers, tmp_path: Path, settled: Settled
) -> None:
    wishes.on_add_pictures()
    wishes.on_choose_outputs()
    wishes.on_find_missing()
    settled()
    assert (desk.project.items, desk.project.outputs) == ((), None)
    answers.pictures, answers.folder = photos(tmp_path, "a.png"), tmp_path
    wishes.on_add_pictures()
    wishes.on_choose_outputs()
    settled()
    assert (len(desk.project.items), desk.project.outputs) == (1, tmp_path)
    wishes.on_find_missing()
    settled()
    assert desk.notice.message is not None


def test_the_queue_is_started_and_held(unsaved: ProjectWishes, desk: Desk, kept: Operations, qtbot: QtBot) -> None:
    unsaved.on_run_or_pause()
    assert desk.project.run is RunState.RUNNING
    unsaved.on_run_or_pause()
    qtbot.waitUntil(lambda: desk.project.run is RunState.PAUSED and desk.project.working is None)
    kept.queue_run.cancel()


@pytest.mark.parametrize("recovers", [True, False])
def test_what_was_left_behind_is_offered_once(
    wishes: ProjectWishes, desk: Desk, answers: Answers, tmp_path: Path, qtbot: QtBot, settled: Settled, recovers: bool
) -> None:
    wishes.offer_recovery()
    assert answers.asked == []
    answers.recovers = recovers
    left = tmp_path / "data" / "recovery" / "dead.gfrproject"
    left.parent.mkdir(parents=True)
    write_project(Project(outputs=tmp_path.as_posix()), left)
    wishes.offer_recovery()
    assert answers.asked == ["1 found"]
    qtbot.waitUntil(lambda: not left.exists())
    settled()
    assert (desk.project.outputs == tmp_path) is recovers
