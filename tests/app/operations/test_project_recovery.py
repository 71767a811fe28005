import subprocess
import sys
from pathlib import Path

import pytest

from app.operations.project_recovery import RecoveryFolder
from gfr_core.project.schema import Project
from gfr_core.project.store import write_project
from tests.helpers.shared import ROOT

WINDOW = """
import sys
from pathlib import Path
from app.operations.project_recovery import RecoveryFolder
from gfr_core.project.schema import Project
from gfr_core.project.store import write_project
folder = RecoveryFolder(Path(sys.argv[1]))
folder.begin()
if len(sys.argv) > 2:
    assert folder.claim(Path(sys.argv[2]))
else:
    write_project(Project(), folder.own_file)
print("open", flush=True)
sys.stdin.read()
"""


class Window:
    """Another window: a process that has something open until it is killed."""

    def __init__(self, folder: Path, *projects: Path) -> None:
        words = [sys.executable, "-c", WINDOW, str(folder), *map(str, projects)]
        self._process = subprocess.Popen(words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == b"open\n"

    def kill(self) -> None:
        self._process.kill()
        self._process.communicate()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "recovery"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "attic.gfrproject"
    write_project(Project(), path)
    return path


def test_where_nothing_is_left_nothing_is_found(folder: Path) -> None:
    assert RecoveryFolder(folder).found() == ()


def test_what_a_killed_window_left_is_found_and_that_of_a_living_one_is_not(folder: Path) -> None:
    window = Window(folder)
    assert RecoveryFolder(folder).found() == ()
    window.kill()
    (left,) = RecoveryFolder(folder).found()
    assert left.is_untitled
    assert left.project.is_file()
    assert left.words.startswith("Untitled project, last change ")


def test_the_project_of_a_killed_window_is_found(folder: Path, project: Path) -> None:
    window = Window(folder, project)
    window.kill()
    (left,) = RecoveryFolder(folder).found()
    assert (left.project, left.is_untitled) == (project, False)
    assert left.words.startswith("attic.gfrproject, last change ")
    RecoveryFolder(folder).forget(left)
    assert project.is_file()
    assert RecoveryFolder(folder).found() == ()


def test_a_project_that_was_deleted_meanwhile_is_not_offered(folder: Path, project: Path) -> None:
    window = Window(folder, project)
    window.kill()
    project.unlink()
    assert RecoveryFolder(folder).found() == ()


def test_two_windows_do_not_have_one_project(folder: Path, project: Path) -> None:
    window, ours = Window(folder, project), RecoveryFolder(folder)
    assert not ours.claim(project)
    window.kill()
    assert ours.claim(project)
    assert ours.claim(project)
    ours.end()


def test_a_window_that_closes_properly_leaves_nothing(folder: Path, project: Path) -> None:
    ours = RecoveryFolder(folder)
    ours.begin()
    write_project(Project(note="1"), ours.own_file)
    write_project(Project(note="2"), ours.own_file)
    assert ours.claim(project)
    assert not ours.own_file.exists()
    ours.end()
    assert list(folder.iterdir()) == []


def test_the_newest_comes_first(folder: Path) -> None:
    windows = [Window(folder), Window(folder)]
    for window in windows:
        window.kill()
    times = [left.saved_at for left in RecoveryFolder(folder).found()]
    assert len(times) == 2
    assert times == sorted(times, reverse=True)


def test_a_damaged_pointer_is_passed_over(folder: Path) -> None:
    folder.mkdir()
    (folder / "window.open").write_bytes(b"\xff")
    assert RecoveryFolder(folder).found() == ()
