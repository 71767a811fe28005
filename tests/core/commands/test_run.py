from pathlib import Path

import pytest

from gfr_core.commands import run as command
from gfr_core.commands.answer import Answer
from gfr_core.commands.run import RunFacts, run
from gfr_core.errors import GfrError
from gfr_core.progress import silent
from gfr_core.project.run import RunOptions
from gfr_core.project.schema import Project
from gfr_core.project.store import write_project
from gfr_core.restore.restorer import Restorer
from tests.core.project.scenes import ToldFinder, person, source
from tests.core.restore.faces import restorer


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of two pictures; the second has been taken away."""
    monkeypatch.setattr(Restorer, "load", lambda device: restorer())
    monkeypatch.setattr(command, "open_finder", ToldFinder)
    sources = tuple(source(key, tmp_path / f"old{key}.png") for key in (1, 2))
    (tmp_path / "old2.png").unlink()
    write_project(Project((person(1, tmp_path / "mum.png"),), sources), tmp_path / "attic.gfrproject")
    return tmp_path / "attic.gfrproject"


def facts_of(answer: Answer) -> RunFacts:
    assert isinstance(answer.facts, RunFacts)
    return answer.facts


def test_the_answer_tells_what_became_of_each_picture(path: Path) -> None:
    answer = run(path, RunOptions(), "cpu", silent)
    pictures = facts_of(answer).pictures
    output = (path.parent / "old1-restored.png").as_posix()
    assert [(each.number, each.state, each.output) for each in pictures] == [
        (1, "restored", output),
        (2, "failed", None),
    ]
    assert (pictures[0].faces_restored, pictures[0].faces, facts_of(answer).waiting) == (1, 1, 0)
    reason = f"'old2.png' is not in '{path.parent}' any more."
    assert answer.text.splitlines() == [
        f"1: restored old1.png -> {output} (1 of 1 faces)",
        "2: failed   old2.png",
        f"   {reason}",
        "1 restored, 1 failed.",
    ]
    assert answer.fault is not None
    assert (answer.fault.exit_code, answer.fault.message) == (3, f"1 of 2 pictures failed. old2.png: {reason}")


def test_a_project_in_which_nothing_waits_says_so(path: Path) -> None:
    run(path, RunOptions(), "cpu", silent)
    answer = run(path, RunOptions(), "cpu", silent)
    assert answer.text == "No picture waits in this project. --only N takes one again, --retry those that failed."
    assert answer.fault is None


def test_the_folder_for_results_must_exist(path: Path) -> None:
    with pytest.raises(GfrError, match="does not exist"):
        run(path, RunOptions(out=path.parent / "gone"), "cpu", silent)
