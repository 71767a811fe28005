from dataclasses import replace
from pathlib import Path

import pytest

from gfr_core.errors import GfrError, MachineError
from gfr_core.progress import Progress, Stopped, silent
from gfr_core.project import run as module
from gfr_core.project.run import ProjectRun, RunOptions, run_project
from gfr_core.project.schema import Project
from gfr_core.project.store import read_project, write_project
from tests.core.project.scenes import ToldFinder, person, photo, source
from tests.core.restore.faces import restorer


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project of three pictures; the second has been taken away."""
    mum = person(1, tmp_path / "mum.png")
    sources = tuple(source(key, tmp_path / f"old{key}.png") for key in (1, 2, 3))
    (tmp_path / "old2.png").unlink()
    write_project(Project((mum,), sources, current=3), tmp_path / "attic.gfrproject")
    return tmp_path / "attic.gfrproject"


def run(path: Path, options: RunOptions | None = None) -> ProjectRun:
    return run_project(path, restorer(), ToldFinder(), silent, options or RunOptions())


def states(path: Path) -> list[str]:
    return [entry.state for entry in read_project(path).project.sources]


def test_every_waiting_picture_is_restored_and_a_failed_one_is_shown_as_failed(path: Path) -> None:
    done = run(path)
    assert [entry.state for entry in done.done] == ["restored", "failed", "restored"]
    assert read_project(path).project == done.project
    assert done.done[1].reason == f"'old2.png' is not in '{path.parent}' any more."
    assert (path.parent / "old3-restored.png").is_file()


def test_what_is_done_is_not_done_again(path: Path) -> None:
    run(path)
    assert run(path).done == ()
    photo(path.parent / "old2.png")
    assert [entry.key for entry in run(path, RunOptions(retries=True)).done] == [2]
    assert states(path) == ["restored"] * 3


def test_one_picture_can_be_taken_whatever_its_state(path: Path) -> None:
    assert [entry.key for entry in run(path, RunOptions(only=3)).done] == [3]
    assert [entry.key for entry in run(path, RunOptions(only=3)).done] == [3]
    assert states(path) == ["waiting", "waiting", "restored"]
    with pytest.raises(GfrError, match=r"There is no picture 4; the project has 3\."):
        run(path, RunOptions(only=4))


def test_results_go_to_the_folder_asked_for_else_to_the_projects(path: Path) -> None:
    folders = [path.parent / name for name in ("one", "two")]
    for folder in folders:
        folder.mkdir()
    write_project(replace(read_project(path).project, outputs=folders[0].as_posix()), path)
    run(path, RunOptions(only=1))
    run(path, RunOptions(only=3, out=folders[1]))
    assert [[each.name for each in folder.glob("*.png")] for folder in folders] == [
        ["old1-restored.png"],
        ["old3-restored.png"],
    ]


def test_a_stopped_run_keeps_what_is_done_and_goes_on_where_it_was(path: Path) -> None:
    def stop_at_second(progress: Progress) -> None:
        if "old2" in progress.text:
            raise Stopped

    with pytest.raises(Stopped):
        run_project(path, restorer(), ToldFinder(), stop_at_second)
    assert states(path) == ["restored", "waiting", "waiting"]
    assert [entry.key for entry in run(path).done] == [2, 3]


def test_a_machine_that_cannot_go_on_ends_the_run(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise MachineError("The disk is full.")

    monkeypatch.setattr(module, "work_on", full)
    with pytest.raises(MachineError):
        run(path)
    assert states(path) == ["waiting"] * 3


def test_a_damaged_project_is_not_written_over(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-30])
    before = path.read_bytes()
    with pytest.raises(GfrError, match="is damaged, and a run would write over it"):
        run(path)
    assert path.read_bytes() == before


def test_progress_says_which_picture(path: Path) -> None:
    told: list[Progress] = []
    run_project(path, restorer(), ToldFinder(), told.append)
    assert told[0] == Progress(0.0, "Picture 1 of 3, old1.png: Reading")
    assert [progress.done for progress in told] == sorted(progress.done for progress in told)
