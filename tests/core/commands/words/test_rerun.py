from pathlib import Path

import pytest

from gfr_core.commands.parser import read_words
from gfr_core.commands.rerun import RerunWish
from gfr_core.progress import silent
from tests.core.commands.words.started import given

PLACE = "gfr_core.commands.rerun.rerun_record"


def test_the_words_become_a_wish(monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["rerun", "r.json", "--out", "o.png", "--look-in", "a", "--anyway", "--device", "cpu"]
    found, _ = given(monkeypatch, PLACE, words)
    assert found == (RerunWish(Path("r.json"), Path("o.png"), (Path("a"),), True, "cpu"), silent)


def test_by_default_it_runs_where_the_record_ran_and_refuses_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    found, _ = given(monkeypatch, PLACE, ["rerun", "r.json", "--out", "o.png"])
    assert found == (RerunWish(Path("r.json"), Path("o.png"), (), False, None), silent)


def test_it_must_be_told_where_to(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        read_words(["rerun", "r.json"])
    assert "the following arguments are required: --out" in capsys.readouterr().err
