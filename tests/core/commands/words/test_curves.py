from pathlib import Path

import pytest

from tests.core.commands.words.started import given


def test_the_words_name_logs_and_a_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["curves", "a.jsonl", "b.jsonl", "--out", "c.svg"]
    found, _ = given(monkeypatch, "gfr_core.commands.curves.curves", words)
    assert found == ((Path("a.jsonl"), Path("b.jsonl")), Path("c.svg"))
