from pathlib import Path

import pytest

from gfr_core.commands.answer import Answer
from gfr_core.commands.parser import read_words
from gfr_core.progress import silent
from gfr_core.project.run import RunOptions


def test_the_words_become_options(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[object] = []

    def run(*arguments: object) -> Answer:
        given.extend(arguments)
        return Answer("", RunOptions())

    monkeypatch.setattr("gfr_core.commands.run.run", run)
    words = read_words(
        ["run", "attic.gfrproject", "--only", "2", "--out", "results", "--operator", "Ada", "--device", "cpu", "--json"]
    )
    words.start(words)(silent)
    assert given == [
        Path("attic.gfrproject"),
        RunOptions(2, retries=False, out=Path("results"), operator="Ada"),
        "cpu",
        silent,
    ]
    assert words.json


@pytest.mark.parametrize("wrong", [["--only", "0"], ["--only", "1", "--retry"]])
def test_what_makes_no_sense_is_refused(wrong: list[str]) -> None:
    with pytest.raises(SystemExit):
        read_words(["run", "attic.gfrproject", *wrong])
