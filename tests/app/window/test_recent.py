from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from app.operations.all_operations import Operations
from app.settings.settings import Settings
from app.window.recent import RecentProjects


@pytest.fixture
def opened() -> list[Path]:
    return []


@pytest.fixture
def recent(operations: Operations, settings: Settings, parent: QWidget, opened: list[Path]) -> RecentProjects:
    return RecentProjects(settings, operations.project, opened.append, parent)


def words(recent: RecentProjects) -> list[str]:
    return [action.text() for action in recent.menu.actions()]


def test_at_first_there_is_none(recent: RecentProjects) -> None:
    assert words(recent) == ["None yet"]
    assert not recent.menu.actions()[0].isEnabled()


def test_what_was_opened_last_stands_first_and_is_opened_by_a_click(
    recent: RecentProjects, operations: Operations, opened: list[Path], tmp_path: Path
) -> None:
    for name in ("one", "two & three"):
        path = tmp_path / f"{name}.gfrproject"
        path.touch()
        operations.project.opened.emit(path)
    assert words(recent) == ["two && three", "one"]
    recent.menu.actions()[1].trigger()
    assert opened == [tmp_path / "one.gfrproject"]


def test_one_that_is_gone_is_left_out(recent: RecentProjects, operations: Operations, tmp_path: Path) -> None:
    path = tmp_path / "gone.gfrproject"
    operations.project.opened.emit(path)
    recent.fill()
    assert words(recent) == ["None yet"]
