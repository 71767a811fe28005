from pathlib import Path

import pytest

from tests.core.commands.words.started import given


def test_the_word_names_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    found, _ = given(monkeypatch, "gfr_core.commands.sample.make_sample", ["sample", "try"])
    assert found == (Path("try"),)
