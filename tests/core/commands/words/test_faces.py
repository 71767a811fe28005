from pathlib import Path

import pytest

from gfr_core.commands.wishes import FrameWish
from tests.core.commands.words.started import given


def test_the_words_name_a_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    found, _ = given(monkeypatch, "gfr_core.commands.faces.list_faces", ["faces", "a.mp4", "--time", "2.5"])
    assert found == (FrameWish(Path("a.mp4"), None, 2.5),)
