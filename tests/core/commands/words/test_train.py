from pathlib import Path

import pytest

from gfr_core.progress import silent
from tests.core.commands.words.started import given


@pytest.mark.parametrize("resume", [False, True])
def test_the_words_name_a_configuration_and_whether_to_resume(monkeypatch: pytest.MonkeyPatch, resume: bool) -> None:
    words = ["train", "c.toml", *(["--resume"] if resume else [])]
    found = given(monkeypatch, "gfr_core.commands.train.train", words)
    assert found == ((Path("c.toml"), silent), {"resume": resume})
