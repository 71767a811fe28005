from pathlib import Path

import pytest

from gfr_core.progress import silent
from tests.core.commands.words.started import given


def test_the_record_and_the_folders_are_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["verify", "out.png.json", "--look-in", "a", "--look-in", "b"]
    found, _ = given(monkeypatch, "gfr_core.commands.verify.verify_record", words)
    assert found == (Path("out.png.json"), (Path("a"), Path("b")), silent)
